import assert from 'node:assert/strict';
import { join } from 'node:path';
import { understand } from '../../intents/understand.ts';
import { loadCityPack } from '../../knowledge/content/load.ts';
import type { RegisterRow } from '../../knowledge/content/register.ts';
import { createKnowledge } from '../../knowledge/snapshot.ts';
import { Chat, type World } from '../support/chat.ts';

const PACK = loadCityPack(join(import.meta.dirname, '../../knowledge/zhengzhou-2022'));

const row = (change: Partial<RegisterRow>): RegisterRow => ({
  place: '阳光花园',
  aliases: [],
  district: 'jinshui',
  zone: 'controlled',
  from: '2022-01-10',
  source: { zh: '第6号通告', en: 'Notice no. 6' },
  announcedOn: '2022-01-10',
  ...change,
});

const KNOWLEDGE = createKnowledge({
  ...PACK,
  register: {
    rows: [
      row({ aliases: ['Sunny Garden'] }),
      row({ place: '河畔新城', until: '2022-01-11' }),
    ],
  },
});

const WORLD: World = {
  city: PACK.city,
  gazetteer: KNOWLEDGE.gazetteer,
  knowledge: KNOWLEDGE,
  knowledgeNow: new Date('2022-01-12T18:00:00+08:00'),
  understand: (text, state, now) =>
    understand(text, {
      now,
      asked: state.asked?.question ?? null,
      previous: null,
      gazetteer: KNOWLEDGE.gazetteer,
    }),
};

function chatOf(...says: readonly string[]): Chat {
  const chat = new Chat('zh', WORLD);
  for (const text of says) chat.say(text);
  return chat;
}

const choices = (chat: Chat) => chat.state.asked?.choices.map(({ id }) => id);

describe('dialogs: in which zone somebody lives', () => {
  it('is told with its notice, and kept for the next question', () => {
    const chat = chatOf('阳光花园是什么区');
    assert.deepEqual(chat.said, ['policy.answer']);
    assert.match(
      chat.text,
      /阳光花园（金水区）现在登记为管控区[\s\S]*第6号通告，2022-01-10/,
    );
    assert.deepEqual([chat.state.zone, chat.state.district], ['controlled', 'jinshui']);
    chat.say('脑梗可以提前约哪家医院');
    assert.deepEqual(
      chat.did('note').map((note) => note.do === 'note' && (note.place ?? note.article)),
      ['jinshui/阳光花园', 'care-controlled'],
    );
  });

  describe('in a place whose name several districts have', () => {
    const rows = [row({}), row({ district: 'erqi', zone: 'sealed' })];
    const knowledge = createKnowledge({ ...PACK, register: { rows } });
    const world: World = { ...WORLD, knowledge, gazetteer: knowledge.gazetteer };

    it('is asked by district, of those that have it', () => {
      const chat = new Chat('zh', world);
      chat.say('阳光花园是什么区');
      assert.deepEqual(chat.said, ['policy.ask_which']);
      assert.deepEqual(choices(chat), [
        'policy:jinshui',
        'policy:erqi',
        'policy:unknown',
      ]);
      chat.tap('policy:erqi');
      assert.match(chat.text, /阳光花园（二七区）现在登记为封控区/);
    });

    it('is asked after the place was asked for, too', () => {
      const chat = new Chat('zh', world);
      chat.say('我们小区是什么区');
      chat.say('阳光花园');
      assert.deepEqual(chat.said, ['policy.ask_which']);
      chat.say('金水区');
      assert.match(chat.text, /阳光花园（金水区）现在登记为管控区/);
    });
  });

  it('is told in the language of the conversation', () => {
    const chat = new Chat('en', { ...WORLD, understand: inEnglish });
    chat.say('Sunny Garden 是什么区');
    assert.match(chat.text, /Notice no\. 6/);
  });

  it('is asked for where no place is named, and then told', () => {
    const chat = chatOf('我们小区是什么区');
    assert.deepEqual(chat.said, ['policy.ask_place']);
    assert.equal(chat.asked, 'policy_slot');
    assert.deepEqual(choices(chat), ['policy:unknown']);
    chat.say('阳光花园3号楼');
    assert.deepEqual(chat.said, ['policy.answer']);
    assert.match(chat.text, /现在登记为管控区/);
    assert.equal(chat.state.policy.waiting, null);
    assert.equal(chat.state.personal.question, null);
  });

  it('is said to be over where the last notice is, and then kept nowhere', () => {
    const chat = chatOf('河畔新城是什么区');
    assert.match(chat.text, /最近一次登记为管控区，那份通告已经到期/);
    assert.equal(chat.state.zone, null);
    assert.equal(chat.state.district, 'jinshui');
  });

  it('is not guessed for a place that the register lacks, and can be filed', () => {
    const chat = chatOf('我们小区是什么区', '某某家园');
    assert.deepEqual(chat.said, ['policy.place_unknown']);
    assert.match(chat.text, /12345/);
    assert.deepEqual(choices(chat), ['do:register', 'do:person']);
    assert.equal(chat.state.policy.waiting, null);
  });

  it('is left open by who does not know where they are', () => {
    for (const answer of ['policy:unknown', '不知道']) {
      const chat = chatOf('我们小区是什么区');
      if (answer.startsWith('policy')) chat.tap(answer);
      else chat.say(answer);
      assert.deepEqual(chat.said, ['policy.unsure'], answer);
      assert.equal(chat.state.policy.waiting, null);
    }
  });

  it('is known from the address that the form was told', () => {
    const chat = chatOf('家里没有菜了', '金水区');
    chat.tap('skip:zone');
    assert.equal(chat.asked, 'address');
    chat.say('阳光花园3号楼');
    chat.say('我们小区是什么区？');
    assert.match(chat.text, /阳光花园（金水区）现在登记为管控区/);
  });

  it('is asked for, and nothing else said meanwhile is taken for a place', () => {
    for (const [says, said] of [
      ['透析怎么预约', 'policy.answer'],
      ['谢谢', 'thanks'],
      ['家里没有菜了', 'understood'],
    ] as const)
      assert.equal(chatOf('我们小区是什么区', says).said[0], said, says);
    const chat = chatOf('我们小区是什么区', '我要求助', '家里没菜了');
    assert.equal(chat.said[0], 'understood');
  });

  it('is told in the middle of the form, which goes on', () => {
    const chat = chatOf('家里没有菜了', '阳光花园是什么区？');
    assert.equal(chat.said[0], 'policy.answer');
    assert.ok(chat.asked && chat.asked !== 'menu', `${chat.asked}`);
  });

  it('waits for nobody in danger', () => {
    const chat = chatOf('我们小区是什么区', '我爸胸口疼喘不上气');
    assert.equal(chat.said[0], 'emergency.critical');
    assert.equal(chat.did('open_case').length, 1);
  });

  it('does not keep whoever wants a person instead', () => {
    const chat = chatOf('我们小区是什么区', '转人工');
    assert.equal(chat.said[0], 'person.requested');
  });
});

function inEnglish(...[text, state, now]: Parameters<World['understand']>) {
  return { ...WORLD.understand(text, state, now), language: 'en' as const };
}
