import assert from 'node:assert/strict';
import { type ElsewhereWish, elsewhereWish } from '../../dialogs/elsewhere/wish.ts';
import { Chat } from '../support/chat.ts';

const WISHES: readonly (readonly [ElsewhereWish | null, readonly string[]])[] = [
  [
    'follow',
    [
      '我换了手机，想接着看我的事',
      '换了微信，想接着看我的事',
      '我换手机了，还能查到我之前的报修吗',
      '我换号了，怎么看我之前的诉求',
      '换了个新微信还能看我原来的进度吗',
      '手机换了，我想看我的事',
      '在这里接着看我的事',
      '用这个微信继续看我之前登记的事',
      '请问能不能在这边接着查我上次报的事',
      '继续跟进我的求助',
      '帮我把之前的诉求关联过来',
      '把我的事转到这里',
      '绑定',
      '绑定我的工单',
      '之前那个微信登不上了，怎么看我的工单',
      '手机丢了还能看我的进度吗',
      '我之前在公众号登记的，能在这里看吗',
      '换了新手机，之前报的事还在吗',
      '怎么把我之前的事弄到这个微信上',
      '我想用这个手机接着看',
      'I lost my phone, can I see my request here',
      'my old account is blocked, how do I follow my case',
      'can I see the case I filed by SMS here',
      'I changed my phone and want to keep following my request',
      'I have a new phone, can I still follow my case?',
      'I switched to another wechat account, how do I check my request',
      'continue my request here',
      'I want to follow my request from this account',
      'connect my ticket to this chat',
      'link my case',
    ],
  ],
  [
    'end',
    [
      '解除绑定',
      '帮我解绑吧',
      '取消绑定',
      '解除关联',
      '不想在这里看了',
      '我不想绑定了',
      '把绑定取消了',
      '别在这里显示我的事了',
      'unlink this account',
      "don't show my case here anymore",
      'unlink',
      'please unlink my case',
      'stop following my request here',
    ],
  ],
  [
    null,
    [
      '绑定银行卡',
      '解绑健康码',
      '健康码绑定的手机号换了怎么办',
      '手机换号了健康码怎么更新',
      '我换了手机，健康码打不开',
      '微信绑定不了家人',
      '我换手机号了',
      '我换手机号了，电话改成13812345678',
      '继续',
      '接着',
      '接着说我的事',
      '继续办理',
      '继续看病要什么手续',
      '手机丢了',
      '我的微信登不上了',
      '手机坏了，健康码打不开',
      '能在这里看吗',
      '换了药能继续吃吗',
      '继续看孩子的病',
      '快看看我的求助',
      '我之前在公众号登记的，一直没人管',
      '不要在这里停车',
      'my phone is broken',
      "don't show my name",
      '我想看我的进度',
      '想看我的事办得怎么样',
      '取消我的诉求',
      'I changed my phone number',
      'I changed my address',
      'continue',
      'follow up on my request',
      'check my request',
      'link to the form please',
      'cancel my request',
      'stop',
    ],
  ],
];

const CODE = '314159';
const NUMBER = '0112-483-725';
const HERE = { intent: 'check_status' } as const;

/** A request that was told in another conversation. */
function chatWithout(language: 'zh' | 'en' = 'zh'): Chat {
  const chat = new Chat(language);
  chat.cases = [
    {
      id: 'case-elsewhere',
      number: NUMBER,
      status: 'dispatched',
      category: 'food',
      bodies: [],
      handedOn: false,
      urgency: 'normal',
      district: null,
      openedAt: '2022-01-12T10:00:00.000Z',
      updatedAt: '2022-01-12T10:00:00.000Z',
      conversationId: 'another',
      phone: '13812345678',
      position: null,
      withPerson: false,
      calledAt: null,
    },
  ];
  return chat;
}

function linked(): Chat {
  const chat = chatWithout();
  chat.say('我换了手机，想接着看我的事');
  chat.say(NUMBER);
  chat.say(CODE);
  return chat;
}

