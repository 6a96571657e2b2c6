import assert from 'node:assert/strict';
import type { Command } from '../../dialogs/contract.ts';
import type { Answer, Knowledge, One } from '../../knowledge/answer.ts';
import { Chat, type World } from '../support/chat.ts';
import { CITY, GAZETTEER, QUOTE } from '../support/small-city.ts';
import { type Meaning, understanding } from '../support/understanding.ts';

const ASKS = { intent: 'ask_policy' } as const;

/** A conversation in which every question comes to this. */
function chatWith(answer: Answer | ((zone: string | null) => Answer)): Chat {
  const knowledge: Knowledge = {
    veil: (text) => text.replaceAll(/\d{4,}/g, '□'),
    articles: 1,
    answer: ({ zone }) => (typeof answer === 'function' ? answer(zone) : answer),
  };
  const world: World = {
    city: CITY,
    gazetteer: GAZETTEER,
    knowledge,
    knowledgeNow: new Date('2022-01-12T18:00:00+08:00'),
    understand: (text) => understanding(text, ASKS),
  };
  return new Chat('zh', world);
}

const UNKNOWN: Answer = { kind: 'unknown', topic: 'pets' };

/** What was noted, without what is empty. */
function notes(chat: Chat) {
  return chat
    .did('note')
    .map(({ do: _do, ...note }: Command) =>
      Object.fromEntries(Object.entries(note).filter(([, value]) => value !== null)),
    );
}

function wordsNoted(text: string, meaning: Meaning = {}): unknown {
  const chat = chatWith(UNKNOWN);
  chat.say(text, { ...ASKS, ...meaning });
  const [note] = chat.did('note');
  assert.ok(note?.do === 'note' && note.outcome === 'open');
  return note.words;
}

