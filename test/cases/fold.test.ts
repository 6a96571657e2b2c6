import assert from 'node:assert/strict';
import type { Actor, CaseEventData, CaseStatus } from '../../cases/case.ts';
import { CaseError, type CaseErrorCode } from '../../cases/case-error.ts';
import { append, fold, foldAll } from '../../cases/fold.ts';
import {
  AGENT,
  AT,
  add,
  BOT,
  CASE,
  newCase,
  OTHER_AGENT,
  opened,
  RESIDENT,
  TIMER,
  told,
} from './build.ts';

const ASKED: CaseEventData = { kind: 'handoff_requested', reason: 'urgent' };
const TAKEN: CaseEventData = { kind: 'handoff_taken' };
const ANSWERED: CaseEventData = { kind: 'answered', messages: ['dl_1|0000004'] };
const alarmed = (step: number): CaseEventData => ({ kind: 'alarmed', step });
const moved = (to: CaseStatus): CaseEventData => ({
  kind: 'moved',
  to,
  ...(to === 'merged' && { into: '0112-111-111' }),
});
const released = (reason: 'returned' | 'lease_lost' | 'resolved'): CaseEventData => ({
  kind: 'handoff_released',
  reason,
});
const raised = (
  urgency: 'normal' | 'high' | 'critical',
  ...flags: string[]
): CaseEventData => ({ kind: 'raised', urgency, flags, messages: ['dl_1|0000002'] });

const waiting = () => told(newCase(), [BOT, ASKED]);
const taken = () => told(waiting(), [AGENT, TAKEN]);

function refused(code: CaseErrorCode, act: () => unknown): void {
  assert.throws(act, (error) => error instanceof CaseError && error.code === code);
}

describe('a new case', () => {
  it('is received, at version 1, as its first event says', () => {
    const state = newCase({ urgency: 'critical', flags: ['bite', 'bite'] });
    assert.equal(state.status, 'received');
    assert.equal(state.version, 1);
    assert.equal(state.urgency, 'critical');
    assert.deepEqual(state.flags, ['bite']);
    assert.equal(state.confirmed, false);
    assert.equal(state.handoff, null);
    assert.equal(state.openedAt, AT.toISOString());
  });

  it('starts with opened, and with nothing else', () => {
    const by = { actor: BOT, at: AT };
    refused('not_opened', () => append(null, CASE, [], by));
    refused('not_opened', () => append(null, CASE, [ASKED], by));
    refused('already_opened', () => append(null, CASE, [opened(), opened()], by));
    refused('already_opened', () => add(newCase(), BOT, opened()));
  });

  it('may open, be detailed and call a person in one go', () => {
    const detailed: CaseEventData = {
      kind: 'detailed',
      fields: ['phone'],
      confirmed: true,
      messages: [],
    };
    const { state, events } = append(null, CASE, [opened(), detailed, ASKED], {
      actor: BOT,
      at: AT,
    });
    assert.deepEqual(
      events.map(({ seq }) => seq),
      [1, 2, 3],
    );
    assert.equal(state.version, 3);
    assert.equal(state.confirmed, true);
    assert.equal(state.handoff?.requestedAt, AT.toISOString());
  });
});

describe('the ledger', () => {
  it('is refused with a gap, a repetition or another case’s event', () => {
    const { state, events } = add(newCase(), BOT, ASKED);
    const [event] = events;
    assert.ok(event);
    refused('gap', () => fold(state, event));
    refused('gap', () => fold(newCase(), { ...event, seq: 3 }));
    refused('gap', () => fold(null, { ...event, seq: 2, data: opened() }));
    refused('wrong_case', () => fold(newCase(), { ...event, caseId: 'another' }));
    refused('wrong_case', () =>
      append(newCase(), 'another', [ASKED], { actor: BOT, at: AT }),
    );
  });

  it('of nothing is no case', () => {
    assert.equal(foldAll([]), null);
  });
});

