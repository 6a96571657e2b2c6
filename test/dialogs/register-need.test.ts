import assert from 'node:assert/strict';
import type { Chat } from '../support/chat.ts';
import { realChat } from './real-city.ts';

const DIALYSIS =
  '我爸是透析病人，我们在金水区阳光花园3号楼2单元502，想问去医院的车，电话13800138000';
const TAPS = ['确认提交', '同意', '不留称呼', '不清楚', '跳过'];

/** A request filed to its end: the register is offered, or not. */
function filed(words: string): Chat {
  const chat = realChat();
  chat.say(words);
  for (let step = 0; step < 14 && chat.did('open_case').length === 0; step += 1) {
    const labels = chat.state.asked?.choices.map(({ label }) => label) ?? [];
    chat.say(TAPS.find((label) => labels.includes(label)) ?? labels[0] ?? '金水区');
  }
  while (chat.state.draft?.filedAt === null) {
    const labels = chat.state.asked?.choices.map(({ label }) => label) ?? [];
    chat.say(TAPS.find((label) => labels.includes(label)) ?? labels[0] ?? '金水区');
  }
  return chat;
}

describe('dialogs: the register of special needs', () => {
  it('is offered to whom it is for, and to nobody else', () => {
    assert.equal(filed(DIALYSIS).asked, 'need');
    assert.notEqual(filed('小区路灯坏了，金水区，电话13800138000').asked, 'need');
  });

  for (const yes of ['登记', '好的', '要', '行', '可以', '好啊登记一下'])
    it(`takes ${yes} for a yes`, () => {
      const chat = filed(DIALYSIS);
      chat.say(yes);
      assert.deepEqual(chat.said, ['register.ask_due']);
    });

  for (const no of ['不用', '算了', '不需要', '先不登记', '不'])
    it(`takes ${no} for a no`, () => {
      const chat = filed(DIALYSIS);
      chat.say(no);
      assert.deepEqual(chat.said, ['register.declined']);
      assert.deepEqual(chat.did('register_need'), []);
    });

  for (const other of ['我爸晕倒了叫不醒', '多少钱', '谢谢'])
    it(`takes ${other} for neither`, () => {
      const chat = filed(DIALYSIS);
      chat.say(other);
      assert.ok(!chat.said.some((key) => key.startsWith('register.')), chat.said.join());
    });

  const due = (answer: string) => {
    const chat = filed(DIALYSIS);
    chat.say('登记');
    chat.say(answer);
    return chat;
  };

  for (const [answer, at] of [
    ['周五', '2022-01-14T04:00:00.000Z'],
    ['下周一早上', '2022-01-17T00:00:00.000Z'],
    ['医生说15号下午两点', '2022-01-15T06:00:00.000Z'],
    ['后天上午8点', '2022-01-14T00:00:00.000Z'],
    ['16号', '2022-01-16T04:00:00.000Z'],
    ['16号去', '2022-01-16T04:00:00.000Z'],
    ['医生说十六号吧', '2022-01-16T04:00:00.000Z'],
    ['5号', '2022-02-05T04:00:00.000Z'],
    ['13号、15号和17号', '2022-01-13T04:00:00.000Z'],
    ['26号下午', '2022-01-26T07:00:00.000Z'],
    ['每周一三五', '2022-01-14T04:00:00.000Z'],
    ['每周一、三、五上午', '2022-01-14T02:00:00.000Z'],
    ['逢二四六早上8点', '2022-01-13T00:00:00.000Z'],
    ['一三五', '2022-01-14T04:00:00.000Z'],
    ['the 16th', '2022-01-16T04:00:00.000Z'],
    ['every Monday and Thursday', '2022-01-13T04:00:00.000Z'],
    ['every Tuesday, Thursday and Saturday at 8 am', '2022-01-13T00:00:00.000Z'],
    ['Mondays', '2022-01-17T04:00:00.000Z'],
  ] as const)
    it(`keeps ${answer}`, () => {
      const [kept] = due(answer).did('register_need');
      assert.equal(kept?.do === 'register_need' && kept.dueAt, at);
    });

  for (const [answer, everyDays] of [
    ['每周四', 7],
    ['every Thursday', 7],
    ['每周一三五', null],
    ['周四', null],
    ['16号', null],
  ] as const)
    it(`${answer} comes again ${everyDays ? `in ${everyDays} days` : 'as nobody said'}`, () => {
      const [kept] = due(answer).did('register_need');
      assert.equal(kept?.do === 'register_need' && kept.everyDays, everyDays);
    });

  for (const other of [
    '16号楼',
    '三号线停了吗',
    '家里有三个人',
    '3天没透析了',
    '二十',
    '周边有药店吗',
    '每天都疼',
  ])
    it(`takes ${other} for no date`, () => {
      assert.deepEqual(due(other).did('register_need'), []);
    });

  for (const undated of ['不知道', '还没定', '等医院通知'])
    it(`registers without a date after ${undated}`, () => {
      const chat = due(undated);
      assert.deepEqual(chat.said, ['register.done']);
      const [kept] = chat.did('register_need');
      assert.equal(kept?.do === 'register_need' && kept.dueAt, null);
    });

  it('asks once more for what is no date ahead, and then registers without one', () => {
    const chat = due('昨天');
    assert.deepEqual(chat.said, ['register.due_unread']);
    chat.say('月底');
    assert.deepEqual(chat.said, ['register.done']);
  });

  it('is left for danger and for another trouble', () => {
    const danger = due('我爸晕倒了叫不醒');
    assert.ok(danger.said.some((key) => key.startsWith('emergency.')));
    assert.deepEqual(danger.did('register_need'), []);
    assert.deepEqual(due('家里没菜了').did('register_need'), []);
  });
});
