import assert from 'node:assert/strict';
import type { Chat } from '../support/chat.ts';
import { realChat } from './real-city.ts';

const facts = (chat: Chat) =>
  (chat.state.personal.draft?.facts ?? []).map(({ key, value }) => `${key}: ${value}`);
const WAY = '金水区红专路98号院3号楼，13900000000';

describe('what is asked of a danger', () => {
  it('is not asked again where the first words told it', () => {
    const chat = realChat();
    chat.say(`我怀孕39周，熊猫血，肚子五分钟疼一次，已经破水了，${WAY}`);
    assert.ok(facts(chat).includes('blood_type: 熊猫血'));
    assert.ok(facts(chat).includes('contractions: 五分钟疼一次'));
    assert.match(chat.text, /胎头/);
    chat.say('没有');
    assert.notEqual(chat.asked, 'flag', chat.text);
  });

  it('is not asked what age and how high a fever, where both were told', () => {
    const chat = realChat();
    chat.say(`四岁娃发烧39度5 蔫了，${WAY}`);
    assert.equal(chat.asked, 'flag');
    assert.match(chat.text, /第几天/);
    assert.doesNotMatch(chat.text, /多大年纪|多少度/);
    const other = realChat();
    other.say(`孩子发高烧，${WAY}`);
    assert.match(other.text, /多大年纪？最高多少度？第几天？/);
  });

  it('is asked only for the part that is still open', () => {
    const chat = realChat();
    chat.say(`孩子被邻居家的狗咬了，出血了，${WAY}`);
    assert.equal(chat.asked, 'flag');
    assert.match(chat.text, /什么时候/);
    assert.doesNotMatch(chat.text, /有主人吗/);
  });

  it('is found in what was said before the danger was', () => {
    const chat = realChat();
    chat.say('我老婆是A型血，在家待产');
    chat.say(`她现在肚子疼得厉害，破水了，${WAY}`);
    assert.ok(facts(chat).includes('blood_type: A型血'));
  });

  it('is explained to whoever asks back, and the question stands', () => {
    const chat = realChat();
    chat.say(`孩子刚才被狗咬了，${WAY}`);
    assert.equal(chat.asked, 'flag');
    chat.say('问这个干嘛？');
    assert.equal(chat.asked, 'flag');
    assert.ok(!facts(chat).some((fact) => fact.includes('干嘛')), facts(chat).join());
  });

  it('is never answered by a name', () => {
    const chat = realChat();
    chat.say(`孩子刚才被狗咬了，${WAY}`);
    assert.equal(chat.asked, 'flag');
    chat.say('我叫张小平');
    assert.ok(!facts(chat).some((fact) => fact.includes('张小平')), facts(chat).join());
  });
});

describe('an answer about a danger', () => {
  const bitten = () => {
    const chat = realChat();
    chat.say('孩子被狗咬了');
    chat.say(WAY);
    assert.match(chat.text, /什么时候被什么动物/);
    return chat;
  };

  for (const words of ['他爸在打电话', '邻居过来帮忙了', '我们在等救护车', '好害怕'])
    it(`that is no answer is kept as told, and the question stands: ${words}`, () => {
      const chat = bitten();
      chat.say(words);
      assert.ok(!facts(chat).some((fact) => fact.includes(words)), facts(chat).join());
      assert.equal(chat.state.personal.draft?.account.at(-1)?.value, words);
      assert.equal(chat.asked, 'flag');
    });

  const FITS: readonly (readonly [string, readonly string[]])[] = [
    ['昨天晚上，一只大黄狗', ['bitten_at: 昨天晚上', 'animal_and_owner: 一只大黄狗']],
    ['刚才 邻居家的狗', ['bitten_at: 刚才', 'animal_and_owner: 邻居家的狗']],
    ['半小时前吧', ['bitten_at: 半小时前']],
    ['一条柯基', ['animal_and_owner: 一条柯基']],
    ['不知道，没看见', ['bitten_at: 不知道']],
  ];
  for (const [words, wanted] of FITS)
    it(`fills what it fits: ${words}`, () => {
      const chat = bitten();
      chat.say(words);
      for (const fact of wanted)
        assert.ok(
          facts(chat).some((each) => each.startsWith(fact)),
          facts(chat).join(),
        );
    });

  it('keeps its facts when it ends in thanks', () => {
    const chat = bitten();
    chat.say('6岁 22公斤 谢谢你们');
    assert.ok(facts(chat).includes('age: 6岁'), facts(chat).join());
    assert.ok(facts(chat).includes('weight: 22公斤'), facts(chat).join());
    assert.ok(!chat.said.includes('thanks'), chat.text);
  });

  it('of thanks alone is only thanked for', () => {
    const chat = bitten();
    const before = facts(chat);
    chat.say('谢谢你们');
    assert.deepEqual(chat.said, ['thanks', 'ask.flag']);
    assert.deepEqual(facts(chat), before);
  });

  it('about the wound is not whose dog it was', () => {
    const chat = bitten();
    chat.say('左脚后跟，破皮了');
    assert.deepEqual(
      facts(chat).filter((fact) => fact.startsWith('animal')),
      [],
    );
    assert.ok(facts(chat).includes('wound_site: 左脚'));
  });

  it('to its first part does not count as a failure of the second', () => {
    const chat = bitten();
    chat.say('一只大黄狗');
    chat.say('半个小时前');
    chat.say('邻居过来帮忙了');
    assert.equal(chat.asked, 'flag');
  });

  it('reaches whoever has the conversation', () => {
    const chat = bitten();
    chat.cases = chat.cases.map((each) => ({ ...each, withPerson: true }));
    chat.owner = 'agent';
    chat.say('6岁，左脚后跟破皮了');
    assert.deepEqual(chat.said, []);
    assert.ok(facts(chat).includes('age: 6岁'), facts(chat).join());
    assert.ok(facts(chat).includes('skin_broken: 破皮了'), facts(chat).join());
    assert.equal(chat.last?.commands[0]?.do, 'detail_case');
  });

  it('to whoever has the conversation adds nothing where it holds nothing', () => {
    const chat = bitten();
    chat.cases = chat.cases.map((each) => ({ ...each, withPerson: true }));
    chat.owner = 'agent';
    chat.say('好的，我等着');
    assert.deepEqual(chat.last?.commands, []);
  });
});

describe('a danger that grows', () => {
  it('has the name and the advice of what was told before', () => {
    const chat = realChat();
    chat.say('我老婆怀孕39周了想问去哪家医院产检，金水区');
    chat.say('肚子一阵一阵疼，越来越密');
    assert.ok(chat.state.personal.draft?.flags.some(({ id }) => id === 'labour'));
    assert.equal(chat.state.draft?.urgency, 'critical');
  });

  it('is not alarmed again by a weaker sign of the same', () => {
    const chat = realChat();
    chat.say(`她肚子疼得厉害，破水了，${WAY}`);
    chat.say('39周+2，一个小时前破的');
    assert.ok(!chat.said.some((key) => key.startsWith('emergency.ra')), chat.text);
  });
});
