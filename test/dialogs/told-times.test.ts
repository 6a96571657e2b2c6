import assert from 'node:assert/strict';
import type { Chat } from '../support/chat.ts';
import { realChat } from './real-city.ts';

const facts = (chat: Chat) =>
  (chat.state.personal.draft?.facts ?? []).map(({ key, value }) => `${key}: ${value}`);

describe('times that the resident tells', () => {
  it('stand in the case with the time they mean beside the words', () => {
    const chat = realChat();
    chat.say('我妈后天上午要去化疗，1月10日就开始没人管');
    assert.ok(facts(chat).includes('told_time: 后天上午 (2022-01-14 08:00–12:00)'));
    assert.ok(facts(chat).includes('told_time: 1月10日 (2022-01-10)'));
  });
  it('beside a bite are when it happened', () => {
    const chat = realChat();
    chat.say('孩子昨晚八点被狗咬了，出血了');
    assert.ok(facts(chat).includes('bitten_at: 昨晚八点 (2022-01-11 20:00)'));
  });
  it('in answer to when it was are told in full', () => {
    const chat = realChat();
    chat.say('孩子被狗咬了，出血了');
    for (let turn = 0; turn < 8 && chat.asked !== 'flag'; turn += 1) {
      chat.tap('skip:');
    }
    if (chat.asked !== 'flag') assert.fail(`asked ${chat.asked}`);
    chat.say('半小时前，邻居家的狗');
    const told = facts(chat).find((fact) => fact.startsWith('bitten_at'));
    assert.match(told ?? '', /^bitten_at: 半小时前 \(2022-01-12 17:\d\d\)$/);
    assert.ok(facts(chat).includes('animal_and_owner: 邻居家的狗'));
  });
  it('that come again stand beside the days of their range, not as moments', () => {
    const chat = realChat();
    chat.say('孩子要去做康复，1月12日到27日每周一至周五下午2点');
    assert.deepEqual(
      facts(chat).filter((fact) => fact.startsWith('told_time')),
      ['told_time: 1月12日到27日每周一至周五下午2点 (2022-01-12–2022-01-27)'],
    );
  });
  it('reach over midnight and over days', () => {
    const chat = realChat();
    chat.say('My mother has had no dialysis since Monday, her oxygen is 95, BP 150/95');
    assert.ok(
      facts(chat).some((fact) =>
        /^told_time: Monday \(2022-01-10 00:00–2022-01-12 18:00\)$/.test(fact),
      ),
      facts(chat).join('\n'),
    );
    assert.ok(facts(chat).includes('oxygen: oxygen is 95'));
    assert.ok(facts(chat).includes('blood_pressure: BP 150/95'));
  });
});
