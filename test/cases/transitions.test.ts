import assert from 'node:assert/strict';
import { type CaseStatus, STATUSES } from '../../cases/case.ts';
import { CaseError } from '../../cases/case-error.ts';
import { may, ROLES } from '../../cases/roles.ts';
import {
  type ActorKind,
  actOfMove,
  canMove,
  mayMove,
  nextStatuses,
  TRANSITIONS,
} from '../../cases/transitions.ts';
import { AGENT, add, BODY, BOT, newCase, RESIDENT, TIMER } from './build.ts';

// biome-ignore format: the columns are read downwards
const ALLOWED: Readonly<Record<CaseStatus, readonly CaseStatus[]>> = {
  received:    ['verified', 'dispatched', 'resolved', 'merged', 'withdrawn'],
  verified:    ['dispatched', 'in_progress', 'resolved', 'merged', 'withdrawn'],
  dispatched:  ['in_progress', 'verified', 'resolved', 'merged', 'withdrawn'],
  in_progress: ['verified', 'dispatched', 'resolved', 'merged', 'withdrawn'],
  resolved:    ['closed', 'reopened'],
  closed:      ['reopened'],
  reopened:    ['verified', 'dispatched', 'in_progress', 'resolved', 'merged', 'withdrawn'],
  merged:      [],
  withdrawn:   ['resolved', 'reopened'],
};

/** Moves that somebody else than staff may make. */
// biome-ignore format: the columns are read downwards
const NOT_STAFF: Readonly<Record<Exclude<ActorKind, 'staff'>, readonly string[]>> = {
  resident: ['withdrawn from received', 'withdrawn from verified', 'withdrawn from dispatched',
             'withdrawn from in_progress', 'withdrawn from reopened', 'closed from resolved',
             'reopened from resolved', 'reopened from closed', 'reopened from withdrawn'],
  bot:      ['withdrawn from received', 'withdrawn from verified', 'withdrawn from dispatched',
             'withdrawn from in_progress', 'withdrawn from reopened',
             'reopened from resolved', 'reopened from closed', 'reopened from withdrawn'],
  timer:    ['closed from resolved'],
  body:     ['in_progress from dispatched', 'verified from dispatched', 'resolved from dispatched',
             'verified from in_progress', 'resolved from in_progress'],
  duty:     [],
};

const ACTORS = [RESIDENT, BOT, TIMER, BODY, AGENT];

describe('transitions', () => {
  for (const from of STATUSES)
    it(`${from} leads to ${ALLOWED[from].join(', ') || 'nothing'}; all else is refused`, () => {
      for (const to of STATUSES)
        assert.equal(canMove(from, to), ALLOWED[from].includes(to), `${from} → ${to}`);
      assert.deepEqual(nextStatuses(from).toSorted(), ALLOWED[from].toSorted());
    });

  it('lets staff make every move, and the others only theirs', () => {
    for (const from of STATUSES)
      for (const to of STATUSES) {
        assert.equal(mayMove('staff', from, to), canMove(from, to));
        for (const kind of ['resident', 'bot', 'timer', 'body'] as const)
          assert.equal(
            mayMove(kind, from, to),
            NOT_STAFF[kind].includes(`${to} from ${from}`),
            `${kind}: ${from} → ${to}`,
          );
      }
  });

  it('are each listed once, with an act that somebody holds', () => {
    const moves = TRANSITIONS.map(({ from, to }) => `${from} ${to}`);
    assert.equal(new Set(moves).size, moves.length);
    for (const { from, to } of TRANSITIONS) {
      const act = actOfMove(from, to);
      assert.ok(act && ROLES.some((role) => may(role, act)));
    }
    assert.equal(actOfMove('merged', 'reopened'), null);
  });

  it('hold for events: every pair and actor is taken or refused as the table says', () => {
    for (const from of STATUSES)
      for (const to of STATUSES.filter((status) => status !== from))
        for (const actor of ACTORS) {
          const into = to === 'merged' ? { into: '0112-111-111' } : {};
          const state = { ...newCase(), status: from };
          const move = () =>
            add(state, actor, { kind: 'moved', to, ...into }).state.status;
          if (mayMove(actor.kind, from, to)) assert.equal(move(), to);
          else assert.throws(move, CaseError, `${actor.kind}: ${from} → ${to}`);
        }
  });
});
