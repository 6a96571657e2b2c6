import assert from 'node:assert/strict';
import { Article } from '../../../knowledge/content/article.ts';
import { Entry } from '../../../knowledge/content/directory.ts';
import { RegisterRow } from '../../../knowledge/content/register.ts';
import { FILTERS } from '../../../web/editor/lines.ts';
import en from '../../../web/editor/locales/en.json' with { type: 'json' };
import zh from '../../../web/editor/locales/zh.json' with { type: 'json' };
import { sayValue } from '../../../web/editor/pane/say-value.ts';
import { Words } from '../../../web/editor/words.ts';
import { keepLocaleRules } from '../locale-rules.ts';
import { SETTINGS } from './sample.ts';

const inChinese = new Words('zh', SETTINGS);
const inEnglish = new Words('en', SETTINGS);
const AFTERNOON = '2026-11-21T06:05:00.000Z';

describe('editor locales', () => {
  keepLocaleRules('editor', zh, en);

  it('name every field that a form calls by its path', () => {
    const shapes = [Article.shape, Entry.shape, RegisterRow.shape];
    const fields = new Set(shapes.flatMap((shape) => Object.keys(shape)));
    for (const field of fields) {
      // The house's own; nobody fills them in.
      if (field === 'id' || field === 'version') continue;
      assert.ok(Object.hasOwn(zh, `field.${field}`), field);
    }
  });

  it('name every filter, state and refusal', () => {
    const refusals =
      'unknown_item changed_meanwhile wrong_state own_draft bad_input not_publishable not_allowed csrf signed_out wrong_credentials too_many_tries network our_fault';
    const keys = [
      ...FILTERS.map((filter) => `filter.${filter}`),
      ...refusals.split(' ').map((code) => `notice.${code}`),
    ];
    for (const key of keys) assert.ok(Object.hasOwn(zh, key), key);
    assert.equal(inEnglish.notice('never heard of'), en['notice.our_fault']);
  });
});

describe('editor words', () => {
  it('say moments by the city’s clock, as people write them', () => {
    const now = Date.parse('2026-11-21T10:00:00Z');
    assert.equal(inChinese.moment(AFTERNOON, now), '今天 14:05');
    assert.equal(inEnglish.moment(AFTERNOON, now), 'today 14:05');
    assert.equal(inChinese.moment('2026-11-19T16:30:00Z', now), '11月20日 00:30');
    assert.equal(inEnglish.moment('2025-11-19T06:30:00Z', now), '19 Nov 2025 14:30');
  });

  it('say days of the content as they stand there', () => {
    assert.equal(inChinese.cityMoment('2022-01-10'), '2022年1月10日');
    assert.equal(inChinese.cityMoment('2022-01-10T15:00'), '2022年1月10日 15:00');
    assert.equal(inEnglish.cityMoment('2022-01-10T15:00'), '10 Jan 2022 15:00');
    assert.equal(inChinese.cityMoment('某天'), '某天');
  });

  it('know the city’s day', () => {
    assert.equal(inChinese.today(Date.parse('2026-11-20T16:30:00Z')), '2026-11-21');
  });

  it('say ids by name, and one without a name as it is', () => {
    assert.equal(inChinese.zone('sealed'), '封控区');
    assert.equal(inEnglish.district('north'), 'North');
    assert.equal(inChinese.category('gone'), 'gone');
  });

  it('say a field’s value without ids or JSON', () => {
    assert.equal(
      sayValue(inChinese, 'zones', ['sealed', 'controlled']),
      '封控区\n管控区',
    );
    assert.equal(sayValue(inChinese, 'title', { zh: '几点' }), '中文：几点');
    assert.equal(sayValue(inChinese, 'validUntil', '2022-01-10'), '2022年1月10日');
    const checks = [{ text: '几点', zone: 'sealed', at: '2022-01-10' }];
    assert.equal(sayValue(inChinese, 'checks', checks), '几点\n封控区\n2022年1月10日');
    assert.equal(sayValue(inChinese, 'reviewBy', undefined), '');
  });
});
