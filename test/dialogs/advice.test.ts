import assert from 'node:assert/strict';
import { adviceFor } from '../../dialogs/advice.ts';
import { mainFlag } from '../../dialogs/dangers.ts';
import { flagDefinition } from '../../intents/flags.ts';
import { CITY as smallCity } from '../support/small-city.ts';
import { realChat } from './real-city.ts';

describe('dialogs: advice', () => {
  it('goes by the danger’s name, where one was only thought graver', () => {
    assert.equal(mainFlag(['unclear_critical', 'fracture'])?.id, 'fracture');
    assert.equal(mainFlag(['unclear_critical', 'food_out'])?.id, 'unclear_critical');
    assert.equal(mainFlag(['suicide', 'fever_high'])?.id, 'suicide');
  });

  it('says first what the circumstances ask for', () => {
    assert.equal(mainFlag(['help_blocked', 'fracture'])?.id, 'fracture');
    const given = adviceFor(['help_blocked', 'fracture'], 'zh', smallCity);
    assert.match(given?.lines[0] ?? '', /拦着/);
    assert.equal(given?.lines.length, 2);
    assert.equal(adviceFor([], 'zh', smallCity), undefined);
  });

  it('of a fall is the fall’s, also for somebody who is locked in', () => {
    const chat = realChat();
    chat.say('My mother, 79, fell and we are locked in');
    const fall = flagDefinition('fracture')?.advice.en[0] ?? 'none';
    assert.ok(chat.text.includes(fall), chat.text);
  });
});
