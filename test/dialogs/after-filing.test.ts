import assert from 'node:assert/strict';
import type { CaseFact } from '../../dialogs/contract.ts';
import { Chat } from '../support/chat.ts';

const FOOD = { intent: 'file_request', category: 'food', urgency: 'normal' } as const;
const BLEEDS = {
  intent: 'file_request',
  category: 'medical',
  flags: ['labour_bleeding'],
} as const;
const DAY = 24 * 3_600_000;

/** A request about food, filed. */
function filed(): Chat {
  const chat = new Chat();
  chat.say('家里没有菜了', FOOD);
  while (chat.asked && chat.asked !== 'consent') chat.tap(`skip:${chat.asked}`);
  chat.tap('consent:yes');
  chat.tap('confirm:');
  return chat;
}

/** An urgent case whose questions were passed over. */
function urgent(): Chat {
  const chat = new Chat();
  chat.say('她在流血', BLEEDS);
  while (chat.asked) chat.tap(`skip:${chat.asked}`);
  return chat;
}

function own(chat: Chat): CaseFact {
  const [fact] = chat.cases;
  assert.ok(fact);
  return fact;
}

function solved(chat: Chat): Chat {
  const done = { status: 'resolved', position: null, withPerson: false } as const;
  chat.change(own(chat).id, { ...done, updatedAt: chat.now.toISOString() });
  chat.owner = 'bot';
  return chat;
}

function handedBack(chat: Chat): Chat {
  chat.change(own(chat).id, { position: null, withPerson: false });
  chat.owner = 'bot';
  return chat;
}

const kinds = (chat: Chat) => chat.last?.commands.map((command) => command.do);

describe('dialogs: a filed request', () => {
  it('reaches the desk, though nobody is called away for it', () => {
    const chat = filed();
    const [asked] = chat.did('request_person');
    assert.ok(asked?.do === 'request_person');
    assert.equal(asked.reason, 'filed');
  });

  it('does so for a suggestion, too', () => {
    const chat = new Chat();
    chat.say('建议给学生开绿色通道', { intent: 'suggestion', category: 'suggestion' });
    while (chat.asked && chat.asked !== 'consent') chat.tap(`skip:${chat.asked}`);
    chat.tap('consent:yes');
    chat.tap('confirm:');
    assert.deepEqual(chat.said, ['filed.suggestion']);
    assert.equal(chat.did('request_person').length, 1);
  });

  it('is being checked, not waiting in line', () => {
    const chat = filed();
    chat.say('进度');
    assert.match(chat.text, /正在核实/);
    assert.doesNotMatch(chat.text, /排在|前面还有|等/);
  });

  it('can still have a person called for it', () => {
    const chat = filed();
    chat.say('转人工', { intent: 'human_agent' });
    assert.deepEqual(chat.said, ['person.requested']);
    const last = chat.did('request_person').at(-1);
    assert.ok(last?.do === 'request_person');
    assert.equal(last.reason, 'asked');
  });

  it('is raised by danger like any other', () => {
    const chat = filed();
    chat.say('饿晕了，在流血', { ...BLEEDS, category: 'food' });
    assert.equal(chat.said[0], 'emergency.raised');
    assert.ok(kinds(chat)?.includes('raise_case'));
  });
});

