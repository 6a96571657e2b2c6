import assert from 'node:assert/strict';
import { type CaseDetails, NO_CASE_DETAILS } from '../../cases/case.ts';
import { CaseError } from '../../cases/case-error.ts';
import { type CaseEdit, edited, withNews } from '../../cases/case-work.ts';
import { AGENT, add, newCase, OTHER_AGENT, RESIDENT, told } from './build.ts';

const refused = (code: string, does: () => unknown) =>
  assert.throws(does, (error) => error instanceof CaseError && error.code === code);

const PHONE = { value: '13800000000', message: 'dl_1|0000001' };
const DETAILS: CaseDetails = { ...NO_CASE_DETAILS, phone: PHONE };
const OTHER = '0112-111-111';

function afterEdit(change: Partial<CaseEdit>, state = newCase()) {
  const { events, details } = edited(state, DETAILS, { verified: false, ...change });
  return { ...add(state, AGENT, ...events), details };
}

describe('an edit of a case', () => {
  it('verifies it, and names what was completed, never its value', () => {
    const { state, events, details } = afterEdit({
      contactName: '示例名',
      phone: PHONE.value,
      district: 'jinshui',
      verified: true,
    });
    assert.equal(state.status, 'verified');
    assert.equal(state.district, 'jinshui');
    assert.deepEqual(
      events.map(({ data }) => data.kind),
      ['detailed', 'moved'],
    );
    assert.ok(!JSON.stringify(events).includes('示例名'));
    assert.deepEqual(details?.contactName, { value: '示例名', message: null });
    assert.deepEqual(details?.phone, PHONE, 'said the same, it keeps where it was said');
  });

  it('changes nothing where nothing is said, and takes out what is emptied', () => {
    const same = afterEdit({ phone: PHONE.value, urgency: 'normal' });
    assert.deepEqual([same.events, same.details], [[], null]);
    assert.equal(afterEdit({ phone: '' }).details?.phone, undefined);
    assert.ok(!('phone' in (afterEdit({ phone: '' }).details ?? {})));
  });

  it('makes it more urgent, and calls a person at once', () => {
    const { state } = afterEdit({ urgency: 'high' });
    assert.equal(state.urgency, 'high');
    assert.equal(state.handoff?.reason, 'urgent');
    const taken = told(
      newCase(),
      [RESIDENT, { kind: 'handoff_requested', reason: 'asked' }],
      [AGENT, { kind: 'handoff_taken' }],
    );
    assert.equal(
      afterEdit({ urgency: 'critical' }, taken).state.handoff?.takenBy,
      'agent-1',
    );
  });

  it('makes it less urgent only with a reason', () => {
    const state = newCase({ urgency: 'critical' });
    refused('reason_missing', () => afterEdit({ urgency: 'normal' }, state));
    const lowered = afterEdit({ urgency: 'normal', reason: 'misread' }, state);
    assert.equal(lowered.state.urgency, 'normal');
  });

  it('leaves a case that is worked or over where it stands', () => {
    const closed = told(
      newCase(),
      [AGENT, { kind: 'moved', to: 'resolved' }],
      [AGENT, { kind: 'moved', to: 'closed' }],
    );
    const { state } = afterEdit(
      { category: 'food', urgency: 'high', verified: true },
      closed,
    );
    assert.deepEqual(
      [state.status, state.category, state.urgency, state.handoff],
      ['closed', 'food', 'high', null],
    );
  });
});

describe('what a resident tells after staff put it right', () => {
  const STAFF = { value: '13900000000', message: null };
  const stored: CaseDetails = {
    ...DETAILS,
    phone: STAFF,
    staffNotes: [{ by: 'agent-1', at: '2022-01-12T10:00:00.000Z', words: '晚上再打' }],
  };

  it('adds to it, and leaves alone what they said no differently', () => {
    const address = { value: '阳光花园3号楼', message: 'dl_1|0000005' };
    const news = withNews(stored, DETAILS, { ...DETAILS, address });
    assert.deepEqual(news, { ...stored, address });
  });

  it('is the last word where it is new', () => {
    const phone = { value: '13700000000', message: 'dl_1|0000005' };
    assert.deepEqual(withNews(stored, DETAILS, { ...DETAILS, phone }).phone, phone);
  });

  it('loses what they took out, but for what staff put in its place', () => {
    const phone = { value: '13800000000', message: 'c|0000001' };
    const known = { ...DETAILS, phone };
    const { phone: _, ...told } = known;
    assert.equal('phone' in withNews(known, known, told), false);
    const byStaff = { value: '13900000000', message: null };
    assert.deepEqual(withNews({ ...known, phone: byStaff }, known, told).phone, byStaff);
  });
});

