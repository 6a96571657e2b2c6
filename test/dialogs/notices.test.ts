import assert from 'node:assert/strict';
import { type Notice, notice } from '../../dialogs/notices.ts';
import { CITY } from '../support/small-city.ts';

const ALL: Readonly<Record<Notice, Readonly<Record<string, string | number>>>> = {
  agent_took: { badge: 'A07' },
  still_waiting: { ahead: 2, step: 1 },
  lease_lost: {},
  handed_back: { number: '0112-483-721' },
  resolved_ask: { number: '0112-483-721' },
  failure: {},
  draft_expired: {},
  unsupported_message: {},
  rate_limited: { seconds: 20 },
};

describe('dialogs: notices', () => {
  for (const language of ['zh', 'en'] as const) {
    for (const [about, params] of Object.entries(ALL)) {
      it(`${about} in ${language} says everything it was given`, () => {
        const reply = notice(about as Notice, language, { ...params, city: CITY });
        for (const [name, value] of Object.entries(params)) {
          if (name !== 'step') assert.ok(reply.text.includes(String(value)), name);
        }
        assert.doesNotMatch(reply.text, /[{}]/);
      });
    }
  }

  it('offers a person after a mistake of ours', () => {
    const { choices } = notice('failure', 'zh', { city: CITY });
    assert.deepEqual(choices, [{ id: 'do:person', label: '转人工' }]);
  });

  it('names the hotline from the second alarm on, with its number to ring', () => {
    const first = notice('still_waiting', 'zh', { ahead: 0, step: 1, city: CITY });
    const second = notice('still_waiting', 'zh', { ahead: 0, step: 2, city: CITY });
    assert.deepEqual(first.phones, ['920']);
    assert.deepEqual(second.phones, ['920', '5550000']);
  });

  it('fails loudly where a name is missing', () => {
    assert.throws(() => notice('agent_took', 'zh', { city: CITY }), /badge/);
  });
});
