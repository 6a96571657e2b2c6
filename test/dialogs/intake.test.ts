import assert from 'node:assert/strict';
import type { Draft, DraftDetails } from '../../dialogs/state.ts';
import { Chat } from '../support/chat.ts';

const TROUBLE = '我妈降压药没了，小区出不去';
const MEDICAL = {
  intent: 'file_request',
  category: 'medical',
  urgency: 'normal',
} as const;

/** Up to the first question after the trouble was told. */
function begun(): Chat {
  const chat = new Chat();
  chat.say(TROUBLE, MEDICAL);
  return chat;
}

/** A form in which only the named question is still open. */
function at(question: string): Chat {
  const chat = begun();
  const answers: Readonly<Record<string, () => unknown>> = {
    district: () => chat.tap('district:d3'),
    zone: () => chat.tap('zone:sealed'),
    address: () => chat.say('幸福花园3号楼2单元501'),
    who: () => chat.say('母亲，88岁'),
    contact_name: () => chat.say('王女士'),
    phone: () => chat.say('13800001234', { phone: '13800001234' }),
    consent: () => chat.tap('consent:yes'),
  };
  for (const [id, answer] of Object.entries(answers)) {
    if (chat.asked === question) break;
    assert.equal(chat.asked, id);
    answer();
  }
  assert.equal(chat.asked, question);
  return chat;
}

const draft = (chat: Chat): Partial<Draft> => chat.state.draft ?? {};
const details = (chat: Chat): Partial<DraftDetails> => chat.state.personal.draft ?? {};

