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
    assert.notEqual(chat.asked, 'flag', chat.text);
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