describe('details', () => {
  const detailed = (
    part: Partial<Extract<CaseEventData, { kind: 'detailed' }>>,
  ): CaseEventData => ({ kind: 'detailed', fields: [], messages: [], ...part });

  it('change what they name and keep the rest', () => {
    const state = told(newCase({ consent: 'pending' }), [
      RESIDENT,
      detailed({ zone: 'controlled', consent: 'given', category: 'food' }),
    ]);
    assert.equal(state.zone, 'controlled');
    assert.equal(state.district, 'erqi');
    assert.equal(state.consent, 'given');
    assert.equal(state.category, 'food');
  });

  it('can take a district back', () => {
    const state = told(newCase(), [RESIDENT, detailed({ district: null })]);
    assert.equal(state.district, null);
  });

  it('that change nothing leave no event', () => {
    const state = newCase();
    const same = detailed({ district: 'erqi', category: 'medical', confirmed: false });
    assert.deepEqual(add(state, RESIDENT, same, detailed({})), { state, events: [] });
  });
});

describe('urgency', () => {
  it('rises with what is said, and gathers its flags, what raised it first', () => {
    const state = told(
      newCase({ urgency: 'high', flags: ['medicine'] }),
      [BOT, raised('critical', 'bite')],
      [BOT, raised('high', 'dialysis')],
    );
    assert.equal(state.urgency, 'critical');
    assert.deepEqual(state.flags, ['bite', 'medicine', 'dialysis']);
  });

  it('that does not rise is dropped', () => {
    const state = newCase({ urgency: 'critical', flags: ['bite'] });
    for (const urgency of ['normal', 'high', 'critical'] as const)
      assert.deepEqual(add(state, BOT, raised(urgency, 'bite')).events, []);
  });

  it('that does not rise keeps a new flag, and says today’s level', () => {
    const state = newCase({ urgency: 'critical', flags: ['bite'] });
    const { state: now, events } = add(state, BOT, raised('high', 'medicine'));
    assert.equal(now.urgency, 'critical');
    assert.deepEqual(now.flags, ['bite', 'medicine']);
    assert.equal(events[0]?.data.kind === 'raised' && events[0].data.urgency, 'critical');
  });

  it('is lowered by staff alone, with a reason, and downwards', () => {
    const lowered = (urgency: 'normal' | 'critical'): CaseEventData => ({
      kind: 'lowered',
      urgency,
      reason: 'in_care',
    });
    const state = newCase({ urgency: 'critical' });
    assert.equal(told(state, [AGENT, lowered('normal')]).urgency, 'normal');
    for (const actor of [RESIDENT, BOT, TIMER])
      refused('not_allowed', () => add(state, actor, lowered('normal')));
    refused('not_lower', () => add(state, AGENT, lowered('critical')));
  });

  it('rises again after it was lowered', () => {
    const state = told(
      newCase({ urgency: 'critical', flags: ['bite'] }),
      [AGENT, { kind: 'lowered', urgency: 'normal', reason: 'in_care' }],
      [BOT, raised('critical', 'bite')],
    );
    assert.equal(state.urgency, 'critical');
  });
});

