/** When the question about danger is put, what stands beside it, and what silence after it means. */
import assert from 'node:assert/strict';
import { SILENCE, silenceAllowed } from '../../dialogs/handlers/safety.ts';
import { Chat } from '../support/chat.ts';
import { realChat } from './real-city.ts';

const ILL = { intent: 'file_request', category: 'medical', urgency: 'normal' } as const;
const FAIR = { ...ILL, safetyQuestion: 'danger_now', doubt: 'fair' } as const;
const GRAVE = { ...FAIR, doubt: 'grave' } as const;
const SLIGHT = { ...FAIR, doubt: 'slight' } as const;

describe('dialogs: the question about danger', () => {
  it('says back what was told before it asks', () => {
    const chat = new Chat();
    chat.say('老人突然有些不对劲', FAIR);
    assert.deepEqual(chat.said, ['understood.danger', 'ask.safety']);
    assert.match(chat.last?.replies[0]?.text ?? '', /老人突然有些不对劲/);
  });

  it('of a slight doubt is a line beside the form, which goes on', () => {
    const chat = new Chat();
    chat.say('今天头疼，想开点药', SLIGHT);
    assert.deepEqual(chat.said, ['understood.careful', 'ask.district']);
    assert.match(chat.last?.replies[0]?.text ?? '', /920/);
    chat.say('后来更难受了，说不上来', FAIR);
    assert.equal(chat.asked, 'safety', 'a graver doubt is still asked about');
  });

  it('never stands in place of an everyday complaint’s answer', () => {
    for (const text of [
      '老人咳嗽',
      '我嗓子疼 哪里能买药',
      '孩子流鼻涕 能去医院吗',
      '今天头疼 想开点药',
      '有点头晕 想问问发热门诊几点开门',
      '落枕了，想买膏药',
    ]) {
      const chat = realChat();
      chat.say(text);
      assert.ok(!chat.said.includes('ask.safety'), `${text}: ${chat.said}`);
    }
  });

  it('comes after thanks that may be a farewell', () => {
    const chat = new Chat();
    chat.say('谢谢你们，以后不用找我了', { ...FAIR, intent: 'greeting' });
    assert.equal(chat.asked, 'safety');
  });
});

describe('dialogs: silence after the question about danger', () => {
  it('brings a person where the words were grave, for what cannot wait', () => {
    const chat = new Chat();
    chat.say('弟弟三天没见着人，他以前闹过', GRAVE);
    assert.equal(silenceAllowed(chat.state), 180_000);
    chat.tap(SILENCE);
    assert.equal(chat.state.draft?.urgency, 'high');
    assert.deepEqual(
      chat.last?.commands.map((command) => command.do),
      ['open_case', 'request_person'],
    );
    assert.match(chat.text, /弟弟三天没见着人/);
  });

  it('is shorter after a cry, and the alarm louder', () => {
    const chat = new Chat();
    chat.say('救命', GRAVE);
    assert.equal(silenceAllowed(chat.state), 60_000);
    chat.tap(SILENCE);
    assert.equal(chat.state.draft?.urgency, 'critical');
  });

  it('means nothing after a lesser doubt, or once it was answered', () => {
    const fair = new Chat();
    fair.say('老人有点不对劲', FAIR);
    assert.equal(silenceAllowed(fair.state), null);
    fair.tap(SILENCE);
    assert.equal(fair.did('request_person').length, 0);
    const answered = new Chat();
    answered.say('弟弟三天没见着人，他以前闹过', GRAVE);
    answered.say('都没有');
    assert.equal(silenceAllowed(answered.state), null);
  });
});

describe('dialogs: grief', () => {
  it('is met with sympathy and a person, and sounds no alarm', () => {
    for (const text of [
      '老伴走了 我一个人',
      '我爸昨天没了',
      '要去火葬场',
      '姥姥今早不在了',
    ]) {
      const chat = realChat();
      chat.say(text);
      assert.deepEqual(chat.said, ['grief'], text);
      assert.equal(chat.did('request_person').length, 0, text);
      assert.deepEqual(
        chat.state.asked?.choices.map(({ id }) => id),
        ['do:person', 'do:file'],
      );
    }
  });

  it('in danger is danger', () => {
    for (const text of ['我不想活了，老伴走了', '老伴走了，我也想跟着他去算了']) {
      const chat = realChat();
      chat.say(text);
      assert.equal(chat.said[0], 'emergency.critical', text);
    }
  });

  for (const text of [
    '我爷爷走了，人还在家里，殡仪馆说要核酸',
    '姥姥昨晚去世了，殡仪馆不来拉，咋办',
    '父亲过世，开不出死亡证明，出不去',
    'my dad passed away last night and is still at home, what do I do',
  ])
    it(`that has something to be done is a request, and a person is called: ${text}`, () => {
      const chat = realChat();
      chat.say(text);
      assert.equal(chat.said[0], 'grief.first_taken');
      assert.equal(chat.did('request_person').length, 1);
      assert.equal(chat.state.personal.draft?.account[0]?.value, text);
    });

  it('told on is taken in, and the sympathy is not repeated', () => {
    const chat = realChat();
    chat.say('我爷爷昨天走了');
    assert.deepEqual(chat.said, ['grief']);
    chat.say('人还在家里 殡仪馆说要核酸');
    assert.ok(!chat.said.includes('grief'), chat.text);
    assert.equal(chat.did('request_person').length, 1);
    assert.equal(
      chat.state.personal.draft?.account.at(-1)?.value,
      '人还在家里 殡仪馆说要核酸',
    );
    chat.say('殡仪馆的车进不来小区');
    assert.ok(!chat.said.includes('grief'), chat.text);
    assert.equal(chat.did('request_person').length, 1, 'somebody is called once');
  });

  it('is not read into who only left', () => {
    for (const text of [
      '我爸妈走了两站路才找到核酸点',
      '老公上班走了',
      '奶奶的药没了',
      '楼下办丧事太吵',
    ]) {
      const chat = realChat();
      chat.say(text);
      assert.ok(!chat.said.includes('grief'), text);
    }
  });
});
