import assert from 'node:assert/strict';
import type { Chat } from '../support/chat.ts';
import { realChat } from './real-city.ts';

const HEATING = '小区没暖气 金水区文化路1号院 防范区 我叫周建 13800002001';

function told(...messages: readonly string[]): Chat {
  const chat = realChat();
  for (const message of messages) chat.say(message);
  return chat;
}

const details = ({ state }: Chat) => state.personal.draft;

describe('dialogs: one thing taken out again', () => {
  it('is gone from the form and from the words, and is not asked for', () => {
    for (const words of [
      '删掉电话',
      '删掉我的电话',
      '不要留电话了',
      '电话别写了',
      'remove my phone',
    ]) {
      const chat = told(HEATING, words);
      assert.equal(details(chat)?.phone, undefined, words);
      assert.equal(chat.said[0], 'left_out', words);
      assert.ok(details(chat)?.account.every(({ value }) => !value.includes('1380000')));
      assert.ok(chat.state.draft?.skipped.includes('phone'));
      assert.equal(details(chat)?.contactName?.value, '周建', 'and nothing else');
    }
    assert.equal(details(told(HEATING, '名字不要写了'))?.contactName, undefined);
  });

  it('is not the whole request, nor all that is kept of them', () => {
    assert.equal(told(HEATING, '取消').said.at(-1), 'cancel.ask');
    assert.equal(told(HEATING, '删除我的个人信息').said.includes('left_out'), false);
    assert.equal(
      details(told(HEATING, '电话打不通 不要了吧这个社区'))?.phone?.value,
      '13800002001',
    );
  });
});

describe('dialogs: name and category put right', () => {
  it('by what was wrong with them', () => {
    for (const words of ['名字写成周建了 是张建', '不是周建 是张建', '名字错了 叫张建'])
      assert.equal(details(told(HEATING, words))?.contactName?.value, '张建', words);
    for (const words of ['类别不对 是交通出行', '分类错了 应该是交通出行']) {
      const chat = told(HEATING, words);
      assert.equal(chat.state.draft?.category, 'transport', words);
      assert.equal(chat.said[0], 'corrected', words);
    }
  });
});
