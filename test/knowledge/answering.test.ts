import assert from 'node:assert/strict';
import answerable from './answerable.json' with { type: 'json' };
import facts from './facts.json' with { type: 'json' };
import refusals from './refusals.json' with { type: 'json' };
import { outcome, question, sampleCity } from './support.ts';

describe('answering', () => {
  const { knowledge } = sampleCity();

  it(`answers most that people ask in their own words (${answerable.length} questions)`, () => {
    const wrong: string[] = [];
    for (const { asked, zone, from } of answerable) {
      const got = outcome(knowledge.answer(question(asked, { zone: zone || null })));
      if (!got.split('+').some((id) => from.includes(id)))
        wrong.push(`${asked} → ${got}`);
    }
    const share = 1 - wrong.length / answerable.length;
    assert.ok(share >= 0.94, `${share.toFixed(3)}:\n${wrong.join('\n')}`);
  });

  describe('holds every fact of the notices, for the zone that it is for', () => {
    for (const { asked, zone, district, says, not } of facts as readonly Fact[])
      it(`${asked} (${zone ?? 'any zone'}${district ? `, ${district}` : ''})`, () => {
        const at = { zone: zone ?? null, district: district ?? null };
        const answer = knowledge.answer(question(asked, at));
        assert.equal(answer.kind, 'answered');
        const text = answer.quotes.map((quote) => quote.text).join('\n');
        for (const word of says)
          assert.ok(text.includes(word), `${word} is not in: ${text}`);
        for (const word of not ?? [])
          assert.ok(!text.includes(word), `${word} is in: ${text}`);
      });
  });

  it(`refuses nearly all that no notice tells (${refusals.length} questions)`, () => {
    const answered = refusals.filter((text) => {
      const { kind } = knowledge.answer(question(text));
      return kind !== 'unknown' && kind !== 'other_city';
    });
    const share = 1 - answered.length / refusals.length;
    assert.ok(share >= 0.92, `${share.toFixed(3)}:\n${answered.join('\n')}`);
  });

  it('names the question of a message that no notice answers', () => {
    const answer = knowledge.answer(question('透析怎么预约？小区里能不能养鸽子？'));
    assert.ok(answer.kind === 'answered');
    assert.deepEqual(
      answer.beside?.map(({ asked, answer: { kind } }) => [asked, kind]),
      [['小区里能不能养鸽子', 'unknown']],
    );
    const greeted = knowledge.answer(question('在吗？透析怎么预约？谢谢'));
    assert.ok(greeted.kind === 'answered');
    assert.equal(greeted.beside, undefined);
  });

  describe('each of several questions', () => {
    const NOW = new Date('2022-01-12T18:00:00+08:00');
    const each = (text: string) => {
      const answer = knowledge.answer(question(text, { now: NOW }));
      const beside = answer.beside?.map((one) => one.answer.kind) ?? [];
      return [outcome(answer), ...beside].join(' ');
    };
    for (const [text, comes] of [
      ['核酸几点开始？心理热线电话是多少？', 'psych-line expired'],
      ['心理热线电话是多少？核酸几点开始？', 'psych-line expired'],
      ['透析怎么预约？洛阳透析怎么约？', 'dialysis other_city'],
      ['透析怎么预约？洛阳呢？', 'dialysis other_city'],
      ['核酸几点开始？洛阳透析怎么约？', 'expired other_city'],
      ['脑梗要送哪家医院？心理热线是多少？', 'psych-line ask'],
      ['能不能养鸽子？核酸几点开始？', 'expired unknown'],
      ['能不能养鸽子？会不会下雨？', 'unknown'],
    ])
      it(`is answered as it would be alone: ${text}`, () =>
        assert.equal(each(text ?? ''), comes));

    it('is for the place that was told for all, or another that it names', () => {
      const text = '封控区急病去哪家医院？防范区急病去哪家医院？';
      assert.equal(each(text), 'care-sealed+care-precaution');
      assert.equal(
        each('我在管控区。急病去哪家医院？心理热线是多少？'),
        'care-controlled+psych-line',
      );
    });

    it('is for the other city where somebody says that they are there', () => {
      assert.equal(each('洛阳这边封了。核酸几点开始？透析怎么预约？'), 'other_city');
      assert.equal(
        each('我从洛阳回来。透析怎么预约？心理热线是多少？'),
        'dialysis+psych-line',
      );
    });
  });

  it('takes bare words about testing for the testing of all, and others for what they name', () => {
    const ask = (text: string) => outcome(knowledge.answer(question(text)));
    for (const text of [
      '做核酸吗',
      '核酸',
      '核酸检测',
      '做核酸不',
      '测核酸吗',
      '咱做核酸不',
    ])
      assert.equal(ask(text), 'testing-time', text);
    for (const text of ['上门核酸', '能上门做核酸吗', '在家能做核酸吗'])
      assert.equal(ask(text), 'door-testing', text);
    assert.equal(ask('学生做核酸'), 'pupils-lane');
    assert.equal(ask('孩子要做核酸吗'), 'testing-who');
    assert.equal(ask('没做核酸会变黄码吗'), 'testing-missed');
  });

  it('tells no rule for all to who asks what goes on in a district without one', () => {
    const ask = (text: string, district: string | null = null) =>
      outcome(knowledge.answer(question(text, { district })));
    for (const text of ['中牟县做核酸吗', '中牟要不要做核酸', '新郑做核酸不'])
      assert.equal(ask(text), 'unknown', text);
    assert.equal(ask('做核酸吗', 'zhongmu'), 'unknown');
    assert.match(ask('金水区做核酸吗'), /^testing-/);
    assert.equal(ask('中牟县老人下不了楼，能上门做核酸吗'), 'door-testing');
  });

  it('says which other city was meant', () => {
    assert.deepEqual(knowledge.answer(question('洛阳的透析怎么约')), {
      kind: 'other_city',
      name: '洛阳',
    });
  });

  it('asks the zone only where the answers differ', () => {
    assert.equal(outcome(knowledge.answer(question('脑梗要送哪家医院'))), 'ask zone');
    assert.equal(outcome(knowledge.answer(question('透析怎么预约'))), 'dialysis');
  });

  it('takes the zone from the question before the one that is remembered', () => {
    const answer = knowledge.answer(
      question('管控区急病去哪家医院', { zone: 'precaution' }),
    );
    assert.equal(outcome(answer), 'care-controlled');
  });

  it('answers for both zones that one question names', () => {
    const answer = knowledge.answer(question('封控区和防范区急病去哪家医院'));
    assert.equal(outcome(answer), 'care-sealed+care-precaution');
  });

  it('answers each of several questions, however many', () => {
    const ask = (text: string) => outcome(knowledge.answer(question(text)));
    assert.equal(ask('12355收费吗？地铁周末多久一趟？'), 'youth-line+metro');
    assert.equal(ask('放疗电话多少？还有心理热线是多少'), 'radiotherapy+psych-line');
    assert.equal(
      ask('血透怎么约？放疗电话？孕妇去哪生？'),
      'dialysis+radiotherapy+pregnancy',
    );
    assert.equal(ask('我妈在家。需要透析。怎么预约？'), 'dialysis');
    assert.equal(ask('放疗去哪家医院？明天会下雨吗？'), 'radiotherapy');
  });

  describe('the clauses of a sentence are', () => {
    const ask = (text: string) => outcome(knowledge.answer(question(text)));
    for (const [text, comes] of [
      ['管控区怎么买药，透析怎么预约，心理热线多少', 'medicine+dialysis+psych-line'],
      ['我在管控区，透析咋预约，买药咋办', 'dialysis+medicine'],
      ['血透怎么约，放疗电话', 'dialysis+radiotherapy'],
      ['想问问透析预约，还有心理热线号码', 'dialysis+psych-line'],
      ['发热门诊怎么预约、互联网医院有哪些', 'fever-clinic+internet-hospital'],
      [
        'how do I book dialysis, and what is the mental health hotline',
        'dialysis+psych-line',
      ],
    ] as const)
      it(`questions of their own: ${text}`, () => assert.equal(ask(text), comes));
    for (const [text, comes] of [
      ['透析怎么约，要带什么', 'dialysis'],
      ['我妈透析，怎么约专车', 'dialysis'],
      ['老人下不来楼，怎么做核酸，能不能上门', 'door-testing'],
      ['我怀孕了，产检怎么去，生孩子去哪', 'pregnancy'],
      ['封控区里被狗咬了，去哪打针，怎么出去', 'bite'],
      ['封控区、管控区怎么打疫苗', 'vaccination'],
    ] as const)
      it(`one question: ${text}`, () => assert.equal(ask(text), comes));
  });

  it('quotes in the language of the question, with source, date and numbers', () => {
    const answer = knowledge.answer(question('Which number do I call for radiotherapy?'));
    assert.equal(answer.kind, 'answered');
    const [quote] = answer.quotes;
    assert.match(quote?.text ?? '', /Zhengzhou Central Hospital/);
    assert.match(quote?.source ?? '', /headquarters/);
    assert.equal(quote?.announcedOn, '2022-01-12');
    assert.deepEqual(quote?.phones, ['17637172753']);
    assert.equal(quote?.version, 1);
  });
});