describe('cases that belong together', () => {
  it('go into one another, which ends the one', () => {
    const waiting = told(newCase(), [
      RESIDENT,
      { kind: 'handoff_requested', reason: 'filed' },
    ]);
    const merged = told(waiting, [AGENT, { kind: 'moved', to: 'merged', into: OTHER }]);
    assert.deepEqual(
      [merged.status, merged.mergedInto, merged.handoff],
      ['merged', OTHER, null],
    );
    refused('merged', () => add(merged, AGENT, { kind: 'noted' }));
    assert.ok(told(newCase(), [AGENT, { kind: 'joined', number: OTHER }]).followed);
  });

  it('do not go into themselves, into nothing, or away from a colleague', () => {
    const state = newCase();
    const into = (number?: string) =>
      ({ kind: 'moved', to: 'merged', ...(number && { into: number }) }) as const;
    refused('into_missing', () => add(state, AGENT, into()));
    refused('same_case', () => add(state, AGENT, into(state.number)));
    const held = told(
      state,
      [RESIDENT, { kind: 'handoff_requested', reason: 'asked' }],
      [OTHER_AGENT, { kind: 'handoff_taken' }],
    );
    refused('held_by_other', () => add(held, AGENT, into(OTHER)));
    const over = told(state, [AGENT, { kind: 'moved', to: 'resolved' }]);
    refused('illegal_move', () => add(over, AGENT, { kind: 'joined', number: OTHER }));
  });

  it('are linked once, and unlinked', () => {
    const linked = told(
      newCase(),
      [AGENT, { kind: 'linked', number: OTHER }],
      [AGENT, { kind: 'linked', number: OTHER }],
    );
    assert.deepEqual([linked.links, linked.version], [[OTHER], 2]);
    const apart = told(linked, [AGENT, { kind: 'unlinked', number: OTHER }]);
    assert.deepEqual(apart.links, []);
    refused('same_case', () =>
      add(apart, AGENT, { kind: 'linked', number: apart.number }),
    );
  });
});

describe('a case that is one of many', () => {
  const waiting = told(newCase(), [
    RESIDENT,
    { kind: 'handoff_requested', reason: 'filed' },
  ]);

  it('leaves the queue to the one that leads, unless its resident waits to speak', () => {
    const grouped = { kind: 'grouped', issue: OTHER } as const;
    assert.equal(told(waiting, [AGENT, grouped]).handoff, null);
    const speaks = told(waiting, [
      RESIDENT,
      { kind: 'handoff_requested', reason: 'asked' },
    ]);
    assert.equal(told(speaks, [AGENT, grouped]).handoff?.reason, 'asked');
    const leads = told(waiting, [AGENT, { kind: 'grouped', issue: waiting.number }]);
    assert.deepEqual([leads.handoff?.reason, leads.followed], ['filed', true]);
  });

  it('joins once, and not when it is over', () => {
    const grouped = told(waiting, [AGENT, { kind: 'grouped', issue: OTHER }]);
    assert.deepEqual(add(grouped, AGENT, { kind: 'grouped', issue: OTHER }).events, []);
    const over = told(waiting, [AGENT, { kind: 'moved', to: 'resolved' }]);
    refused('illegal_move', () => add(over, AGENT, { kind: 'grouped', issue: OTHER }));
    assert.equal(told(grouped, [AGENT, { kind: 'ungrouped' }]).issue, null);
    assert.deepEqual(add(waiting, AGENT, { kind: 'ungrouped' }).events, []);
  });
});