describe('dialogs: the form', () => {
  it('asks for what is missing, one question at a time, in the order of the list', () => {
    const chat = at('confirm');
    assert.deepEqual(draft(chat).trail, [
      'district',
      'zone',
      'address',
      'who',
      'contact_name',
      'phone',
      'consent',
      'confirm',
    ]);
  });

  it('fills every slot that one message holds and asks none of them again', () => {
    const chat = new Chat();
    chat.say('我在第3区幸福花园3号楼，封控区，孩子发烧39度，电话13800001234', {
      ...MEDICAL,
      district: 'd3',
      zone: 'sealed',
      address: '幸福花园3号楼',
      relation: 'child',
      phone: '13800001234',
    });
    assert.equal(chat.asked, 'contact_name');
    assert.equal(draft(chat).district, 'd3');
    assert.equal(draft(chat).zone, 'sealed');
    assert.equal(details(chat).phone?.value, '13800001234');
    assert.equal(details(chat).address?.message, 'm1');
  });

  it('says back what was understood in the person’s own words', () => {
    const chat = begun();
    assert.deepEqual(chat.said, ['understood', 'ask.district']);
    assert.ok(chat.text.includes(TROUBLE));
  });

  it('asks for the category only when the words leave it open', () => {
    const chat = new Chat();
    chat.say('有件事想请你们帮忙', { intent: 'file_request', category: 'food?' });
    assert.equal(chat.asked, 'category');
    assert.equal(chat.state.asked?.choices[0]?.id, 'category:food');
    chat.tap('category:medical');
    assert.equal(draft(chat).category, 'medical');
    assert.equal(chat.asked, 'district');
  });

  it('takes in what is out of scope', () => {
    const chat = new Chat();
    chat.say('小区一直没暖气', {
      intent: 'file_request',
      category: 'other',
      urgency: 'normal',
    });
    assert.deepEqual(chat.said, ['understood.other', 'ask.district']);
  });

  it('gathers a burst into one account, without blaming the person', () => {
    const chat = begun();
    for (const text of ['已经两天没吃了', '头晕', '怎么办']) {
      chat.later(-59_000);
      chat.say(text);
      assert.equal(chat.asked, 'district');
      assert.equal(chat.state.asked?.failures, 0);
    }
    assert.deepEqual(
      details(chat).account?.map(({ value }) => value),
      [TROUBLE, '已经两天没吃了', '头晕', '怎么办'],
    );
  });

  it('lets a question wait for the quiet time after typing, not after a tap', () => {
    const chat = begun();
    assert.equal(chat.last?.replies.at(-1)?.at, 'quiet');
    chat.tap('district:d3');
    assert.equal(chat.last?.replies.at(-1)?.at, 'now');
  });

  it('takes a tap, a label, a number and a name typed as the same answer', () => {
    const answers: readonly ((chat: Chat) => unknown)[] = [
      (chat) => chat.tap('zone:controlled'),
      (chat) => chat.say('管控区'),
      (chat) => chat.say('2'),
      (chat) => chat.say('（2）'),
      (chat) => chat.say('我们这儿是管控', { zone: 'controlled' }),
    ];
    for (const answer of answers) {
      const chat = at('zone');
      answer(chat);
      assert.equal(draft(chat).zone, 'controlled');
      assert.equal(chat.asked, 'address');
    }
  });

  it('shows districts in pages and understands one that is on none of them', () => {
    const chat = begun();
    assert.equal(chat.state.asked?.choices.length, 10);
    chat.tap('district:+8');
    assert.equal(chat.asked, 'district');
    assert.deepEqual(
      chat.state.asked?.choices.map(({ id }) => id),
      [
        'district:d9',
        'district:d10',
        'district:d11',
        'district:d12',
        'district:+0',
        'skip:district',
      ],
    );
    chat.say('第2区', { district: 'd2' });
    assert.equal(draft(chat).district, 'd2');
  });

  it('keeps what an answer tells beside the answer', () => {
    const chat = at('zone');
    chat.say('封控区，老人今天又开始头晕了', { ...MEDICAL, zone: 'sealed' });
    assert.equal(draft(chat).zone, 'sealed');
    assert.equal(details(chat).account?.length, 2);
  });

  it('adds words that are no answer to the account and asks again in short', () => {
    const chat = at('phone');
    chat.say('昨天社区来过一次就再也没人管了', { intent: 'file_request' });
    assert.equal(chat.asked, 'phone');
    assert.deepEqual(chat.said, ['noted', 'ask.phone.again']);
    assert.equal(details(chat).account?.length, 2);
  });

  it('accepts photos and a location at any step', () => {
    const chat = at('address');
    chat.receive({ media: [{ id: 'photo-1', contentType: 'image/jpeg' }] });
    assert.deepEqual(chat.said, ['photo.kept', 'ask.address.again']);
    assert.deepEqual(details(chat).media, ['photo-1']);
    chat.receive({ location: { latitude: 34.7, longitude: 113.6 } });
    assert.equal(details(chat).location?.value.latitude, 34.7);
    assert.equal(chat.asked, 'who');
  });

  it('begins with a photo alone', () => {
    const chat = new Chat();
    chat.receive({ media: [{ id: 'photo-1', contentType: 'image/jpeg' }] });
    assert.deepEqual(details(chat).media, ['photo-1']);
    assert.ok(chat.state.draft);
  });

  describe('bad input', () => {
    it('gets a reason and an example', () => {
      const chat = at('phone');
      chat.say('1380000');
      assert.deepEqual(chat.said, ['ask.phone.short']);
    });

    it('gets another way after the second time', () => {
      const chat = at('phone');
      chat.say('1380000');
      chat.say('12345678');
      assert.deepEqual(chat.said, ['ask.stuck']);
      assert.deepEqual(
        chat.state.asked?.choices.map(({ id }) => id),
        ['skip:phone', 'do:person'],
      );
      chat.tap('skip:phone');
      assert.equal(chat.asked, 'consent');
    });

    for (const [question, words] of [
      ['district', '火星区'],
      ['zone', '挺大的'],
      ['address', '嗯'],
      ['who', '88'],
      ['contact_name', '12'],
    ] as const) {
      it(`of ${question} is asked again, never recorded`, () => {
        const chat = at(question);
        chat.say(words);
        assert.equal(chat.asked, question);
        assert.deepEqual(chat.said, [`ask.${question}.problem`]);
      });
    }
  });

  describe('skip and back', () => {
    it('passes over everything that help does not need (容缺受理)', () => {
      const chat = begun();
      for (const id of ['district', 'zone', 'address', 'who', 'contact_name', 'phone']) {
        assert.equal(chat.asked, id);
        chat.say('跳过');
      }
      chat.tap('consent:yes');
      chat.tap('confirm:');
      assert.equal(chat.did('open_case').length, 1);
    });

    it('goes back one question and keeps the old value until a new one comes', () => {
      const chat = at('address');
      chat.say('返回');
      assert.equal(chat.asked, 'zone');
      assert.equal(draft(chat).zone, 'sealed');
      chat.tap('zone:precaution');
      assert.equal(draft(chat).zone, 'precaution');
      assert.equal(chat.asked, 'address');
    });

    it('goes back further, and says when there is nothing before', () => {
      const chat = at('address');
      chat.say('返回');
      chat.say('上一步');
      assert.equal(chat.asked, 'district');
      chat.say('返回');
      assert.equal(chat.said[0], 'no_way_back');
    });
  });

  describe('corrections in words', () => {
    it('change a field at any step, and the form goes on', () => {
      const chat = at('consent');
      const table = [
        ['电话写错了，是13900001234', { phone: '13900001234' }, 'phone', '13900001234'],
        [
          'my phone is actually 13700001234',
          { phone: '13700001234' },
          'phone',
          '13700001234',
        ],
        ['地址改成平安里5号', {}, 'address', '平安里5号'],
        ['名字打错了，是李先生', {}, 'contactName', '李先生'],
      ] as const;
      for (const [text, meaning, slot, value] of table) {
        chat.say(text, meaning);
        assert.equal(details(chat)[slot]?.value, value);
        assert.deepEqual(chat.said, ['corrected', 'ask.consent.again']);
      }
    });

    it('take the place that is meant, not the one that is denied', () => {
      const chat = at('who');
      chat.say('不是第3区，是第12区', { district: 'd3' });
      assert.equal(draft(chat).district, 'd12');
    });

    it('ask for the value where the words name only the field', () => {
      const chat = at('consent');
      chat.say('电话写错了');
      assert.equal(chat.asked, 'phone');
      assert.equal(details(chat).phone?.value, '13800001234');
      chat.say('13900001234', { phone: '13900001234' });
      assert.equal(details(chat).phone?.value, '13900001234');
      assert.equal(chat.asked, 'consent');
    });

    it('never overwrite a filled field without being asked to', () => {
      const chat = at('consent');
      chat.say('我爸的电话是13900001234，也可以打', { phone: '13900001234' });
      assert.equal(details(chat).phone?.value, '13800001234');
    });
  });

  describe('the summary card', () => {
    it('shows what is known, and lets each field be tapped', () => {
      const chat = at('confirm');
      for (const words of [
        TROUBLE,
        '第3区',
        '封控区',
        '幸福花园3号楼2单元501',
        '13800001234',
      ]) {
        assert.ok(chat.text.includes(words), words);
      }
      chat.tap('edit:menu');
      assert.equal(chat.asked, 'edit');
      chat.tap('edit:zone');
      assert.equal(chat.asked, 'zone');
      chat.tap('zone:precaution');
      assert.equal(chat.asked, 'confirm');
      assert.equal(draft(chat).zone, 'precaution');
    });

    it('replaces the account when that is what is changed', () => {
      const chat = at('confirm');
      chat.tap('edit:menu');
      chat.tap('edit:what');
      chat.say('我妈的胰岛素没了', MEDICAL);
      assert.deepEqual(
        details(chat).account?.map(({ value }) => value),
        ['我妈的胰岛素没了'],
      );
      assert.equal(chat.asked, 'confirm');
    });
  });

  describe('consent', () => {
    it('refused: nothing is passed on, and the ways on are named', () => {
      const chat = at('consent');
      chat.tap('consent:no');
      assert.deepEqual(chat.said, ['consent.refused']);
      assert.equal(chat.commands.length, 0);
      chat.say('同意');
      assert.equal(chat.asked, 'confirm');
    });

    it('of an older card does not stand for a new request', () => {
      const chat = at('confirm');
      chat.tap('confirm:');
      chat.later(86_400_000);
      chat.say('家里没有菜了', { intent: 'file_request', category: 'food' });
      chat.tap('consent:yes');
      assert.equal(draft(chat).consent, 'pending');
    });
  });

  describe('filing', () => {
    it('opens the case with what was told, and says number, body, time and how to ask', () => {
      const chat = at('confirm');
      const id = draft(chat).id;
      chat.tap('confirm:');
      const [command] = chat.did('open_case');
      assert.ok(command?.do === 'open_case');
      assert.equal(command.caseId, id);
      assert.equal(command.confirmed, true);
      assert.equal(command.consent, 'given');
      assert.equal(command.district, 'd3');
      assert.equal(command.details.contactName?.value, '王女士');
      assert.deepEqual(chat.said, ['filed']);
      for (const words of [command.number, '卫健委', '24小时', '进度']) {
        assert.ok(chat.text.includes(words), words);
      }
    });

    it('twice files once', () => {
      const chat = at('confirm');
      const confirm = chat.state.asked?.choices[0]?.id ?? '';
      chat.receive({ choice: confirm });
      chat.receive({ choice: confirm });
      assert.deepEqual(chat.said, ['filed.already']);
      assert.deepEqual(
        chat.commands.map((command) => command.do),
        ['open_case', 'request_person'],
      );
    });

    it('takes further words on the matter as an addition', () => {
      const chat = at('confirm');
      chat.tap('confirm:');
      chat.say('她还对青霉素过敏', { category: 'medical' });
      assert.deepEqual(chat.said, ['added']);
      const [added] = chat.did('detail_case');
      assert.ok(added?.do === 'detail_case' && added.details.account.length === 2);
    });

    it('begins anew for another matter, unmarked, keeping the known place', () => {
      const chat = at('confirm');
      chat.tap('confirm:');
      const first = draft(chat).id;
      chat.say('家里没有菜了', {
        intent: 'file_request',
        category: 'food',
        urgency: 'normal',
      });
      assert.notEqual(draft(chat).id, first);
      assert.equal(draft(chat).urgency, 'normal');
      assert.equal(draft(chat).district, 'd3');
      assert.equal(chat.asked, 'address');
    });

    it('lets an addition become a matter of its own', () => {
      const chat = at('confirm');
      chat.tap('confirm:');
      chat.say('还有楼下的垃圾三天没人收');
      chat.receive({ choice: 'do:new' });
      assert.deepEqual(
        details(chat).account?.map(({ value }) => value),
        ['还有楼下的垃圾三天没人收'],
      );
      assert.equal(draft(chat).caseId, null);
    });

    it('starts anew when the case is over', () => {
      const chat = at('confirm');
      chat.tap('confirm:');
      chat.change(draft(chat).id ?? '', { status: 'closed' });
      chat.say('药又没了', { category: 'medical', intent: 'file_request' });
      assert.equal(draft(chat).caseId, null);
    });
  });

  it('asks less for a suggestion', () => {
    const chat = new Chat();
    chat.say('建议中午给学生单独开一个核酸通道', {
      intent: 'suggestion',
      category: 'suggestion',
    });
    assert.deepEqual(chat.said, ['understood.suggestion', 'ask.contact_name']);
    chat.say('跳过');
    chat.say('跳过');
    chat.tap('consent:yes');
    chat.tap('confirm:');
    assert.deepEqual(chat.said, ['filed.suggestion']);
  });
});