interface Fact {
  readonly asked: string;
  readonly zone?: string;
  readonly district?: string;
  readonly says: readonly string[];
  readonly not?: readonly string[];
}

describe('following up', () => {
  const { knowledge } = sampleCity();
  const next = (previous: string, text: string, zone: string | null = null) =>
    outcome(knowledge.answer(question(text, { previous, zone })));

  it('keeps the matter when only the zone changes', () => {
    assert.equal(next('care-sealed', '那管控区呢？', 'sealed'), 'care-controlled');
    assert.equal(next('care-sealed', 'And in the precaution area?'), 'care-precaution');
  });

  it('keeps the matter when only the number is wanted', () => {
    assert.equal(next('radiotherapy', '电话多少？'), 'radiotherapy');
    assert.equal(next('psych-line', "What's the number?"), 'psych-line');
  });

  it('does not pass off a number that the article lacks', () => {
    assert.equal(next('infectious-emergency', '电话多少？'), 'unknown');
    assert.equal(next('radiotherapy', '多少钱？'), 'unknown');
  });

  it('starts anew where another matter is named', () => {
    assert.equal(next('care-sealed', '那放疗呢？', 'sealed'), 'radiotherapy');
  });

  it('answers nothing to thanks', () => {
    assert.equal(next('radiotherapy', '好的谢谢'), 'unknown');
    assert.equal(next('radiotherapy', 'ok thank you'), 'unknown');
  });

  it('knows nothing of a previous article that is gone', () => {
    assert.equal(next('withdrawn-long-ago', '那管控区呢？'), 'unknown');
  });
});