describe('dialogs: following a request from another conversation', () => {
  for (const [wish, texts] of WISHES)
    for (const text of texts)
      it(`"${text}" wants ${wish ?? 'nothing of it'}`, () => {
        assert.equal(elsewhereWish(text, false), wish);
      });

  it('takes a new telephone and a question about progress for it, either alone not', () => {
    assert.equal(elsewhereWish('我换微信了，我的事办得咋样了', true), 'follow');
    assert.equal(elsewhereWish('我的事办得咋样了', true), null);
  });

  it('asks for the number, sends a code, and follows once it is typed', () => {
    const chat = chatWithout();
    chat.say('我换了手机，想接着看我的事');
    assert.deepEqual([chat.said, chat.asked], [['elsewhere.ask_number'], 'tie_number']);
    chat.say('编号是0112483725', { caseNumber: NUMBER });
    assert.deepEqual([chat.said, chat.asked], [['elsewhere.code_sent'], 'tie_code']);
    assert.deepEqual(chat.did('send_code'), [
      { do: 'send_code', caseId: 'case-elsewhere' },
    ]);
    assert.ok(!chat.text.includes(CODE));
    chat.say(`验证码是${CODE}`);
    assert.deepEqual(chat.said, ['elsewhere.done']);
    assert.ok(chat.text.includes(NUMBER));
    assert.equal(chat.did('follow_case').length, 1);
    assert.equal(chat.state.personal.tie, null);
  });

  it('does it in English', () => {
    const chat = chatWithout('en');
    chat.say('I have a new phone, can I still follow my case?', { language: 'en' });
    chat.say(NUMBER, { language: 'en' });
    chat.say(CODE, { language: 'en' });
    assert.deepEqual(chat.said, ['elsewhere.done']);
    chat.say('unlink', { language: 'en' });
    assert.deepEqual(chat.said, ['elsewhere.ended']);
  });

  it('is offered to whoever named number and phone, and still sends a code', () => {
    const chat = chatWithout();
    chat.say(NUMBER);
    chat.say('5678');
    assert.deepEqual(chat.said, ['status.own']);
    chat.tap('follow:');
    assert.deepEqual(chat.said, ['elsewhere.code_sent']);
    assert.equal(chat.did('follow_case').length, 0);
  });

  it('afterwards tells how it stands, as of one’s own', () => {
    const chat = linked();
    chat.say('我的事办得怎么样了', HERE);
    assert.deepEqual(chat.said, ['status.own']);
    assert.ok(chat.text.includes(NUMBER));
    chat.say(NUMBER);
    assert.deepEqual(chat.said, ['status.own']);
  });

  it('passes on what is said here while a person works on it, and says so once', () => {
    const chat = linked();
    chat.change('case-elsewhere', { withPerson: true });
    chat.say('我家在5楼，门没锁');
    assert.deepEqual(chat.said, ['elsewhere.passed']);
    chat.say('电梯坏了');
    assert.deepEqual(chat.said, []);
    assert.equal(chat.did('pass_on').length, 2);
    chat.say('进度', HERE);
    assert.deepEqual(chat.said, ['status.own']);
    chat.say('家里老人胸口疼', { flags: ['chest_pain'], urgency: 'critical' });
    assert.equal(chat.did('open_case').length, 1);
    assert.equal(chat.did('pass_on').length, 2);
  });

  it('passes nothing on while nobody works on it, or where another is being told', () => {
    const idle = linked();
    idle.say('我家在5楼，门没锁');
    assert.equal(idle.did('pass_on').length, 0);
    const telling = linked();
    telling.change('case-elsewhere', { withPerson: true });
    telling.tap('do:file');
    telling.say('家里三天没菜了', { intent: 'file_request', category: 'food' });
    assert.equal(telling.did('pass_on').length, 0);
    assert.ok(telling.state.draft);
  });

  it('calls nobody from here for an urgent one that waits for nobody', () => {
    const chat = linked();
    chat.change('case-elsewhere', { urgency: 'critical' });
    chat.say('进度', HERE);
    assert.doesNotMatch(chat.text, /再叫/);
    assert.equal(chat.did('request_person').length, 0);
  });

  it('says the same of a number that there is not, and no code fits', () => {
    const [there, not] = [chatWithout(), chatWithout()];
    not.cases = [];
    for (const chat of [there, not]) {
      chat.say('绑定');
      chat.say(NUMBER);
    }
    assert.equal(there.text, not.text);
    assert.equal(not.did('send_code').length, 0);
    not.say(CODE);
    there.say('271828');
    assert.deepEqual(not.said, ['elsewhere.wrong']);
    assert.equal(there.text, not.text);
  });

  it('takes five tries', () => {
    const chat = chatWithout();
    chat.say('绑定');
    chat.say(NUMBER);
    for (const code of ['111111', '222222', '333333', '444444']) chat.say(code);
    assert.deepEqual([chat.said, chat.asked], [['elsewhere.wrong'], 'tie_code']);
    chat.say('555555');
    assert.deepEqual([chat.said, chat.asked], [['elsewhere.void'], null]);
    chat.say(CODE);
    assert.equal(chat.did('follow_case').length, 0);
  });

  it('takes no code after ten minutes', () => {
    const chat = chatWithout();
    chat.say('绑定');
    chat.say(NUMBER);
    chat.later(10 * 60_000).say(CODE);
    assert.deepEqual(chat.said, ['elsewhere.void']);
    assert.equal(chat.did('follow_case').length, 0);
  });

  it('draws no code where too many were asked for', () => {
    const chat = chatWithout();
    chat.codeAllowed = false;
    chat.say('绑定');
    chat.say(NUMBER);
    assert.deepEqual(chat.said, ['elsewhere.limited']);
    assert.equal(chat.state.personal.tie, null);
  });

  it('sends none for what was told here', () => {
    const chat = chatWithout();
    chat.change('case-elsewhere', { conversationId: 'chat' });
    chat.say('绑定');
    assert.deepEqual(chat.said, ['status.own', 'elsewhere.ask_other']);
    chat.say(NUMBER);
    assert.deepEqual(chat.said, ['status.own']);
    assert.equal(chat.did('send_code').length, 0);
  });

  it('asks again for what is no number of ours, and for a code with a digit too few', () => {
    const chat = chatWithout();
    chat.say('绑定');
    chat.say('0112483721');
    assert.deepEqual([chat.said, chat.asked], [['status.bad_number'], 'tie_number']);
    chat.say(NUMBER);
    chat.say(CODE.slice(1));
    assert.deepEqual([chat.said, chat.asked], [['elsewhere.wrong'], 'tie_code']);
    chat.say(CODE);
    assert.deepEqual(chat.said, ['elsewhere.done']);
  });

  it('takes the code after a word in between, and no other six digits for one', () => {
    const chat = chatWithout();
    chat.say('绑定');
    chat.say(NUMBER);
    chat.say('谢谢', { intent: 'other' });
    chat.say(CODE);
    assert.deepEqual(chat.said, ['elsewhere.done']);
    chat.say(CODE);
    assert.ok(!chat.said.some((key) => key.startsWith('elsewhere.')));
  });

  it('lets go of it, and hears danger before the code', () => {
    const chat = chatWithout();
    chat.say('绑定');
    chat.say(NUMBER);
    chat.say('家里老人胸口疼，喘不上气', { flags: ['chest_pain'], urgency: 'critical' });
    assert.equal(chat.did('open_case').length, 1);
    const other = chatWithout();
    other.say('绑定');
    other.tap('do:leave');
    assert.deepEqual([other.said, other.asked], [['left'], null]);
  });

  it('goes on with a request that is being told', () => {
    const chat = chatWithout();
    chat.say('家里三天没菜了', { intent: 'file_request', category: 'food' });
    const question = chat.asked;
    chat.say('我换了手机，想接着看我的事');
    chat.say(NUMBER);
    chat.say(CODE);
    assert.deepEqual(chat.said[0], 'elsewhere.done');
    assert.ok(chat.state.draft, question ?? '');
  });

  it('ends by words, from either side', () => {
    const chat = linked();
    chat.say('解除绑定');
    assert.deepEqual(chat.said, ['elsewhere.ended']);
    assert.equal(chat.did('untie').length, 1);
    chat.say('解除绑定');
    assert.deepEqual(chat.said, ['elsewhere.none']);
    chat.tied = true;
    chat.say('解绑');
    assert.deepEqual(chat.said, ['elsewhere.ended']);
  });
});
