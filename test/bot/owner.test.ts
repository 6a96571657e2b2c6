import assert from 'node:assert/strict';
import { handOn } from '../../bot/owner.ts';
import { Turn } from '../../bot/turn.ts';
import type { CaseState } from '../../cases/case.ts';
import type { CaseRow } from '../../integrations/database/contract.ts';
import { fixedClock, seededIds } from '../support/fixed.ts';

const now = fixedClock('2026-02-01T08:00:00Z').now();

/** undefined: nobody is asked for; null: waits; otherwise who has it. */
function caseOf(id: string, takenBy: string | null | undefined): CaseState {
  const at = now.toISOString();
  return {
    id,
    version: 1,
    number: id,
    conversationId: 'c1',
    status: 'received',
    category: 'medical',
    urgency: 'high',
    flags: [],
    district: null,
    zone: null,
    consent: 'emergency',
    confirmed: false,
    openedAt: at,
    inCharge: null,
    outcomeAsks: 0,
    score: null,
    tasks: [],
    mergedInto: null,
    followed: false,
    issue: null,
    links: [],
    updatedAt: at,
    handoff:
      takenBy === undefined
        ? null
        : {
            reason: 'urgent',
            requestedAt: at,
            takenBy,
            takenAt: takenBy && at,
            alarms: 0,
          },
  };
}

describe('a conversation with several cases', () => {
  /** Who has it once `left` was let go, with the cases as they are stored. */
  async function ownerAfter(left: CaseState, stored: readonly CaseState[]) {
    const turn = new Turn(
      {
        deliveryKey: 'k',
        conversation: { conversationId: 'c1', channelId: 'test', personKey: '' },
        arrival: null,
      },
      {
        id: 'c1',
        channelId: 'test',
        personId: 'p1',
        version: 3,
        seq: 9,
        owner: 'agent',
        staffId: 'one',
        state: null,
        sealed: null,
        expiresAt: now.toISOString(),
      },
      now,
      seededIds(1),
    );
    const details = {
      account: [],
      needs: [],
      facts: [],
      flags: [],
      media: [],
      adviceGiven: [],
    };
    const rows = stored.map((state): CaseRow => ({ state, details }));
    await handOn(turn, left, { ofConversation: async () => rows });
    return [turn.owner, turn.staffId];
  }

  const held = caseOf('a', 'one');

  it('goes back to the bot when its only case is done', async () => {
    assert.deepEqual(await ownerAfter(caseOf('a', undefined), [held]), ['bot', null]);
  });

  it('goes to the queue when the case itself waits again', async () => {
    assert.deepEqual(await ownerAfter(caseOf('a', null), [held]), ['queue', null]);
  });

  it('waits with its other case', async () => {
    const others = [caseOf('b', null), held];
    assert.deepEqual(await ownerAfter(caseOf('a', undefined), others), ['queue', null]);
  });

  it('stays with the agent who has its other case', async () => {
    const others = [caseOf('b', 'two'), held];
    for (const left of [caseOf('a', undefined), caseOf('a', null)])
      assert.deepEqual(await ownerAfter(left, others), ['agent', 'two']);
  });
});