describe('a hand-off', () => {
  it('is requested once', () => {
    assert.deepEqual(add(waiting(), BOT, ASKED).events, []);
    assert.deepEqual(add(taken(), BOT, ASKED).events, []);
  });

  it('is taken when requested, by one agent', () => {
    assert.equal(taken().handoff?.takenBy, 'agent-1');
    refused('not_requested', () => add(newCase(), AGENT, TAKEN));
    refused('held_by_other', () => add(taken(), OTHER_AGENT, TAKEN));
    refused('no_actor_id', () => add(waiting(), { kind: 'staff' }, TAKEN));
    for (const actor of [RESIDENT, BOT, TIMER])
      refused('not_allowed', () => add(waiting(), actor, TAKEN));
  });

  it('taken twice by the same agent is taken once', () => {
    assert.deepEqual(add(taken(), AGENT, TAKEN).events, []);
  });

  it('is answered by its agent only, and not before it is taken', () => {
    assert.equal(add(taken(), AGENT, ANSWERED).events.length, 1);
    refused('held_by_other', () => add(taken(), OTHER_AGENT, ANSWERED));
    refused('not_taken', () => add(waiting(), AGENT, ANSWERED));
    refused('not_allowed', () => add(taken(), BOT, ANSWERED));
  });

  it('lets staff write where nobody asked for a person', () => {
    assert.equal(add(newCase(), AGENT, ANSWERED).events.length, 1);
  });

  it('given back is over; lost by its lease it waits on from its request', () => {
    assert.equal(told(taken(), [AGENT, released('returned')]).handoff, null);
    const state = told(waiting(), [TIMER, alarmed(1)], [AGENT, TAKEN]);
    const { handoff } = told(state, [TIMER, released('lease_lost')]);
    assert.deepEqual(handoff, {
      reason: 'urgent',
      requestedAt: AT.toISOString(),
      takenBy: null,
      takenAt: null,
      alarms: 1,
      alarmedAt: AT.toISOString(),
    });
  });

  it('is given back by its agent, and lost by the clock, nobody else', () => {
    refused('held_by_other', () => add(taken(), OTHER_AGENT, released('returned')));
    refused('not_allowed', () => add(taken(), TIMER, released('returned')));
    refused('not_allowed', () => add(taken(), AGENT, released('lease_lost')));
    refused('not_allowed', () => add(taken(), BOT, released('resolved')));
  });

  it('that was only filed may still become a call, and keeps its place', () => {
    const filed = told(newCase(), [BOT, { kind: 'handoff_requested', reason: 'filed' }]);
    const asked = told(filed, [BOT, ASKED]);
    assert.equal(asked.handoff?.reason, ASKED.reason);
    assert.equal(asked.handoff?.requestedAt, filed.handoff?.requestedAt);
    const again = add(asked, BOT, { kind: 'handoff_requested', reason: 'filed' });
    assert.deepEqual(again.events, [], 'and never falls back');
  });

  it('that danger makes of a filed one starts its own clock', () => {
    const filed = told(
      newCase(),
      [BOT, { kind: 'handoff_requested', reason: 'filed' }],
      [TIMER, alarmed(1)],
      [BOT, raised('critical', 'bite')],
    );
    const at = new Date(AT.getTime() + 3_600_000);
    const urgent = { kind: 'handoff_requested', reason: 'urgent' } as const;
    const { state } = append(filed, filed.id, [urgent], { actor: BOT, at });
    assert.equal(state.handoff?.requestedAt, at.toISOString());
    assert.equal(state.handoff?.alarms, 0);
  });

  it('ended twice is ended once', () => {
    const over = told(taken(), [AGENT, released('resolved')]);
    assert.deepEqual(add(over, AGENT, released('resolved')).events, []);
    assert.deepEqual(add(waiting(), TIMER, released('lease_lost')).events, []);
  });

  it('alarms in steps until somebody attends to it, or work is taken', () => {
    const state = told(waiting(), [TIMER, alarmed(1)], [TIMER, alarmed(2)]);
    assert.equal(state.handoff?.alarms, 2);
    assert.deepEqual(add(state, TIMER, alarmed(2)).events, []);
    refused('alarm_out_of_order', () => add(state, TIMER, alarmed(4)));
    assert.equal(add(taken(), TIMER, alarmed(1)).events.length, 1, 'and no answer');
    const attended = told(taken(), [AGENT, ANSWERED]);
    assert.deepEqual(add(attended, TIMER, alarmed(1)).events, []);
    const work = told(
      newCase(),
      [BOT, { kind: 'handoff_requested', reason: 'filed' }],
      [AGENT, TAKEN],
    );
    assert.deepEqual(add(work, TIMER, alarmed(1)).events, []);
    assert.deepEqual(add(newCase(), TIMER, alarmed(1)).events, []);
  });
});

describe('a call to the duty roster', () => {
  const ANSWERS = { kind: 'duty', id: 'night_chief' } as const;
  const SEEN_TO = { kind: 'duty_acknowledged' } as const;

  it('is answered by somebody of it, while the case waits', () => {
    const { state } = add(waiting(), ANSWERS, SEEN_TO);
    assert.equal(state.handoff?.acknowledgedAt, AT.toISOString());
    assert.deepEqual(add(newCase(), ANSWERS, SEEN_TO).events, []);
    const attended = told(taken(), [AGENT, ANSWERED]);
    assert.deepEqual(add(attended, ANSWERS, SEEN_TO).events, []);
    refused('not_allowed', () => add(waiting(), AGENT, SEEN_TO));
    refused('no_actor_id', () => add(waiting(), { kind: 'duty' }, SEEN_TO));
  });
});

