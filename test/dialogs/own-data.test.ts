import assert from 'node:assert/strict';
import { maskedAddress, maskedName, maskedPhone } from '../../dialogs/own-data/masked.ts';
import { type DataWish, dataWish } from '../../dialogs/own-data/wish.ts';
import { Chat } from '../support/chat.ts';
import { CITY } from '../support/small-city.ts';
import type { Meaning } from '../support/understanding.ts';

const WISHES: readonly (readonly [DataWish | null, readonly string[]])[] = [
  [
    'held',
    [
      '你知道我什么',
      '你们存了我哪些信息？',
      '你都知道我些什么',
      '我的信息有哪些',
      '请问，我想看看我的资料',
      '你们掌握我什么资料',
      '我在你们这留了什么信息',
      '能不能给我看看你们存的我的信息',
      '我的信息会保存多久',
      '谁能看到我的信息',
      'What do you know about me?',
      'what information are you keeping on me',
      'Can I see the data you have about me?',
      'how long do you keep my data',
    ],
  ],
  [
    'erase',
    [
      '删除我的信息',
      '把我的资料删了',
      '帮我把我的信息全部删掉吧',
      '我的信息可以删除吗',
      '删掉你们存的我的信息',
      '不办了，把你们记录的我的个人信息都删了',
      '忘掉我',
      '不要保存我的信息',
      '注销我的账号',
      'delete my data',
      'Please delete all my information.',
      'erase everything you have about me',
      'I want my data erased',
      'forget me',
    ],
  ],
  [
    null,
    [
      '你知道我家在哪吗',
      '删除这条消息',
      '你知道几点做核酸吗',
      '你知道我该怎么办吗',
      '你们有什么办法帮我',
      '我的信息填错了',
      '我的健康码信息不对',
      '行程码上的信息怎么删除',
      '骗子知道我的信息怎么办',
      '我要登记什么信息',
      '你们是不是忘了我',
      '取消我的诉求',
      'do you know where i live',
      'delete this message',
      'they stole my data',
      'what do you know about covid',
      'what information do you need from me',
      'forget it',
    ],
  ],
];

const AMBULANCE = CITY.emergency.find(({ id }) => id === 'ambulance')?.number ?? '?';
const FOOD: Meaning = { intent: 'file_request', category: 'food' };
const keys = (chat: Chat) => chat.state.asked?.choices.map(({ id }) => id);

describe('dialogs: what is kept of a person', () => {
  for (const [wish, texts] of WISHES)
    for (const text of texts)
      it(`"${text}" wants ${wish ?? 'nothing of it'}`, () => {
        assert.equal(dataWish(text), wish);
      });

  it('is known again, and no more', () => {
    assert.equal(maskedName('王秀英'), '王**');
    assert.equal(maskedPhone('138 1234 5678'), '138****5678');
    assert.equal(maskedPhone('65751397'), '****97');
    assert.equal(
      maskedAddress('文化路88号院3号楼2单元501'),
      '文化路**号院**号楼**单元**',
    );
    assert.equal(maskedAddress('庙李村三号楼'), '庙李村**号楼');
  });

  it('tells requests, details, for how long, and what can be done', () => {
    const chat = filed();
    chat.held = {
      names: ['王秀英'],
      phones: ['13812345678'],
      addresses: ['文化路88号院'],
      photos: 2,
      consent: 'emergency',
    };
    chat.say('你知道我什么');
    assert.deepEqual(chat.said, ['privacy.held', 'privacy.terms']);
    const [own] = chat.cases;
    for (const words of [
      own?.number ?? '?',
      '王**',
      '138****5678',
      '文化路**',
      '2 张',
      '365',
    ])
      assert.ok(chat.text.includes(words), words);
    assert.doesNotMatch(chat.text, /秀英|1234|88号/);
    assert.deepEqual(keys(chat), ['do:person', 'erase:ask', 'do:file']);
  });

  it('is told in English', () => {
    const chat = new Chat('en');
    chat.say('What do you know about me?');
    assert.deepEqual(chat.said, ['privacy.nothing', 'privacy.terms']);
    chat.say('delete my data');
    assert.deepEqual(chat.said, ['erase.ask']);
  });

  it('is told in the middle of a form, which goes on where it stood', () => {
    const chat = new Chat();
    chat.say('家里三天没菜了', FOOD);
    const { asked } = chat;
    chat.say('how long do you keep my data', { language: 'en' });
    assert.equal(chat.said.at(-1), 'privacy.terms');
    chat.say('delete my data', { language: 'en' });
    chat.say('no');
    assert.equal(chat.said[0], 'erase.kept');
    assert.equal(chat.asked, asked);
  });

  it('tells of what was not sent yet', () => {
    const chat = new Chat();
    chat.say('家里三天没菜了', FOOD);
    chat.say('你们存了我哪些信息');
    assert.match(chat.text, /没提交/);
    assert.ok(keys(chat)?.includes('do:file'));
  });
});

