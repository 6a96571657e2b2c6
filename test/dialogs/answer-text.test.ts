import assert from 'node:assert/strict';
import { answerText, dayOf } from '../../dialogs/answer-text.ts';
import {
  correction,
  placeCorrection,
  withdrawal,
} from '../../dialogs/correction-notice.ts';
import type { Answer } from '../../knowledge/answer.ts';
import { CITY, QUOTE } from '../support/small-city.ts';

const HOTLINE = CITY.hotline.number;
const PLACE: Extract<Answer, { kind: 'place' }> = {
  kind: 'place',
  id: 'd3/阳光花园',
  place: '阳光花园',
  district: 'd3',
  zone: 'sealed',
  source: '第6号通告',
  announcedOn: '2022-01-10',
  over: false,
  row: 'sealed 2022-01-10 ',
};
const METRO = { ...QUOTE, article: 'metro', text: '地铁末班车22点。', phones: [] };

const ANSWERS: readonly Answer[] = [
  { kind: 'answered', quotes: [QUOTE] },
  { kind: 'ask', slot: 'zone', article: 'dialysis' },
  { kind: 'ask', slot: 'district', article: 'dialysis' },
  { kind: 'ask_place' },
  PLACE,
  { ...PLACE, over: true },
  { kind: 'expired', quote: QUOTE, validUntil: '2022-01-10T20:00' },
  { kind: 'unknown', topic: 'other' },
  { kind: 'other_city', name: '北京' },
  { kind: 'ahead', quote: QUOTE, validFrom: '2022-01-13' },
];

describe('dialogs: an answer in words', () => {
  it('is said whole, in both languages, with nothing left open', () => {
    for (const answer of ANSWERS)
      for (const language of ['zh', 'en'] as const) {
        const { text } = answerText(answer, language, CITY);
        assert.notEqual(text.trim(), '');
        assert.doesNotMatch(text, /[{}]|undefined|null/, answer.kind);
      }
  });

  it('quotes what is published with its source and its day', () => {
    const two: Answer = { kind: 'answered', quotes: [QUOTE, METRO] };
    const { text, phones, quote, slot } = answerText(two, 'zh', CITY);
    for (const part of [QUOTE.text, METRO.text, QUOTE.source, QUOTE.announcedOn])
      assert.ok(text.includes(part), part);
    assert.deepEqual(phones, QUOTE.phones);
    assert.equal(quote, QUOTE);
    assert.equal(slot, null);
  });

  it('names what is asked, and gives no number for it', () => {
    const slots = ANSWERS.map((answer) => answerText(answer, 'zh', CITY).slot);
    assert.deepEqual(slots.slice(1, 4), ['zone', 'district', 'place']);
    assert.ok(slots.slice(4).every((slot) => slot === null));
    assert.deepEqual(answerText({ kind: 'ask_place' }, 'zh', CITY).phones, []);
  });

  it('names a place’s zone and district as residents know them', () => {
    const zh = answerText(PLACE, 'zh', CITY).text;
    for (const part of ['阳光花园', '第3区', '封控区', '第6号通告', '2022-01-10'])
      assert.ok(zh.includes(part), part);
    const en = answerText(PLACE, 'en', CITY).text;
    assert.match(en, /District 3/);
    assert.match(en, /Locked-down area/);
    assert.notEqual(answerText({ ...PLACE, over: true }, 'zh', CITY).text, zh);
    const gone = answerText({ ...PLACE, zone: 'gone' }, 'zh', CITY).text;
    assert.match(gone, /gone/, 'a zone that the city no longer has');
  });

  it('says of a rule that is still to begin from when it holds', () => {
    const { text, quote, phones } = answerText(
      { kind: 'ahead', quote: QUOTE, validFrom: '2022-01-13' },
      'zh',
      CITY,
    );
    assert.match(text, /1月13日开始执行，现在还没开始/);
    assert.ok(text.includes(QUOTE.text));
    assert.equal(quote, QUOTE);
    assert.deepEqual(phones, QUOTE.phones);
  });

  it('says of a rule that is over until when it held, and where to ring', () => {
    const [, , , , , , over] = ANSWERS;
    assert.ok(over);
    const { text, phones, quote } = answerText(over, 'zh', CITY);
    assert.match(text, /1月10日/);
    assert.ok(text.includes(HOTLINE));
    assert.deepEqual(phones, [HOTLINE]);
    assert.equal(quote, QUOTE);
  });

  it('says a day as people do, wherever the house stands', () => {
    assert.equal(dayOf('2022-01-10', 'zh'), '1月10日');
    assert.equal(dayOf('2022-01-10T23:59', 'en'), '10 January');
  });
});

describe('dialogs: a correction', () => {
  it('tells the rule that holds now, with its source', () => {
    const { say, text, phones, quotes } = correction(QUOTE, 'zh');
    assert.equal(say, 'policy.corrected');
    for (const part of [QUOTE.text, QUOTE.source, QUOTE.announcedOn])
      assert.ok(text.includes(part), part);
    assert.deepEqual(phones, QUOTE.phones);
    assert.deepEqual(quotes, [QUOTE]);
  });

  it('tells the zone that a place has now', () => {
    const { say, text } = placeCorrection(PLACE, 'zh', CITY);
    assert.equal(say, 'policy.place_corrected');
    assert.match(text, /阳光花园[\s\S]*第6号通告/);
  });

  it('tells which rule holds no more, and where to ring', () => {
    for (const language of ['zh', 'en'] as const) {
      const { say, text, phones } = withdrawal('血透预约', language, CITY);
      assert.equal(say, 'policy.withdrawn');
      assert.ok(text.includes('血透预约'));
      assert.ok(text.includes(HOTLINE));
      assert.deepEqual(phones, [HOTLINE]);
    }
  });
});