describe('dialogs: a case that staff call solved', () => {
  for (const words of ['办好了', '好了', '谢谢']) {
    it(`is closed with thanks by ${words}`, () => {
      const chat = solved(filed());
      chat.say(words);
      assert.deepEqual(chat.said, ['outcome.closed_ask']);
      assert.deepEqual(kinds(chat), ['close_case']);
      assert.equal(own(chat).status, 'closed');
    });
  }

  for (const words of ['没办好', '还没', '不行', '没办好，还是没有菜']) {
    it(`is opened again by ${words}`, () => {
      const chat = solved(filed());
      chat.state = {
        ...chat.state,
        asked: { question: 'outcome', choices: [], failures: 0 },
      };
      chat.say(words);
      assert.deepEqual(chat.said, ['outcome.reopened']);
      assert.ok(kinds(chat)?.includes('reopen_case'));
      assert.equal(own(chat).status, 'reopened');
    });
  }

  it('is closed or opened again by a tap, though its draft was forgotten', () => {
    for (const [tap, status] of [
      ['outcome:done', 'closed'],
      ['outcome:undone', 'reopened'],
    ] as const) {
      const chat = solved(filed());
      chat.state = {
        ...chat.state,
        draft: null,
        personal: { ...chat.state.personal, draft: null },
      };
      chat.tap(tap);
      assert.equal(own(chat).status, status);
    }
  });

  it('is opened again by the same trouble in words of their own, which it keeps', () => {
    const chat = solved(filed());
    chat.say('菜到现在都没有送来', FOOD);
    assert.deepEqual(chat.said, ['outcome.reopened']);
    assert.deepEqual(kinds(chat), ['detail_case', 'reopen_case']);
    assert.equal(chat.did('open_case').length, 1);
  });

  it('is opened again by danger about it', () => {
    const chat = solved(urgent());
    chat.say('又流血了', BLEEDS);
    const reopened = chat.did('reopen_case')[0];
    assert.ok(reopened?.do === 'reopen_case');
    assert.equal(reopened.reason, 'urgent');
  });

  it('asks nothing more of its form, and leaves thanks in another form alone', () => {
    const chat = solved(urgent());
    chat.say('你好', { intent: 'greeting' });
    assert.deepEqual(chat.said, ['greeting']);
    chat.say('家里没有菜了', FOOD);
    chat.say('谢谢');
    assert.equal(own(chat).category, 'medical');
    assert.equal(own(chat).status, 'resolved');
    assert.equal(chat.said[0], 'thanks');
  });

  it('lets a new trouble be a new request', () => {
    const chat = solved(urgent());
    chat.say('家里没有菜了', FOOD);
    assert.equal(chat.state.draft?.category, 'food');
    assert.equal(chat.state.draft?.caseId, null);
    const later = solved(filed()).later(2 * DAY);
    later.say('又没有菜了', FOOD);
    assert.equal(later.did('reopen_case').length, 0);
    assert.equal(later.state.draft?.caseId, null);
  });

  it('is not said to be withdrawn', () => {
    const chat = solved(filed());
    chat.say('取消');
    assert.deepEqual(chat.said, ['cancel.too_late']);
    const late = filed();
    late.say('取消');
    solved(late).tap('cancel:delete');
    assert.deepEqual(late.said, ['cancel.too_late']);
    assert.equal(late.did('withdraw_case').length, 0);
  });
});

describe('dialogs: an urgent case that its agent gave back', () => {
  it('calls a person again when its progress is asked, and says so', () => {
    const chat = handedBack(urgent());
    chat.say('你们怎么还没来人', { intent: 'check_status' });
    assert.match(chat.text, /已再叫值班员接手/);
    assert.deepEqual(kinds(chat), ['request_person']);
    chat.say('你们怎么还没来人', { intent: 'check_status' });
    assert.deepEqual(kinds(chat), [], 'once is enough while they wait');
  });

  it('calls a person again for what is added', () => {
    const chat = handedBack(urgent());
    chat.say('现在她头很晕');
    assert.deepEqual(chat.said, ['emergency.recalled']);
    assert.deepEqual(kinds(chat), ['detail_case', 'request_person']);
  });

  it('calls a person again before it promises that one asks', () => {
    const chat = handedBack(urgent());
    chat.tap('cancel:ask');
    assert.deepEqual(chat.said, ['cancel.urgent']);
    assert.deepEqual(kinds(chat), ['request_person']);
  });

  it('leaves one alone that a person lowered', () => {
    const chat = handedBack(urgent());
    chat.change(own(chat).id, { urgency: 'normal' });
    chat.say('进度', { intent: 'check_status' });
    assert.match(chat.text, /正在核实/);
    assert.deepEqual(kinds(chat), []);
  });
});

describe('dialogs: a level that a person lowered', () => {
  it('rises by what this message says, not to what it was', () => {
    const chat = urgent();
    chat.change(own(chat).id, { urgency: 'normal' });
    chat.say('狗咬了', { ...BLEEDS, flags: ['bite_rabies:high'], urgency: 'high' });
    const raised = chat.did('raise_case').at(-1);
    assert.ok(raised?.do === 'raise_case');
    assert.equal(raised.urgency, 'high');
    assert.equal(chat.state.draft?.urgency, 'high');
  });
});