describe('dialogs: deleting what is kept of a person', () => {
  it('asks first, and does nothing without a yes', () => {
    const chat = filed();
    chat.say('删除我的信息');
    assert.deepEqual(chat.said, ['erase.open', 'erase.ask']);
    assert.deepEqual(chat.did('erase_person'), []);
    chat.say('算了');
    assert.deepEqual(chat.said, ['erase.kept']);
    assert.deepEqual(chat.did('erase_person'), []);
    assert.equal(chat.cases[0]?.status, 'received');
  });

  for (const yes of ['确认删除', '是的', '删'])
    it(`deletes on "${yes}", takes open requests back, and remembers nothing`, () => {
      const chat = filed();
      chat.say('把我的资料删了');
      chat.say(yes === '删' ? '删掉' : yes);
      assert.deepEqual(chat.said, ['erase.begun']);
      assert.equal(chat.did('erase_person').length, 1);
      assert.equal(chat.cases[0]?.status, 'withdrawn');
      assert.equal(chat.state.draft, null);
      assert.deepEqual(chat.state.personal, {
        draft: null,
        question: null,
        told: null,
        aside: null,
        tie: null,
      });
    });

  it('says what it means for an urgent request, and offers to keep first', () => {
    const chat = filed('critical');
    chat.say('删除我的信息');
    assert.deepEqual(chat.said, ['erase.urgent', 'erase.ask']);
    assert.ok(chat.text.includes(AMBULANCE));
    assert.deepEqual(keys(chat), ['erase:no', 'erase:yes']);
  });

  it('takes nothing back that is over', () => {
    const chat = filed();
    const [own] = chat.cases;
    assert.ok(own);
    chat.change(own.id, { status: 'closed' });
    chat.say('delete my data');
    assert.deepEqual(chat.said, ['erase.ask']);
    chat.tap('erase:yes');
    assert.deepEqual(chat.did('withdraw_case'), []);
    assert.equal(chat.did('erase_person').length, 1);
  });

  it('deletes nothing by a button of long ago', () => {
    const chat = new Chat();
    chat.receive({ choice: 'erase:yes', text: '' });
    assert.deepEqual(chat.did('erase_person'), []);
    assert.deepEqual(chat.said, ['erase.ask']);
  });

  it('hears danger first', () => {
    const chat = filed();
    chat.say('删除我的信息');
    chat.say('我妈晕倒了叫不醒', { urgency: 'critical', flags: ['unconscious'] });
    assert.deepEqual(chat.did('erase_person'), []);
  });
});

/** A request that was filed and waits. */
function filed(urgency: 'normal' | 'critical' = 'normal'): Chat {
  const chat = new Chat();
  chat.cases = [
    {
      id: 'case',
      number: '0112-483-721',
      status: 'received',
      category: 'food',
      bodies: [],
      handedOn: false,
      urgency,
      district: null,
      openedAt: '2022-01-12T09:00:00.000Z',
      updatedAt: '2022-01-12T09:00:00.000Z',
      conversationId: 'chat',
      phone: '13812345678',
      position: null,
      withPerson: false,
      calledAt: '2022-01-12T09:00:00.000Z',
    },
  ];
  return chat;
}
