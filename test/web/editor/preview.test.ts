import assert from 'node:assert/strict';
import { instantOf } from '../../../knowledge/moment.ts';
import type { PreviewAnswer } from '../../../web/editor/contract.ts';
import {
  between,
  localOf,
  sayLocal,
  shifted,
} from '../../../web/editor/pane/city-time.ts';
import {
  spanAround,
  tomorrowAtEight,
  validityOf,
} from '../../../web/editor/pane/preview-span.ts';
import {
  alive,
  fail,
  hear,
  say,
  send,
  type,
  typed,
} from '../../../web/editor/pane/preview-talk.ts';
import { articleOf } from './pane-samples.ts';

const answer = (article: string | null): PreviewAnswer => ({
  kind: article === null ? 'unknown' : 'answered',
  text: '好',
  phones: [],
  choices: [],
  article,
  version: null,
});

describe('editor: the city’s clock', () => {
  it('is read and set', () => {
    assert.equal(
      localOf(Date.parse('2022-01-11T16:30Z'), 'Asia/Shanghai'),
      '2022-01-12T00:30',
    );
    const at = instantOf('2022-01-12T00:30', 'Asia/Shanghai');
    assert.equal(at.toISOString(), '2022-01-11T16:30:00.000Z');
  });

  it('comes back as it was set, in winter and in summer', () => {
    for (const local of ['2022-01-12T08:00', '2022-07-12T08:00', '2022-03-27T12:00'])
      for (const zone of ['Asia/Shanghai', 'Europe/Berlin', 'America/Lima'])
        assert.equal(localOf(instantOf(local, zone), zone), local, zone);
  });

  it('is reckoned with across days', () => {
    assert.equal(shifted('2022-01-31T23:59', 1), '2022-02-01T00:00');
    assert.equal(between('2022-01-31T23:00', '2022-02-01T01:30'), 150);
    assert.equal(tomorrowAtEight('2022-01-31T00:10'), '2022-02-01T08:00');
  });

  it('is said as people write it, with the year only where it is another', () => {
    const today = '2022-01-10T09:00';
    assert.equal(sayLocal('2022-01-12T08:05', 'zh', today), '1月12日 周三 08:05');
    assert.equal(sayLocal('2022-01-12T08:05', 'en', today), 'Wed 12 Jan, 08:05');
    assert.equal(sayLocal('2021-12-31T08:05', 'zh', today), '2021年12月31日 周五 08:05');
    assert.equal(sayLocal('2021-12-31T08:05', 'en', today), 'Fri 31 Dec 2021, 08:05');
  });
});

describe('editor: the preview’s slider', () => {
  it('knows when an item begins and ends, and that a draft may not know yet', () => {
    const article = articleOf({
      validFrom: '2022-01-10T15:00',
      validUntil: '2022-01-12',
    });
    assert.deepEqual(validityOf({ kind: 'article', article }), {
      begins: '2022-01-10T15:00',
      ends: '2022-01-12T23:59',
    });
    const unsaid = articleOf({ announcedOn: '' });
    const nothing = { begins: null, ends: null };
    assert.deepEqual(validityOf({ kind: 'article', article: unsaid }), nothing);
    assert.deepEqual(validityOf({ kind: 'register', register: { rows: [] } }), nothing);
    assert.deepEqual(validityOf(null), nothing);
  });

  it('goes from a day before the first moment to a day after the last', () => {
    const span = spanAround('2022-01-11T09:20', {
      begins: '2022-01-10T15:00',
      ends: '2022-01-12T23:59',
    });
    assert.equal(span.from, '2022-01-09T15:00');
    assert.ok(shifted(span.from, span.length) >= '2022-01-13T23:59');
    assert.equal(span.length % 60, 0);
  });

  it('leaves out what is too far to slide to', () => {
    const span = spanAround('2022-06-01T09:20', {
      begins: '2020-01-01T00:00',
      ends: null,
    });
    assert.equal(span.from, '2022-05-31T09:00');
  });
});

describe('editor: the preview’s conversation', () => {
  it('asks what is being typed, and keeps the answer before until the next', () => {
    const first = hear(type([], '透析'), answer('dialysis'));
    const more = type(first, '透析怎么办 ');
    assert.equal(typed(more), '透析怎么办 ');
    assert.deepEqual(alive(more), { asks: '透析怎么办', previous: null });
    assert.equal(more.at(-1)?.answer?.article, 'dialysis');
    assert.equal(more.length, 1);
  });

  it('drops the turn when the box is emptied', () => {
    assert.deepEqual(type(type([], '透析'), ' '), []);
  });

  it('carries the article before to a follow-up', () => {
    const sent = send(hear(type([], '管控区透析'), answer('dialysis')));
    assert.equal(typed(sent), '');
    const next = type(sent, '那电话多少');
    assert.deepEqual(alive(next), { asks: '那电话多少', previous: 'dialysis' });
    assert.equal(next.at(-1)?.answer, null);
  });

  it('asks the question again that a tapped choice answers', () => {
    const asked = hear(send(type([], '能出门吗')), answer('going-out'));
    const told = say(asked, '封控区', '能出门吗');
    assert.equal(told.at(-1)?.said, '封控区');
    assert.deepEqual(alive(told), { asks: '能出门吗', previous: 'going-out' });
  });

  it('begins nothing new from an answer that found nothing', () => {
    const lost = send(hear(type([], '外星人'), answer(null)));
    assert.equal(alive(say(lost, '那怎么办'))?.previous, null);
  });

  it('says that asking failed, until it works', () => {
    const failed = fail(type([], '透析'), 'network');
    assert.equal(failed.at(-1)?.failure, 'network');
    assert.equal(hear(failed, answer('dialysis')).at(-1)?.failure, null);
    assert.deepEqual(hear([], answer('dialysis')), []);
  });

  it('gives every turn a key of its own', () => {
    const talk = say(say(say([], '一'), '二'), '三');
    assert.equal(new Set(talk.map(({ key }) => key)).size, 3);
  });
});
