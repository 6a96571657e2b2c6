import assert from 'node:assert/strict';
import { outcome, question, sampleCity } from './support.ts';

describe('answering at a moment', () => {
  const { knowledge } = sampleCity();
  const at = (moment: string, text: string, anyTime = false) =>
    knowledge.answer(
      question(text, {
        now: new Date(moment),
        anyTime,
        district: 'jinshui',
        zone: 'controlled',
      }),
    );

  it('gives the hours on the morning of the testing day', () => {
    const answer = at('2022-01-10T08:00:00+08:00', '今天几点做核酸');
    assert.equal(outcome(answer), 'testing-time');
  });

  it('gives them the evening before to whoever asks about tomorrow', () => {
    assert.equal(
      outcome(at('2022-01-09T20:00:00+08:00', '明天几点做核酸')),
      'testing-time',
    );
  });

  it('tells what is announced and still to begin as that, whatever day before it is meant', () => {
    const evening = '2022-01-09T20:00:00+08:00';
    for (const text of ['今天几点做核酸', '几点做核酸', '核酸几点开始几点结束']) {
      const answer = at(evening, text);
      assert.equal(answer.kind, 'ahead', text);
      assert.equal(answer.validFrom, '2022-01-10');
      assert.equal(answer.quote.article, 'testing-time');
    }
    // Not to whom it is not for, not before it is announced, and no day that is gone has it.
    const elsewhere = question('几点做核酸', {
      now: new Date(evening),
      district: 'gongyi',
    });
    assert.equal(knowledge.answer(elsewhere).kind, 'unknown');
    assert.equal(at('2022-01-08T20:00:00+08:00', '几点做核酸').kind, 'unknown');
    assert.equal(at(evening, '昨天几点做的核酸').kind, 'unknown');
  });

  it('never passes the last notice as current', () => {
    const answer = at('2022-01-12T18:00:00+08:00', '今天几点做核酸');
    assert.equal(answer.kind, 'expired');
    assert.equal(answer.validUntil, '2022-01-10T15:00');
    assert.match(answer.quote.text, /1月10日.*9:00.*15:00/);
    for (const text of ['明天还测吗', '后天全员核酸几点', 'is there testing tomorrow'])
      assert.equal(at('2022-01-12T18:00:00+08:00', text).kind, 'expired', text);
  });

  it('reads days that are spoken as words, like those in figures', () => {
    for (const text of [
      '一月十号全员核酸几点到几点',
      '十号全员核酸几点到几点',
      '1月10日全员核酸几点到几点',
    ])
      assert.equal(outcome(at('2022-01-09T20:00:00+08:00', text)), 'testing-time', text);
    for (const text of [
      '一月十四号全员核酸几点到几点',
      '二十六号全员核酸几点到几点',
      '十一月二十号全员核酸几点到几点',
    ])
      assert.notEqual(at('2022-01-10T08:00:00+08:00', text).kind, 'answered', text);
  });

  it('is over when its last minute has passed', () => {
    const still = '现在还能做全员核酸吗';
    assert.equal(at('2022-01-10T15:00:00+08:00', still).kind, 'answered');
    assert.equal(at('2022-01-10T15:01:00+08:00', still).kind, 'expired');
  });

  it('takes a date alone for any minute of that day', () => {
    assert.equal(at('2022-01-10T20:00:00+08:00', '几点做核酸', true).kind, 'answered');
    assert.equal(at('2022-01-11T20:00:00+08:00', '几点做核酸', true).kind, 'expired');
  });

  it('answers about a day that the question names', () => {
    for (const text of [
      '1月10日几点做核酸',
      '10号几点做核酸',
      '前天几点做的核酸',
      'what time was the test on January 10',
    ])
      assert.equal(outcome(at('2022-01-12T18:00:00+08:00', text)), 'testing-time', text);
    assert.equal(at('2022-01-10T08:00:00+08:00', '1月15日几点做核酸').kind, 'expired');
  });

  it('knows nothing that was not announced yet', () => {
    assert.equal(outcome(at('2022-01-11T12:00:00+08:00', '透析怎么预约')), 'unknown');
    assert.equal(outcome(at('2022-01-12T00:30:00+08:00', '透析怎么预约')), 'dialysis');
  });

  it('keeps a rule without an end, also for tomorrow', () => {
    for (const text of ['地铁周末多久一趟', '明天地铁几分钟一趟'])
      assert.equal(outcome(at('2022-02-20T12:00:00+08:00', text)), 'metro');
  });

  it('does not take a day of the story for the day asked about', () => {
    assert.equal(
      outcome(at('2022-01-12T18:00:00+08:00', '昨天医院说没有核酸不收，怎么办')),
      'no-refusal-controlled',
    );
  });

  it('counts days by the city, whatever the machine', () => {
    // 23:30 on 9 January in London is half past seven on the testing day in the city.
    assert.equal(at('2022-01-09T23:30:00Z', '今天几点做核酸').kind, 'answered');
  });

  it('bound to no day, gives the newest notice with its date', () => {
    const answer = knowledge.answer(question('今天几点做核酸'));
    assert.equal(answer.kind, 'answered');
    assert.equal(answer.quotes[0]?.announcedOn, '2022-01-09');
  });

  it('has nothing for a district that the notice leaves out', () => {
    const now = new Date('2022-01-10T08:00:00+08:00');
    const answer = knowledge.answer(
      question('今天几点做核酸', { now, district: 'gongyi' }),
    );
    assert.equal(answer.kind, 'unknown');
  });
});
