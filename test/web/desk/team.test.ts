import assert from 'node:assert/strict';
import { may, ROLES } from '../../../cases/roles.ts';
import { offeredItem } from '../../../web/desk/rows.ts';
import type { TeamPort } from '../../../web/desk/team/contract.ts';
import { teamRoutes } from '../../../web/desk/team/routes.ts';
import { WebError, type WebRequest } from '../../../web/route.ts';
import { AGENT, NUMBER, OTHER, queueItem, request, TEAM } from './sample.ts';

const REQUEST_ID = 'b7d1f0c2-0001';

function mounted() {
  const calls: unknown[][] = [];
  const port: TeamPort = {
    team: async () => TEAM,
    async overview() {
      const none = { waiting: 0, late: 0, longest: 0 };
      const levels = { critical: none, high: none, normal: none };
      return { levels, quarters: [], districts: [], posters: [] };
    },
    async attend(_, choice) {
      calls.push(['attend', choice]);
    },
    async direct(_, number, handover) {
      calls.push(['direct', number, handover]);
    },
    async equip(_, id, abilities) {
      calls.push(['equip', id, abilities]);
    },
  };
  const routes = teamRoutes(port);
  const call = async (path: string, over: Partial<WebRequest> = {}) => {
    const route = routes.find((each) => each.path === path);
    assert.ok(route && 'handle' in route, path);
    return await route.handle(request(over));
  };
  return { calls, routes, call };
}

const DIRECT = '/api/desk/cases/:number/direct';
const EQUIP = '/api/desk/agents/:id';
const SUPERVISOR = { ...AGENT, role: 'supervisor' } as const;

describe('team routes', () => {
  it('are for whoever works at the desk; abilities for supervisors alone', async () => {
    const { routes } = mounted();
    for (const { path, access } of routes) {
      const act = [EQUIP, '/api/desk/overview'].includes(path)
        ? 'desk.assign'
        : 'desk.take';
      assert.deepEqual(
        access,
        ROLES.filter((role) => may(role, act)),
        path,
      );
    }
  });

  it('take a state, a handover and abilities, and nothing else', async () => {
    const { calls, call } = mounted();
    const params = { number: NUMBER, id: 'staff-2' };
    await call('/api/desk/attendance', { body: { state: 'busy' } });
    const to = { skill: 'english' };
    await call(DIRECT, {
      params,
      body: { requestId: REQUEST_ID, to, note: ' 急\u0000 ' },
    });
    const abilities = { skills: ['english'], capacity: 4 };
    await call(EQUIP, { params, body: abilities, actor: SUPERVISOR });
    assert.deepEqual(calls, [
      ['attend', 'busy'],
      ['direct', NUMBER, { requestId: REQUEST_ID, to, note: '急' }],
      ['equip', 'staff-2', abilities],
    ]);
    const bad: readonly (readonly [string, object])[] = [
      ['/api/desk/attendance', { state: 'asleep' }],
      [DIRECT, { requestId: REQUEST_ID, to: {} }],
      [DIRECT, { requestId: REQUEST_ID, to: { agent: 'a', skill: 'b' } }],
      [EQUIP, { skills: [], capacity: 0 }],
      [EQUIP, { skills: [], capacity: 21 }],
    ];
    for (const [path, body] of bad) {
      const refused = (error: unknown) =>
        error instanceof WebError && error.status === 422;
      await assert.rejects(call(path, { params, body, actor: SUPERVISOR }), refused);
    }
  });
});

describe('what the page offers unasked', () => {
  const team = { ...TEAM, offer: OTHER };
  const other = queueItem({ caseNumber: OTHER });
  const mine = queueItem({ mine: true, owner: AGENT.badge });
  const offered = (items: readonly (typeof other)[], open: string | null = null) =>
    offeredItem({ items, team, open })?.caseNumber ?? null;

  it('is the next case for an agent without one', () => {
    assert.equal(offered([other]), OTHER);
    assert.equal(offered([mine, other]), null, 'it stands in the queue all the same');
  });

  it('is what was handed to them, whatever they have in hand', () => {
    const first = { agent: TEAM.me, since: '2026-01-01T00:00:00.000Z' };
    assert.equal(offered([mine, { ...other, first }]), OTHER);
    assert.equal(
      offered([mine, { ...other, first: { ...first, agent: 'staff-2' } }]),
      null,
    );
  });

  it('is nothing that is on the screen, gone, or taken', () => {
    assert.equal(offered([other], OTHER), null);
    assert.equal(offered([]), null);
    assert.equal(offered([{ ...other, owner: '1031' }]), null);
  });
});
