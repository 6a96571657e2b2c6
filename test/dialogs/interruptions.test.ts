import assert from 'node:assert/strict';
import { makeCaseNumber } from '../../cases/number.ts';
import type { CaseFact } from '../../dialogs/contract.ts';
import { Chat } from '../support/chat.ts';
import type { Meaning } from '../support/understanding.ts';

const FOOD = { intent: 'file_request', category: 'food', urgency: 'normal' } as const;
const ASKS = { intent: 'ask_policy' } as const;
const HOUR = 3_600_000;

/** In the middle of a form, the address being asked. */
function inForm(): Chat {
  const chat = new Chat();
  chat.say('家里没有菜了', FOOD);
  chat.tap('district:d3');
  chat.tap('skip:zone');
  assert.equal(chat.asked, 'address');
  return chat;
}

const keys = (chat: Chat) => chat.state.asked?.choices.map(({ id }) => id);

describe('dialogs: whatever comes in between', () => {
  const INTERRUPTIONS: readonly (readonly [string, Meaning, string])[] = [
    ['管控区怎么去透析？', { ...ASKS, zone: 'controlled' }, 'policy.answer'],
    ['今天几点做核酸？', ASKS, 'policy.expired'],
    ['能不能养鸽子？', ASKS, 'policy.unknown'],
    ['北京现在能进吗？', ASKS, 'policy.other_city'],
    ['你好', { intent: 'greeting' }, 'hello_again'],
    ['谢谢', {}, 'thanks'],
    ['你们这帮废物', {}, 'abuse'],
    ['转人工', { intent: 'human_agent' }, 'person.requested'],
    ['English please', { languageAsked: 'en', language: 'en' }, 'language.switched'],
    ['', {}, 'unsupported_message'],
  ];
  for (const [text, meaning, said] of INTERRUPTIONS) {
    it(`answers with ${said} and puts the question of the form again, in short`, () => {
      const chat = inForm();
      chat.say(text, meaning);
      assert.deepEqual(chat.said, [said, 'ask.address.again']);
      assert.equal(chat.asked, 'address');
      chat.say('幸福花园3号楼');
      assert.equal(chat.asked, 'who');
    });
  }

  describe('a question about the rules', () => {
    it('asks the missing zone, remembers it, and answers', () => {
      const chat = new Chat();
      chat.say('怎么去透析？', ASKS);
      assert.deepEqual(chat.said, ['policy.ask_zone']);
      chat.tap('policy:controlled');
      assert.deepEqual(chat.said, ['policy.answer']);
      assert.equal(chat.state.zone, 'controlled');
      assert.match(chat.text, /2022-01-12/);
      assert.deepEqual(chat.last?.replies[0]?.phones, ['5551234']);
      assert.deepEqual(keys(chat), ['useful:yes', 'useful:no', 'do:file']);
    });

    it('takes the zone typed, and does not ask for it twice', () => {
      const chat = new Chat();
      chat.say('怎么去透析？', ASKS);
      chat.say('封控区', { zone: 'sealed' });
      assert.deepEqual(chat.said, ['policy.answer']);
      chat.say('透析要带什么？', ASKS);
      assert.deepEqual(chat.said, ['policy.answer']);
    });

    it('is honest where the zone is not known, and offers to file', () => {
      const chat = new Chat();
      chat.say('怎么去透析？', ASKS);
      chat.tap('policy:unknown');
      assert.deepEqual(chat.said, ['policy.unsure']);
      assert.deepEqual(keys(chat), ['do:register', 'do:person']);
    });

    it('that nobody can answer is filed with its own words', () => {
      const chat = new Chat();
      chat.say('能不能养鸽子？', ASKS);
      assert.deepEqual(chat.last?.replies[0]?.phones, ['5550000']);
      chat.tap('do:register');
      assert.equal(chat.said[0], 'registered');
      assert.equal(chat.state.personal.draft?.account[0]?.value, '能不能养鸽子？');
    });

    it('never passes an old notice as today’s', () => {
      const chat = new Chat();
      chat.say('今天几点做核酸？', ASKS);
      assert.deepEqual(chat.said, ['policy.expired']);
      assert.equal(chat.last?.replies[0]?.quotes.length, 1);
    });

    it('knows the zone afterwards, so that the form does not ask', () => {
      const chat = new Chat();
      chat.say('我们小区是管控区，怎么去透析？', { ...ASKS, zone: 'controlled' });
      chat.tap('do:file');
      chat.say('家里没有菜了', FOOD);
      chat.tap('district:d3');
      assert.equal(chat.asked, 'address');
    });

    for (const words of ['管控区怎么去透析？', '请问管控区能不能去透析'])
      it(`about a zone says of nobody that they live there: ${words}`, () => {
        const chat = new Chat();
        chat.say(words, { ...ASKS, zone: 'controlled' });
        assert.equal(chat.state.zone, 'controlled', 'kept for the next question');
        chat.tap('do:file');
        chat.say('家里没有菜了', FOOD);
        assert.equal(chat.state.draft?.zone, null);
        chat.tap('district:d3');
        assert.equal(chat.asked, 'zone');
        chat.tap('zone:sealed');
        assert.deepEqual([chat.state.zone, chat.state.draft?.zone], ['sealed', 'sealed']);
      });

    it('that waits for the zone where they live is answered with it for the form too', () => {
      const chat = new Chat();
      chat.say('怎么去透析？', ASKS);
      if (chat.asked !== 'policy_slot') assert.fail(`asked ${chat.asked}`);
      chat.tap('policy:controlled');
      chat.tap('do:file');
      chat.say('家里没有菜了', FOOD);
      assert.equal(chat.state.draft?.zone, 'controlled');
    });

    it('about another zone leaves the form’s own zone alone', () => {
      const chat = new Chat();
      chat.say('家里没有菜了', { ...FOOD, zone: 'sealed' });
      chat.say('管控区怎么去透析？', { ...ASKS, zone: 'controlled' });
      assert.equal(chat.state.draft?.zone, 'sealed');
    });

    it('about somebody becomes the request with all that it told', () => {
      const chat = new Chat();
      const told = {
        ...ASKS,
        zone: 'controlled',
        category: 'medical',
        phone: '13800001234',
      };
      chat.say('我妈在管控区怎么去透析？', {
        ...told,
        relation: 'parent',
        needs: ['elderly'],
      });
      assert.deepEqual(chat.said, ['policy.answer']);
      chat.say('我要求助');
      assert.deepEqual(chat.said, ['registered', 'ask.district']);
      const details = chat.state.personal.draft;
      assert.deepEqual(details?.account, [
        { value: '我妈在管控区怎么去透析？', message: 'm1' },
      ]);
      assert.equal(details?.phone?.value, '13800001234');
      assert.equal(chat.state.draft?.zone, 'controlled');
    });

    it('is asked again for a place that is told afterwards', () => {
      const chat = new Chat();
      chat.say('第3区', { district: 'd3' });
      assert.deepEqual(chat.said, ['place.kept']);
      assert.equal(chat.state.district, 'd3');
      assert.equal(chat.state.draft, null);
    });

    it('that we cannot answer still becomes part of the form being told', () => {
      const chat = inForm();
      chat.say('能不能让社区送菜上门？', ASKS);
      assert.equal(chat.said[0], 'policy.unknown');
      assert.equal(chat.state.personal.draft?.account.length, 2);
    });

    it('in which a trouble is told is taken as the trouble once that was asked for', () => {
      const chat = new Chat();
      chat.tap('do:file');
      chat.say('家里没菜了怎么办？', { ...ASKS, category: 'food' });
      assert.equal(chat.state.personal.draft?.account.length, 1);
    });
  });

  describe('how a case stands', () => {
    const NUMBER = makeCaseNumber(
      new Date('2022-01-12T00:00:00Z'),
      'Asia/Shanghai',
      '12345',
    );
    const OTHERS: CaseFact = {
      id: 'case-of-others',
      number: NUMBER,
      status: 'in_progress',
      category: 'food',
      bodies: ['supply'],
      handedOn: false,
      urgency: 'normal',
      district: 'd1',
      openedAt: '2022-01-12T00:00:00Z',
      updatedAt: '2022-01-12T00:00:00Z',
      conversationId: 'another',
      phone: '13800001234',
      position: null,
      withPerson: false,
      calledAt: null,
    };
    const asks = { intent: 'check_status', caseNumber: NUMBER } as const;

    it('is told freely where it was filed', () => {
      const chat = inForm();
      chat.cases = [{ ...OTHERS, conversationId: 'chat' }];
      chat.say('进度', { intent: 'check_status' });
      assert.deepEqual(chat.said, ['status.own', 'ask.address.again']);
      assert.ok(chat.text.includes(NUMBER));
      chat.say(NUMBER, { caseNumber: NUMBER });
      assert.equal(chat.said[0], 'status.own');
    });

    it('elsewhere needs the last four digits of its phone', () => {
      const chat = new Chat();
      chat.cases = [OTHERS];
      chat.say(`查一下 ${NUMBER}`, asks);
      assert.deepEqual(chat.said, ['status.ask_tail']);
      chat.say('1234');
      assert.deepEqual(chat.said, ['status.own']);
    });

    it('says the same whether the number exists or not', () => {
      const said = [OTHERS, { ...OTHERS, phone: null }, null].map((fact) => {
        const chat = new Chat();
        chat.cases = fact ? [fact] : [];
        const first = chat.say(`查一下 ${NUMBER}`, asks);
        const second = chat.say('9999');
        return JSON.stringify([first.replies, second.replies]);
      });
      assert.equal(new Set(said).size, 1);
    });

    it('waits half an hour after five wrong tries, even for the right digits', () => {
      const chat = new Chat();
      chat.cases = [OTHERS];
      chat.say(`查一下 ${NUMBER}`, asks);
      for (const tail of ['0001', '0002', '0003', '0004']) {
        chat.say(tail);
        assert.deepEqual(chat.said, ['status.no_match']);
      }
      chat.say('0005');
      assert.deepEqual(chat.said, ['status.blocked']);
      chat.say(`${NUMBER} 1234`, asks);
      assert.deepEqual(chat.said, ['status.blocked']);
      chat.later(HOUR / 2);
      chat.say(`${NUMBER} 1234`, asks);
      assert.deepEqual(chat.said, ['status.own']);
    });

    it('takes the whole number as well as its end', () => {
      const chat = new Chat();
      chat.cases = [OTHERS];
      chat.say(`查一下 ${NUMBER}`, asks);
      chat.say('13800001234', { phone: '13800001234' });
      assert.deepEqual(chat.said, ['status.own']);
    });

    it('says again that it waits when digits come after the last try', () => {
      const chat = new Chat();
      chat.cases = [OTHERS];
      chat.say(`查一下 ${NUMBER}`, asks);
      for (const tail of ['0001', '0002', '0003', '0004', '0005']) chat.say(tail);
      chat.say('1234', { intent: 'cancel' });
      assert.deepEqual(chat.said, ['status.blocked']);
      assert.equal(chat.state.draft, null);
    });

    it('counts wrong tries over several numbers and leaves between', () => {
      const chat = new Chat();
      chat.cases = [OTHERS];
      for (let tries = 0; tries < 5; tries += 1) {
        chat.say(`查一下 ${NUMBER}`, asks);
        chat.say('9999');
      }
      assert.deepEqual(chat.said, ['status.blocked']);
    });

    it('needs the whole number while it is tried often by others, and shuts out nobody', () => {
      const chat = new Chat();
      chat.cases = [OTHERS];
      chat.tailEnough = false;
      chat.say(`${NUMBER} 1234`, asks);
      assert.deepEqual(chat.said, ['status.ask_phone']);
      chat.say('13800009999', { phone: '13800009999' });
      assert.deepEqual(chat.said, ['status.no_match_phone']);
      chat.say('13800001234', { phone: '13800001234' });
      assert.deepEqual(chat.said, ['status.own']);
      chat.cases = [{ ...OTHERS, conversationId: 'chat' }];
      chat.say(NUMBER, asks);
      assert.deepEqual(chat.said, ['status.own'], 'who filed it is not shut out');
    });

    it('can be left, and asks for the number where nothing was filed', () => {
      const chat = new Chat();
      chat.say('进度', { intent: 'check_status' });
      assert.deepEqual(chat.said, ['status.ask_number']);
      chat.say(NUMBER, { caseNumber: NUMBER });
      assert.deepEqual(chat.said, ['status.ask_tail']);
      chat.tap('do:leave');
      assert.deepEqual(chat.said, ['left']);
    });
  });

  describe('a person', () => {
    it('is called for whatever is known, without a form', () => {
      const chat = new Chat();
      chat.say('转人工', { intent: 'human_agent' });
      const [opened, person] = chat.last?.commands ?? [];
      assert.ok(opened?.do === 'open_case' && person?.do === 'request_person');
      assert.equal(opened.consent, 'pending');
      assert.equal(person.reason, 'asked');
      assert.deepEqual(chat.said, ['person.requested', 'ask.what']);
    });

    it('is called with what was told in the same breath', () => {
      const chat = new Chat();
      chat.say('给我转人工，我家里三天没有菜了', {
        intent: 'human_agent',
        category: 'food',
      });
      assert.equal(chat.state.personal.draft?.account.length, 1);
    });

    it('asked for again says the place in the queue, and calls nobody twice', () => {
      const chat = new Chat();
      chat.say('转人工', { intent: 'human_agent' });
      chat.change(chat.state.draft?.caseId ?? '', { position: 2 });
      chat.say('人呢', { intent: 'human_agent' });
      assert.equal(chat.said[0], 'person.waiting');
      assert.match(chat.text, /2/);
      assert.equal(chat.did('request_person').length, 1);
    });

    it('comes for the form that is being filled; filing later opens no second case', () => {
      const chat = inForm();
      chat.say('转人工', { intent: 'human_agent' });
      for (let left = 9; left > 0 && chat.asked !== 'consent'; left -= 1)
        chat.say('跳过');
      chat.tap('consent:yes');
      chat.tap('confirm:');
      assert.equal(chat.did('open_case').length, 1);
      const [confirmed] = chat.last?.commands ?? [];
      assert.ok(confirmed?.do === 'detail_case' && confirmed.confirmed);
    });

    it('comes for an open case whose draft was forgotten', () => {
      const chat = new Chat();
      chat.say('转人工', { intent: 'human_agent' });
      const id = chat.state.draft?.caseId ?? '';
      chat.change(id, { position: null });
      chat.state = {
        ...chat.state,
        draft: null,
        personal: { draft: null, question: null, told: null, aside: null, tie: null },
      };
      chat.say('转人工', { intent: 'human_agent' });
      assert.deepEqual(chat.last?.commands, [
        { do: 'request_person', caseId: id, reason: 'asked' },
      ]);
    });
  });

  describe('the language', () => {
    it('follows the words until it was chosen', () => {
      const chat = new Chat();
      chat.say('I have no food at home', { ...FOOD, language: 'en' });
      assert.equal(chat.state.language, 'en');
      chat.say('我家在幸福花园', { address: '幸福花园' });
      assert.equal(chat.state.language, 'zh');
      chat.say('English please', { languageAsked: 'en', language: 'en' });
      chat.say('就写中文了', {});
      assert.equal(chat.state.language, 'en');
    });

    it('is not switched by a number, an OK or a name in Latin letters', () => {
      const chat = inForm();
      for (const text of ['OK', '13800001234', 'Tom']) chat.say(text, { language: 'en' });
      assert.equal(chat.state.language, 'zh');
    });
  });

  describe('manners', () => {
    it('greets with what this is and three choices', () => {
      const chat = new Chat();
      chat.say('你好', { intent: 'greeting' });
      assert.deepEqual(chat.said, ['greeting']);
      assert.deepEqual(keys(chat), ['do:file', 'do:policy', 'do:progress']);
    });

    it('offers a person for grief, and no form', () => {
      const chat = inForm();
      chat.say('我爸昨天去世了', { loss: true });
      assert.deepEqual(chat.said, ['grief']);
      assert.equal(keys(chat)?.[0], 'do:person');
      assert.equal(chat.state.personal.draft?.account.length, 2);
    });

    it('hears the trouble in anger', () => {
      const chat = new Chat();
      chat.say('妈的三天没菜了', FOOD);
      assert.equal(chat.said[0], 'understood');
    });

    it('offers a person after not understanding twice', () => {
      const chat = new Chat();
      chat.say('你好', { intent: 'greeting' });
      chat.say('嘎嘎嘎');
      assert.deepEqual(chat.said, ['lost']);
      chat.say('嘎嘎嘎嘎');
      assert.deepEqual(chat.said, ['lost.again']);
      assert.ok(keys(chat)?.includes('do:person'));
    });
  });

  describe('stopping and coming back', () => {
    it('asks once and keeps everything until the person says which', () => {
      const chat = inForm();
      chat.say('算了', { intent: 'cancel' });
      assert.deepEqual(keys(chat), ['cancel:later', 'cancel:delete', 'cancel:go_on']);
      assert.equal(chat.state.personal.draft?.account.length, 1);
      chat.tap('cancel:go_on');
      assert.equal(chat.asked, 'address');
    });

    it('puts the draft aside and takes it up at the same question', () => {
      const chat = inForm();
      chat.say('算了', { intent: 'cancel' });
      chat.say('先放着');
      assert.deepEqual(chat.said, ['cancel.kept']);
      chat.say('谢谢');
      assert.deepEqual(chat.said, ['thanks']);
      chat.say('继续');
      assert.deepEqual(chat.said, ['resumed', 'ask.address']);
    });

    it('deletes on word, and a stray tap deletes nothing', () => {
      const chat = inForm();
      chat.receive({ choice: 'cancel:delete' });
      assert.ok(chat.state.draft);
      chat.say('算了', { intent: 'cancel' });
      chat.tap('cancel:delete');
      assert.equal(chat.state.draft, null);
      assert.equal(chat.state.personal.draft, null);
    });

    it('withdraws a filed request after asking', () => {
      const chat = inForm();
      for (let left = 9; left > 0 && chat.asked !== 'consent'; left -= 1)
        chat.say('跳过');
      chat.tap('consent:yes');
      chat.tap('confirm:');
      chat.say('不用办了', { intent: 'cancel' });
      chat.tap('cancel:delete');
      assert.deepEqual(chat.said, ['cancel.withdrawn']);
      assert.equal(chat.did('withdraw_case').length, 1);
    });

    it('greets who comes back next day with where we are', () => {
      const chat = inForm().later(20 * HOUR);
      chat.say('你好', { intent: 'greeting' });
      assert.ok(chat.said.includes('welcome_back'));
      assert.equal(chat.asked, 'address');
      assert.match(chat.text, /家里没有菜了/);
    });

    it('takes the answer that somebody comes back with', () => {
      const chat = inForm().later(20 * HOUR);
      chat.say('幸福花园3号楼');
      assert.deepEqual(chat.said, ['welcome_back', 'ask.who']);
      assert.equal(chat.state.personal.draft?.address?.value, '幸福花园3号楼');
    });
  });
});
