import assert from 'node:assert/strict';
import { Chat } from '../support/chat.ts';

const BITE = '孩子被狗抓伤了，出血';
const CRITICAL = {
  intent: 'file_request',
  category: 'medical',
  flags: ['labour_bleeding'],
} as const;
const HIGH = { ...CRITICAL, flags: ['labour_bleeding:high'], urgency: 'high' } as const;
const HEATING = { intent: 'file_request', category: 'other', urgency: 'normal' } as const;

const kinds = (chat: Chat) => chat.last?.commands.map((command) => command.do);

describe('dialogs: danger', () => {
  it('opens the case and calls a person in that very turn, before any question', () => {
    const chat = new Chat();
    const { replies, commands } = chat.say(BITE, CRITICAL);
    assert.deepEqual(chat.said, ['emergency.critical', 'ask.address.urgent']);
    assert.equal(replies[0]?.tone, 'critical');
    assert.equal(replies[0]?.at, 'now');
    assert.deepEqual(replies[0]?.phones, ['920']);
    const [opened, person] = commands;
    assert.ok(opened?.do === 'open_case' && person?.do === 'request_person');
    assert.equal(opened.consent, 'emergency');
    assert.equal(opened.confirmed, false);
    assert.equal(opened.urgency, 'critical');
    assert.deepEqual(opened.flags, ['labour_bleeding']);
    assert.deepEqual(opened.details.account, [{ value: BITE, message: 'm1' }]);
    const shown = replies[0]?.text ?? '';
    assert.notDeepEqual(opened.details.adviceGiven, []);
    for (const line of opened.details.adviceGiven) assert.ok(shown.includes(line), line);
    assert.equal(person.reason, 'urgent');
    assert.ok(replies[0]?.text.includes(opened.number));
  });

  it('puts the number before everything else', () => {
    const chat = new Chat();
    chat.say(BITE, CRITICAL);
    assert.match(chat.text.split('\n')[0] ?? '', /920/);
    chat.say('English please', { languageAsked: 'en' });
    const english = new Chat('en');
    english.say('my wife is bleeding, she is pregnant', { ...CRITICAL, language: 'en' });
    assert.match(english.text.split('\n')[0] ?? '', /920/);
  });

  it('then asks one thing at a time: where, phone, what the flag needs, who', () => {
    const chat = new Chat();
    chat.say('孩子被狗抓伤了', CRITICAL);
    const asked = [chat.asked];
    for (const answer of ['幸福花园3号楼', '13800001234', '36周', '有血块', '我爱人']) {
      chat.say(answer, answer.startsWith('138') ? { phone: answer } : {});
      asked.push(chat.asked);
      assert.deepEqual(kinds(chat), ['detail_case']);
    }
    assert.deepEqual(asked, ['address', 'phone', 'flag', 'flag', 'who', null]);
    const answers = chat.state.personal.draft?.facts;
    const keys = answers?.map(({ key, value }) => `${key}: ${value}`);
    assert.deepEqual(keys, ['pregnancy: 36周', 'waters_or_bleeding: 还在出血：有血块']);
  });

  it('asks nothing that the first words already held', () => {
    const chat = new Chat();
    chat.say(BITE, { ...CRITICAL, address: '幸福花园3号楼', phone: '13800001234' });
    assert.equal(chat.asked, 'flag');
  });

  it('keeps what they add when nothing is left to ask', () => {
    const chat = new Chat();
    chat.say(BITE, CRITICAL);
    while (chat.asked) chat.tap(`skip:${chat.asked}`);
    chat.say('她穿着红衣服');
    assert.deepEqual(chat.said, ['emergency.noted']);
    assert.deepEqual(kinds(chat), ['detail_case']);
  });

  it('of a level that can wait a little still brings a person, and the form goes on', () => {
    const chat = new Chat();
    chat.say('透析晚了两天', HIGH);
    assert.deepEqual(chat.said, ['emergency.high', 'ask.address.urgent']);
    assert.deepEqual(kinds(chat), ['open_case', 'request_person']);
    for (let left = 12; left > 0 && chat.asked !== 'consent'; left -= 1) chat.say('跳过');
    chat.tap('consent:yes');
    chat.tap('confirm:');
    const [confirmed] = chat.last?.commands ?? [];
    assert.ok(confirmed?.do === 'detail_case');
    assert.equal(confirmed.confirmed, true);
    assert.equal(confirmed.consent, 'given');
    assert.equal(chat.did('open_case').length, 1);
  });

  it('in the middle of a form raises that account; nothing told is lost', () => {
    const chat = new Chat();
    chat.say('小区没暖气', HEATING);
    chat.tap('district:d3');
    chat.say(BITE, CRITICAL);
    assert.equal(chat.state.draft?.urgency, 'critical');
    assert.equal(chat.state.draft?.district, 'd3');
    assert.equal(chat.state.personal.draft?.account.length, 2);
    const [opened] = chat.did('open_case');
    assert.ok(opened?.do === 'open_case' && opened.details.account.length === 2);
  });

  it('told again in other words is not alarmed again', () => {
    const chat = new Chat();
    chat.say(BITE, CRITICAL);
    chat.say('流了好多血，快来', CRITICAL);
    assert.equal(chat.said.includes('emergency.critical'), false);
    assert.equal(chat.state.personal.draft?.account.length, 2);
  });

  it('told again when nobody is called any more calls a person again', () => {
    const chat = new Chat();
    chat.say(BITE, CRITICAL);
    const id = chat.state.draft?.caseId ?? '';
    chat.owner = 'bot';
    chat.change(id, { position: null, status: 'verified' });
    chat.say('又流血了', CRITICAL);
    assert.equal(chat.said[0], 'emergency.more');
    assert.deepEqual(kinds(chat), ['detail_case', 'request_person']);
    assert.equal(chat.did('open_case').length, 1);
  });

  it('told again after a long silence is alarmed again', () => {
    const chat = new Chat();
    chat.say(BITE, CRITICAL);
    chat.later(3_600_000).say('又流血了', CRITICAL);
    assert.equal(chat.said[0], 'emergency.more');
  });

  it('that is new raises the case while it waits', () => {
    const chat = new Chat();
    chat.say('透析晚了两天', HIGH);
    assert.equal(chat.owner, 'queue');
    chat.say('他现在喘不上气', { ...CRITICAL, flags: ['labour'] });
    assert.deepEqual(kinds(chat), ['detail_case', 'raise_case', 'request_person']);
    assert.equal(chat.said[0], 'emergency.raised');
    assert.equal(chat.did('open_case').length, 1);
  });

  it('with an agent there raises the case, and says one line at most', () => {
    const chat = new Chat();
    chat.say('透析晚了两天', HIGH);
    const id = chat.state.draft?.caseId ?? '';
    chat.owner = 'agent';
    chat.change(id, { withPerson: true, position: null });
    chat.say('好的，我等着');
    assert.deepEqual(chat.said, []);
    assert.deepEqual(kinds(chat), []);
    chat.say('他叫不醒了', { ...CRITICAL, flags: ['labour'] });
    assert.deepEqual(chat.said, ['emergency.line']);
    const raise = chat.last?.commands.find((command) => command.do === 'raise_case');
    assert.ok(raise?.do === 'raise_case' && raise.caseId === id);
  });

  it('with an agent there and the draft forgotten raises the case the agent has', () => {
    const chat = new Chat();
    chat.say('透析晚了两天', HIGH);
    const id = chat.state.draft?.caseId ?? '';
    chat.owner = 'agent';
    chat.change(id, { withPerson: true, position: null });
    chat.state = {
      ...chat.state,
      draft: null,
      personal: { draft: null, question: null, told: null, aside: null, tie: null },
    };
    chat.say('他叫不醒了', { ...CRITICAL, flags: ['labour'] });
    assert.deepEqual(kinds(chat), ['raise_case']);
  });

  describe('after filing', () => {
    function filed(category: string): Chat {
      const chat = new Chat();
      chat.say('出了点事', { intent: 'file_request', category, urgency: 'normal' });
      for (let left = 12; left > 0 && chat.asked !== 'consent'; left -= 1)
        chat.say('跳过');
      chat.tap('consent:yes');
      chat.tap('confirm:');
      assert.ok(chat.state.draft?.filedAt);
      return chat;
    }

    it('raises the case when it belongs to it', () => {
      const chat = filed('medical');
      chat.say(BITE, CRITICAL);
      assert.equal(chat.did('open_case').length, 1);
      assert.deepEqual(kinds(chat), ['detail_case', 'raise_case', 'request_person']);
    });

    it('is a new, unmarked trouble when it clearly does not', () => {
      const chat = filed('other');
      const first = chat.state.draft?.id;
      chat.say(BITE, CRITICAL);
      assert.notEqual(chat.state.draft?.id, first);
      assert.deepEqual(kinds(chat), ['open_case', 'request_person']);
    });

    it('leaves the next matter unmarked', () => {
      const chat = filed('medical');
      chat.say(BITE, CRITICAL);
      chat.say('对了，家里没菜了', { intent: 'file_request', category: 'food' });
      assert.equal(chat.state.draft?.urgency, 'normal');
    });
  });

  describe('the safety question', () => {
    const CRY = { safetyQuestion: 'health' } as const;

    it('answers a bare cry with the numbers and one tap', () => {
      const chat = new Chat();
      chat.say('救命', CRY);
      assert.deepEqual(chat.said, ['ask.safety']);
      assert.deepEqual(chat.last?.replies[0]?.phones, ['920', '910', '919']);
      assert.equal(chat.state.asked?.choices.length, 10);
    });

    it('brings a person on any sign, and rings the service that fits', () => {
      for (const [sign, phones] of [
        ['breath', ['920']],
        ['fire', ['919']],
        ['harm', ['910', '920']],
      ] as const) {
        const chat = new Chat();
        chat.say('救命', CRY);
        chat.tap(`safety:${sign}`);
        assert.equal(chat.state.draft?.urgency, 'critical');
        assert.deepEqual(chat.last?.replies[0]?.phones, phones);
        assert.deepEqual(kinds(chat), ['open_case', 'request_person']);
        assert.equal(chat.asked, 'address');
      }
    });

    it('takes a bare yes for danger', () => {
      const chat = new Chat();
      chat.say('救命', CRY);
      chat.say('有');
      assert.equal(chat.state.draft?.urgency, 'critical');
    });

    it('goes on with the form when there is none', () => {
      const chat = new Chat();
      chat.say('救命', CRY);
      chat.say('都没有');
      assert.deepEqual(chat.said, ['safety.none', 'ask.what']);
      assert.equal(chat.commands.length, 0);
    });

    it('is put once in an account, whatever is said then', () => {
      const chat = new Chat();
      chat.say('老人不太舒服', { ...HEATING, category: 'medical', ...CRY });
      assert.equal(chat.asked, 'safety');
      chat.say('就是头有点晕', { ...HEATING, category: 'medical', ...CRY });
      assert.equal(chat.asked, 'district');
      chat.say('还没吃饭', CRY);
      assert.equal(chat.said.includes('ask.safety'), false);
    });

    it('is not put where a flag already brought a person', () => {
      const chat = new Chat();
      chat.say(BITE, { ...CRITICAL, ...CRY });
      assert.equal(chat.asked, 'address');
    });
  });

  it('is not made of fear words alone', () => {
    const chat = new Chat();
    chat.say('急急急，家里没有菜了', {
      intent: 'file_request',
      category: 'food',
      urgency: 'normal',
    });
    assert.equal(chat.state.draft?.urgency, 'normal');
    assert.equal(chat.commands.length, 0);
  });

  it('is not withdrawn by a word: a person looks first', () => {
    const chat = new Chat();
    chat.say(BITE, CRITICAL);
    chat.say('算了不用了', { intent: 'cancel' });
    assert.equal(chat.said[0], 'cancel.urgent');
    assert.equal(chat.did('withdraw_case').length, 0);
  });

  it('asked as a question about the rules brings both help and the rule', () => {
    const chat = new Chat();
    chat.say('管控区透析断了四天怎么办', {
      ...CRITICAL,
      intent: 'ask_policy',
      zone: 'controlled',
    });
    assert.deepEqual(chat.said, [
      'emergency.critical',
      'policy.answer',
      'ask.address.urgent',
    ]);
  });
});