describe('dialogs: what a question came to, for the editors', () => {
  it('is which versions were told', () => {
    const other = { ...QUOTE, article: 'metro', version: 7 };
    const chat = chatWith({ kind: 'answered', quotes: [QUOTE, other] });
    chat.say('透析怎么约，地铁几点');
    assert.deepEqual(notes(chat), [
      { outcome: 'told', article: 'dialysis', version: 1 },
      { outcome: 'told', article: 'metro', version: 7 },
    ]);
  });

  it('is what of it nobody has answered', () => {
    const open = {
      asked: '能养鸽子吗',
      answer: { kind: 'unknown', topic: 'pets' },
    } as const;
    const chat = chatWith({ kind: 'answered', quotes: [QUOTE], beside: [open] });
    chat.say('透析怎么约？能养鸽子吗？');
    assert.deepEqual(notes(chat), [
      { outcome: 'told', article: 'dialysis', version: 1 },
      { outcome: 'open', topic: 'pets', words: '能养鸽子吗' },
    ]);
    const none = chatWith(UNKNOWN);
    none.say('能养鸽子吗');
    assert.deepEqual(notes(none), [
      { outcome: 'open', topic: 'pets', words: '能养鸽子吗' },
    ]);
  });

  it('is that the rule is over', () => {
    const chat = chatWith({ kind: 'expired', quote: QUOTE, validUntil: '2022-01-10' });
    chat.say('核酸几点');
    assert.deepEqual(notes(chat), [
      { outcome: 'expired', article: 'dialysis', version: 1 },
    ]);
  });

  it('is that the rule was told, where it is still to begin', () => {
    const chat = chatWith({ kind: 'ahead', quote: QUOTE, validFrom: '2022-01-13' });
    chat.say('核酸几点');
    assert.deepEqual(chat.said, ['policy.answer']);
    assert.deepEqual(notes(chat), [{ outcome: 'told', article: 'dialysis', version: 1 }]);
  });

  it('is nothing while it is asked back, nor for another city', () => {
    const answers: readonly Answer[] = [
      { kind: 'ask', slot: 'zone', article: 'dialysis' },
      { kind: 'ask_place' },
      { kind: 'other_city', name: '北京' },
    ];
    for (const answer of answers) {
      const chat = chatWith(answer);
      chat.say('透析怎么约');
      assert.deepEqual(notes(chat), [], answer.kind);
    }
  });

  it('is which row of the register was told, by the name of its place', () => {
    const place = {
      id: 'd1/阳光花园',
      place: '阳光花园',
      district: 'd1',
      zone: 'sealed',
    };
    const notice = { source: '通告', announcedOn: '2022-01-10', over: false };
    const chat = chatWith({
      kind: 'place',
      ...place,
      ...notice,
      row: 'sealed 2022-01-10 ',
    });
    chat.say('阳光花园是什么区');
    assert.deepEqual(notes(chat), [
      { outcome: 'told', place: 'd1/阳光花园', filled: 'sealed 2022-01-10 ' },
    ]);
  });

  it('is noted once the slot is known, with the question that waited', () => {
    const chat = chatWith((zone) =>
      zone === null ? { kind: 'ask', slot: 'zone', article: 'dialysis' } : UNKNOWN,
    );
    chat.say('能遛鸽子吗');
    chat.tap('policy:sealed');
    assert.deepEqual(notes(chat), [
      { outcome: 'open', topic: 'pets', words: '能遛鸽子吗' },
    ]);
  });

  it('is whether it helped, of the last answer', () => {
    for (const [tap, outcome] of [
      ['useful:yes', 'helpful'],
      ['useful:no', 'unhelpful'],
    ] as const) {
      const chat = chatWith({ kind: 'answered', quotes: [QUOTE] });
      chat.say('透析怎么约');
      chat.tap(tap);
      assert.deepEqual(notes(chat).slice(1), [{ outcome, article: 'dialysis' }]);
    }
    const chat = chatWith(UNKNOWN);
    chat.say('有用', { intent: 'other' });
    assert.deepEqual(notes(chat), [], 'nothing was told before');
  });

  describe('keeps the words of a question without an answer', () => {
    it('as far as a list shows them', () => {
      assert.equal(wordsNoted('小区里能不能养鸽子'), '小区里能不能养鸽子');
      assert.equal(String(wordsNoted('鸽'.repeat(200))).length, 60);
    });

    it('with long numbers blanked', () => {
      assert.equal(wordsNoted('订单20220112号到哪了，3天了'), '订单□号到哪了，3天了');
      assert.equal(wordsNoted('身份证41010119900101123X行不行'), '身份证□X行不行');
    });

    it('never where they name a person, a number to ring or an address', () => {
      assert.equal(wordsNoted('我叫张三，能养鸽子吗', { name: '张三' }), null);
      assert.equal(wordsNoted('打13800000000能养鸽子吗', { phone: '13800000000' }), null);
      assert.equal(wordsNoted('示例路3号能养鸽子吗', { address: '示例路3号' }), null);
    });

    it('never where they waited for a slot and told an address', () => {
      const chat = chatWith((zone) =>
        zone === null ? { kind: 'ask', slot: 'zone', article: 'dialysis' } : UNKNOWN,
      );
      chat.say('示例路3号能养鸽子吗', { ...ASKS, address: '示例路3号' });
      chat.tap('policy:sealed');
      assert.deepEqual(notes(chat), [{ outcome: 'open', topic: 'pets' }]);
    });

    it('never where they name whom the resident told of before', () => {
      const chat = chatWith(UNKNOWN);
      const trouble = { intent: 'file_request', category: 'food' } as const;
      chat.say('我叫张三，家里没有菜了', { ...trouble, name: '张三' });
      chat.say('张三能养鸽子吗？', ASKS);
      assert.deepEqual(notes(chat), [{ outcome: 'open', topic: 'pets' }]);
    });
  });

  it('is said to every question of a message, and the one that needs a place asks for it', () => {
    const expired: One = { kind: 'expired', quote: QUOTE, validUntil: '2022-01-10' };
    const city: One = { kind: 'other_city', name: '北京' };
    const ask: One = { kind: 'ask', slot: 'zone', article: 'care' };
    const beside = [expired, city, ask].map((answer, at) => ({
      asked: `第${at}问`,
      answer,
    }));
    const chat = chatWith({ kind: 'answered', quotes: [QUOTE], beside });
    chat.say('四个问题');
    assert.deepEqual(chat.said, ['policy.answer', 'policy.ask_zone']);
    assert.match(chat.text, /最近一次是1月10日的，已经过期[\s\S]*北京的请问当地/);
    assert.equal(chat.state.personal.question, '第2问');
    const where: One = { kind: 'ask_place' };
    const place = chatWith({
      kind: 'answered',
      quotes: [QUOTE],
      beside: [{ asked: '我们小区是什么区', answer: where }],
    });
    place.say('两个问题');
    assert.deepEqual(place.said, ['policy.answer', 'policy.ask_place']);
    assert.equal(place.state.policy.waiting, 'place');
    const over = chatWith({ ...expired, beside: [{ asked: '北京呢', answer: city }] });
    over.say('两个问题');
    assert.deepEqual(over.said, ['policy.answer', 'policy.expired']);
    assert.deepEqual(notes(over), [
      { outcome: 'expired', article: 'dialysis', version: 1 },
    ]);
  });
});
