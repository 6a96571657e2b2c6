import assert from 'node:assert/strict';
import { WELCOME } from '../../dialogs/handlers/manners.ts';
import { realChat } from './real-city.ts';

/** Somebody follows the account or presses start, and has said nothing yet. */
describe('dialogs: a conversation that is opened', () => {
  it('is greeted, and nothing is taken for told', () => {
    const chat = realChat();
    chat.tap(WELCOME);
    assert.deepEqual(chat.said, ['greeting']);
    assert.equal(chat.state.draft, null);
    assert.deepEqual(chat.commands, []);
  });

  it('goes on where it stood, with the question again', () => {
    const chat = realChat();
    chat.say('我们小区好几年没供暖了，能不能给供上热');
    const { asked } = chat;
    chat.tap(WELCOME);
    assert.equal(chat.said[0], 'hello_again');
    assert.equal(chat.asked, asked);
  });

  it('says nothing beside an agent', () => {
    const chat = realChat();
    chat.owner = 'agent';
    chat.tap(WELCOME);
    assert.deepEqual(chat.said, []);
  });
});
