import assert from 'node:assert/strict';
import fc from 'fast-check';
import { read, TOWN } from './support.ts';

/** Wednesday 2022-01-12, 18:00 in the town. */
const NOW = new Date('2022-01-12T18:00:00+08:00');

/** Short forms: `11T20:00` is a time of this month, `11` the whole day, `11..12` from and to. */
function timesOf(text: string): readonly string[] {
  const { times = [] } = read(text, { now: NOW }).entities;
  return times.map(({ value: { from, to } }) => {
    assert.match(from, /\+08:00$/);
    const day = from.slice(0, 10);
    if (from === to) return from.slice(0, 16);
    const next = new Date(Date.parse(from) + 86_400_000).getTime() === Date.parse(to);
    if (next && from.includes('T00:00')) return day;
    return `${from.slice(0, 16)}..${to.slice(0, 16)}`;
  });
}

describe('times in words', () => {
  const ONE: readonly (readonly [string, string])[] = [
    ['后天上午去透析', '2022-01-14T08:00..2022-01-14T12:00'],
    ['昨晚八点被狗咬的', '2022-01-11T20:00'],
    ['昨晚開始發燒', '2022-01-11T18:00..2022-01-12T00:00'],
    ['今早吃了药', '2022-01-12T06:00..2022-01-12T10:00'],
    ['上周三做的化疗', '2022-01-05'],
    ['三天前摔的', '2022-01-09'],
    ['1月10日去过', '2022-01-10'],
    ['一月十号去过', '2022-01-10'],
    ['半小时前', '2022-01-12T17:30'],
    ['一个半小时前', '2022-01-12T16:30'],
    ['两个小时之前晕过去的', '2022-01-12T16:00'],
    ['十分钟前', '2022-01-12T17:50'],
    ['三刻钟前', '2022-01-12T17:15'],
    ['半个月前', '2021-12-28'],
    ['两周前', '2021-12-29'],
    ['三个月前', '2021-10-12'],
    ['大前天中午', '2022-01-09T11:00..2022-01-09T14:00'],
    ['大后天', '2022-01-15'],
    ['今天凌晨三点二十', '2022-01-12T03:20'],
    ['昨天半夜两点', '2022-01-12T02:00'],
    ['昨晚十二点', '2022-01-12T00:00'],
    ['明早九点', '2022-01-13T09:00'],
    ['前天晚上八点多', '2022-01-10T20:00..2022-01-10T21:00'],
    ['下午三点半', '2022-01-12T15:30'],
    ['早8点', '2022-01-12T08:00'],
    ['3：20开始疼', '2022-01-12T15:20'],
    ['15日18时', '2022-01-15T18:00'],
    ['12月31号', '2021-12-31'],
    ['去年12月25日', '2021-12-25'],
    ['上个月15号', '2021-12-15'],
    ['31号之前', '2021-12-31'],
    ['2022-01-10 15:30', '2022-01-10T15:30'],
    ['下周二化疗', '2022-01-18'],
    ['周一要去透析', '2022-01-17'],
    ['周五被狗咬了', '2022-01-07'],
    ['这周末', '2022-01-15T00:00..2022-01-17T00:00'],
    ['上周', '2022-01-03T00:00..2022-01-10T00:00'],
    ['上个月', '2021-12-01T00:00..2022-01-01T00:00'],
    ['两天后透析', '2022-01-14'],
    ['1月10日到12日', '2022-01-10T00:00..2022-01-13T00:00'],
    ['12月28日到3日', '2021-12-28T00:00..2022-01-04T00:00'],
    ['1月12号到27号', '2022-01-12T00:00..2022-01-28T00:00'],
    ['1月12-27日', '2022-01-12T00:00..2022-01-28T00:00'],
    ['周一到周五', '2022-01-10T00:00..2022-01-15T00:00'],
    ['周五下午2点', '2022-01-14T14:00'],
    ['每周去一次，这次是周五下午2点', '2022-01-14T14:00'],
    ['下周二下午2点化疗', '2022-01-18T14:00'],
    ['Friday at 2pm', '2022-01-14T14:00'],
    ['昨天9点到11点', '2022-01-11T09:00..2022-01-11T11:00'],
    ['下午1点到3点', '2022-01-12T13:00..2022-01-12T15:00'],
    ['从周一开始发烧', '2022-01-10T00:00..2022-01-12T18:00'],
    ['last night at 8', '2022-01-11T20:00'],
    ['at 8 last night', '2022-01-11T20:00'],
    ['last night at 2am', '2022-01-12T02:00'],
    ['the day after tomorrow', '2022-01-14'],
    ['in two hours', '2022-01-12T20:00'],
    ['since Monday', '2022-01-10T00:00..2022-01-12T18:00'],
    ['half an hour ago', '2022-01-12T17:30'],
    ['an hour and a half ago', '2022-01-12T16:30'],
    ['3 days ago', '2022-01-09'],
    ['a couple of weeks ago', '2021-12-29'],
    ['this morning at 7:30', '2022-01-12T07:30'],
    ['around 3 am this morning', '2022-01-12T03:00'],
    ['Yesterday Afternoon', '2022-01-11T12:00..2022-01-11T18:00'],
    ['tonight at 9', '2022-01-12T21:00'],
    ["6 o'clock tomorrow evening", '2022-01-13T18:00'],
    ['noon today', '2022-01-12T12:00'],
    ['at 5', '2022-01-12T17:00'],
    ['January 10th', '2022-01-10'],
    ['10 January', '2022-01-10'],
    ['Dec 31', '2021-12-31'],
    ['he fell on Friday', '2022-01-07'],
    ['dialysis is due Thursday', '2022-01-13'],
    ['next Tuesday', '2022-01-18'],
    ['last Wednesday', '2022-01-05'],
    ['on the 10th', '2022-01-10'],
    ['last week', '2022-01-03T00:00..2022-01-10T00:00'],
  ];
  for (const [text, time] of ONE) {
    it(text, () => assert.deepEqual(timesOf(text), [time]));
  }

  const NONE: readonly string[] = [
    '有一点疼，快一点',
    '两点建议',
    '5号楼3单元',
    '110号院',
    '3日内核酸',
    '每周三次透析',
    '每天早上八点',
    '每天早上八点和晚上八点吃药',
    '每周三下午两点去透析',
    '每周一三五下午2点',
    '每星期二、四上午',
    '每个礼拜天早上九点',
    '周一到周五下午2点',
    '周一至周五每天14:00',
    '工作日下午2点',
    '隔天下午两点透析',
    'every Monday at 2pm',
    'every Monday to Friday at 2 pm',
    'Mondays and Thursdays at 3pm',
    'monday to friday at 2pm',
    'every day at 8am',
    'on weekdays at 2pm',
    '孕39周六天',
    '打完疫苗两天后发烧',
    '以后天天都要做吗',
    '体温39度8',
    '血压120/80',
    '前面两栋楼',
    '这个月饼',
    'on the 10th floor',
    'at 39 weeks',
    'oxygen at 85',
    'in 3 months pregnant',
    'every 5 minutes',
    '38 weeks pregnant',
    'my son is 5',
    '13800000000',
  ];
  for (const text of NONE) {
    it(`none: ${text}`, () => assert.deepEqual(timesOf(text), []));
  }

  it('of a range with weekdays are the days of the range, with the words as they were told', () => {
    const RANGES = [
      '1月12日到27日每周一至周五下午2点',
      '1月12日-27日，周一到周五下午2点',
      '1月12号至1月27号每天14:00',
      '1月12日到1月27日工作日上午9点到11点',
    ];
    const told = (text: string, now: string) =>
      (read(text, { now: new Date(now) }).entities.times ?? []).map(
        ({ words, value: { from, to } }) => [
          words,
          `${from.slice(0, 10)}..${to.slice(0, 10)}`,
        ],
      );
    for (const text of RANGES) {
      const days = [[text, '2022-01-12..2022-01-28']];
      assert.deepEqual(told(text, '2022-01-12T18:00:00+08:00'), days);
      assert.deepEqual(told(text, '2022-01-29T18:00:00+08:00'), days, 'just past');
      assert.deepEqual(told(text, '2021-11-20T18:00:00+08:00'), days, 'months before');
    }
  });

  it('quotes the words as they were written', () => {
    const text = '孩子  昨晚 8点半 被狗抓了，明早 带去打针';
    const { times = [] } = read(text, { now: NOW }).entities;
    assert.equal(times.length, 2);
    for (const { words, span } of times) {
      assert.equal(text.slice(span.start, span.end), words);
    }
  });
  it('a day is a day in the city, wherever it is', () => {
    const late = new Date('2022-01-12T23:30:00-05:00');
    const at = (timeZone: string) =>
      read('yesterday at 9 pm', { now: late, gazetteer: { ...TOWN, timeZone } }).entities
        .times?.[0]?.value.from;
    assert.equal(at('America/New_York'), '2022-01-11T21:00:00-05:00');
    assert.equal(at('Asia/Shanghai'), '2022-01-12T21:00:00+08:00');
    assert.equal(at('Asia/Kathmandu'), '2022-01-12T21:00:00+05:45');
  });
  it('keeps the offset of the day told, on both sides of a change of clocks', () => {
    const gazetteer = { ...TOWN, timeZone: 'Europe/Berlin' };
    const now = new Date('2022-03-28T12:00:00+02:00');
    const from = (text: string) =>
      read(text, { now, gazetteer }).entities.times?.[0]?.value.from;
    assert.equal(from('前天晚上八点'), '2022-03-26T20:00:00+01:00');
    assert.equal(from('昨晚八点'), '2022-03-27T20:00:00+02:00');
  });
  it('without a zone nothing is guessed', () => {
    const { timeZone: _, ...nowhere } = TOWN;
    assert.equal(read('昨晚八点', { gazetteer: nowhere }).entities.times, undefined);
  });
  it('whatever the figures and the day, from is not behind to', () => {
    const piece = fc.constantFrom(
      ...'昨今明前后天晚早上下午点半周月日号年:到从开始3 8 12 31 两 个小时 ago at since on May 31 pm'.split(
        '',
      ),
      ...['前', '小时', '星期', ' ago', ' days', ' at ', '2月', '31日', '二十九'],
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 24 }),
        fc.date({ min: new Date(0), max: new Date('2099-12-31'), noInvalidDate: true }),
        (pieces, now) => {
          const text = pieces.join('');
          for (const { value, words, span } of read(text, { now }).entities.times ?? []) {
            assert.ok(Date.parse(value.from) <= Date.parse(value.to), text);
            assert.equal(text.slice(span.start, span.end), words);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