describe('a handed-over case', () => {
  const to = (agent: string) => ({ kind: 'handoff_directed', to: { agent } }) as const;

  it('waits for its recipient from its old place, and is taken from its holder', () => {
    const { handoff } = told(taken(), [AGENT, to('agent-2')]);
    const since = AT.toISOString();
    assert.deepEqual(handoff?.first, { agent: 'agent-2', since });
    assert.deepEqual([handoff?.takenBy, handoff?.requestedAt], [null, since]);
  });

  it('changes nothing for who has it, and needs somebody who asked for a person', () => {
    assert.deepEqual(add(taken(), AGENT, to('agent-1')).events, []);
    refused('not_requested', () => add(newCase(), AGENT, to('agent-1')));
    refused('not_allowed', () => add(taken(), BOT, to('agent-1')));
  });

  it('that comes back waits first for who is in charge of it', () => {
    const first = (reason: 'returned' | 'callback' | 'filed' | 'asked') =>
      told(
        taken(),
        [AGENT, released('returned')],
        [TIMER, { kind: 'handoff_requested', reason }],
      ).handoff?.first?.agent;
    assert.deepEqual([first('returned'), first('callback')], ['agent-1', 'agent-1']);
    assert.deepEqual([first('filed'), first('asked')], [undefined, undefined]);
  });
});

describe('a move', () => {
  it('to where the case stands already leaves no event', () => {
    assert.deepEqual(add(newCase(), AGENT, moved('received')).events, []);
    const gone = told(newCase(), [RESIDENT, moved('withdrawn')]);
    assert.deepEqual(add(gone, RESIDENT, moved('withdrawn')).events, []);
  });

  it('that the table lacks, or keeps for others, is refused', () => {
    refused('illegal_move', () => add(newCase(), AGENT, moved('closed')));
    refused('not_allowed', () => add(newCase(), RESIDENT, moved('verified')));
  });

  it('to resolved ends the hand-off, in either order, and is its agent’s', () => {
    for (const events of [
      [moved('resolved'), released('resolved')],
      [released('resolved'), moved('resolved')],
    ]) {
      const { state } = add(taken(), AGENT, ...events);
      assert.equal(state.status, 'resolved');
      assert.equal(state.handoff, null);
    }
    refused('held_by_other', () => add(taken(), OTHER_AGENT, moved('resolved')));
  });

  it('into another case is the end', () => {
    const merged = told(waiting(), [AGENT, moved('merged')]);
    assert.equal(merged.handoff, null);
    const events: readonly (readonly [Actor, CaseEventData])[] = [
      [AGENT, moved('reopened')],
      [BOT, raised('critical', 'bite')],
      [BOT, ASKED],
      [AGENT, ANSWERED],
    ];
    for (const [actor, data] of events) refused('merged', () => add(merged, actor, data));
  });

  it('withdrawing ends a wait, but an urgent one only after somebody looked', () => {
    assert.equal(told(waiting(), [RESIDENT, moved('withdrawn')]).handoff, null);
    const urgent = told(newCase({ urgency: 'critical' }), [BOT, ASKED]);
    const withdrawn = told(urgent, [RESIDENT, moved('withdrawn')]);
    assert.equal(withdrawn.status, 'withdrawn');
    assert.equal(withdrawn.handoff?.takenBy, null);
    const looked = told(withdrawn, [AGENT, TAKEN], [AGENT, released('resolved')]);
    assert.equal(looked.handoff, null);
  });

  it('does not take a resident out of an agent’s hands', () => {
    const withdrawn = told(taken(), [RESIDENT, moved('withdrawn')]);
    assert.equal(withdrawn.handoff?.takenBy, 'agent-1');
  });
});
