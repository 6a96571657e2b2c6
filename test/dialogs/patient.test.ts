import assert from 'node:assert/strict';
import { realChat } from './real-city.ts';

describe('dialogs: who needs help where somebody is violent', () => {
  for (const [words, who] of [
    ['老公要打死我 我不能打电话 他会听见', undefined],
    ['儿子拿刀要砍人', undefined],
    ['my husband beat me and I cant speak', undefined],
    ['我妈被我爸打了 头破了', '我妈'],
    ['孩子被他爸打了', '孩子'],
    ['我老公胸口疼', '老公'],
  ] as const)
    it(words, () => {
      const chat = realChat();
      chat.say(words);
      const { patient } = chat.state.personal.draft ?? {};
      if (who === undefined) assert.equal(patient, undefined);
      else assert.ok(patient?.value.includes(who));
    });
});
