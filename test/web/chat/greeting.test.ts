import assert from 'node:assert/strict';
import { change, emptyConversation } from '../../../web/chat/conversation.ts';
import { answerToGreeting, greetingEntry } from '../../../web/chat/greeting.ts';
import { readActivity } from '../../../web/chat/wire.ts';
import { words } from '../../../web/chat/words.ts';

const HELLO = '您好，急病请先打120。';
const greeting = (conversation = emptyConversation) =>
  greetingEntry(HELLO, ['120'], words('zh'), conversation);

describe('chat: greeting', () => {
  it('is there before anything was said, with its choices and numbers', () => {
    const entry = greeting();
    assert.equal(entry?.text, HELLO);
    assert.deepEqual(entry?.phones, ['120']);
    assert.deepEqual(
      entry?.choices.map((choice) => choice.title),
      ['我要求助', '问政策', '查进度'],
    );
  });

  it('is not said twice where the bot greets in the same words', () => {
    const said = readActivity({ type: 'message', id: 'c|0000001', text: HELLO });
    assert.ok(said);
    const greeted = change(emptyConversation, { type: 'received', activities: [said] });
    assert.equal(greeting(greeted), null);
  });

  it('takes the number of a choice for the choice, and nothing else', () => {
    const entry = greeting();
    assert.ok(entry);
    assert.equal(answerToGreeting('2', entry)?.title, '问政策');
    for (const text of ['4', '0', '12', '2楼漏水', ''])
      assert.equal(answerToGreeting(text, entry), null);
  });
});
