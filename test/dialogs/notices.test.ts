import assert from 'node:assert/strict';
import { type Notice, notice } from '../../dialogs/notices.ts';
import { CITY } from '../support/small-city.ts';

const ALL: Readonly<Record<Notice, Readonly<Record<string, string | number>>>> = {
  agent_took: { badge: 'A07' },
  still_waiting: { ahead: 2, step: 1 },
  lease_lost: {},
  handed_over: {},
  handed_back: { number: '0112-483-721' },
  called_again: { number: '0112-483-721' },
  resolved_ask: { number: '0112-483-721' },
  merged: { number: '0112-483-721' },
  merged_done: { number: '0112-483-721' },
  closed_by_call: { number: '0112-483-721' },
  dispatched_dates: {
    number: '0112-483-725',
    to: '市卫健委',
    count: 3,
    first: '1/12 14:00',
  },
  job_visit: { number: '0112-483-725', to: '市卫健委', time: '1/12 14:00' },
  job_trip: { number: '0112-483-725', to: '市卫健委', time: '1/12 14:00' },
  job_fetch: { number: '0112-483-725', to: '市卫健委', time: '1/12 17:00' },
  paper_owed: { number: '0112-483-725', papers: '身份证复印件' },
  suggestion_adopted: { number: '0112-483-725', answer: '中午已开学生通道' },
  suggestion_declined: { number: '0112-483-725', answer: '人手不够' },
  need_registered: { number: '0112-483-725', need: '透析病人' },
  need_due: { what: '下次透析', time: '1/16 08:00' },
  papers_asked: { number: '0112-483-725', papers: '身份证复印件' },
  dispatched: { number: '0112-483-721', to: '市人民医院' },
  erase_stopped: { number: '0112-483-721' },
  tie_code: { code: '314159', number: '0112-483-721' },
  tie_news: { number: '0112-483-721', words: '车到了' },
  tie_staff: { number: '0112-483-721' },
  tie_made: { number: '0112-483-721' },
  failure: {},
  draft_expired: {},
  unsupported_message: {},
  kept_only: {},
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

  it('names the hotline at every alarm, with its number to ring', () => {
    for (const step of [1, 2]) {
      const alarm = notice('still_waiting', 'zh', { ahead: 0, step, city: CITY });
      assert.deepEqual(alarm.phones, ['920', '5550000']);
    }
  });

  it('does not call the first alarm another one', () => {
    const first = notice('still_waiting', 'zh', { ahead: 0, step: 1, city: CITY });
    assert.match(first.text, /已提醒值班长/);
    assert.doesNotMatch(first.text, /再次/);
  });

  it('asks whether it is solved with both answers to tap', () => {
    const asks = notice('resolved_ask', 'zh', { number: '0112-0', city: CITY });
    assert.deepEqual(
      asks.choices.map(({ label }) => label),
      ['办好了', '没办好'],
    );
  });

  it('fails loudly where a name is missing', () => {
    assert.throws(() => notice('agent_took', 'zh', { city: CITY }), /badge/);
  });
});
