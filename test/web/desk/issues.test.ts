import assert from 'node:assert/strict';
import type { HotIssues } from '../../../web/desk/issues/contract.ts';
import { issueRoutes } from '../../../web/desk/issues/routes.ts';
import { IssueWork } from '../../../web/desk/issues/work.ts';
import { reduce, STARTING } from '../../../web/desk/model.ts';
import { WebError } from '../../../web/route.ts';
import { ApiError } from '../../../web/shared/staff/calls.ts';
import { Store } from '../../../web/shared/staff/store.ts';
import { AGENT, caseLine, NUMBER, OTHER, request } from './sample.ts';

const REQUEST_ID = 'b7d1f0c2-0001';
const HOT: HotIssues = {
  proposals: [
    {
      id: 'matter-1',
      place: '河沿路',
      body: 'hospital',
      category: 'medical',
      hours: 48,
      lately: 3,
      minutes: 60,
      hot: false,
      cases: [caseLine(), caseLine({ caseNumber: OTHER })],
    },
  ],
  issues: [],
};

describe('routes of hot issues', () => {
  function mounted() {
    const calls: unknown[][] = [];
    const routes = issueRoutes({
      async hotIssues() {
        return HOT;
      },
      async gather(_, order) {
        calls.push(['gather', order]);
      },
      async dismiss(_, proposal) {
        calls.push(['dismiss', proposal]);
      },
      async regroup(_, number, order) {
        calls.push(['regroup', number, order]);
      },
    });
    const call = async (method: string, path: string, over: object = {}) => {
      const route = routes.find((one) => one.method === method && one.path === path);
      assert.ok(route && 'handle' in route, path);
      return await route.handle(request(over));
    };
    return { routes, calls, call };
  }

  it('are open to agents and supervisors alone', async () => {
    const { routes } = mounted();
    for (const route of routes) {
      assert.deepEqual(route.access, ['agent', 'supervisor']);
      assert.ok('handle' in route);
      const actor = { ...AGENT, role: 'editor' } as const;
      await assert.rejects(
        route.handle(request({ actor })),
        (error) => error instanceof WebError && error.code === 'not_allowed',
      );
    }
  });

  it('hand on what was asked for, and refuse the rest', async () => {
    const { call, calls } = mounted();
    assert.deepEqual((await call('GET', '/api/desk/issues')).body, HOT);
    const requestId = REQUEST_ID;
    const cases = [NUMBER, OTHER];
    await call('POST', '/api/desk/issues', { body: { requestId, cases } });
    const proposal = 'matter-1';
    await call('POST', '/api/desk/issues/dismiss', { body: { proposal } });
    const params = { number: NUMBER };
    const path = '/api/desk/cases/:number/issue';
    await call('POST', path, { params, body: { requestId, with: OTHER } });
    await call('POST', path, { params, body: { requestId, with: null } });
    assert.deepEqual(calls, [
      ['gather', { requestId, cases }],
      ['dismiss', proposal],
      ['regroup', NUMBER, { requestId, with: OTHER }],
      ['regroup', NUMBER, { requestId, with: null }],
    ]);
    for (const body of [
      { requestId, cases: [NUMBER] },
      { requestId, cases: ['x', 'y'] },
    ])
      await assert.rejects(
        call('POST', '/api/desk/issues', { body }),
        (error) => error instanceof WebError && error.code === 'bad_input',
      );
  });
});

describe('hot issues on the page', () => {
  const SESSION = {
    csrfToken: 'token',
    actor: { username: 'agent', badge: '1024', role: 'agent' },
  };

  function page(refusal: string | null = null) {
    const store = new Store(STARTING, reduce);
    store.dispatch({ do: 'signed-in', session: SESSION });
    const asked: unknown[][] = [];
    const answer = async (...call: unknown[]) => {
      asked.push(call);
      if (refusal) throw new ApiError(refusal);
    };
    const work = new IssueWork({
      api: {
        hotIssues: async () => HOT,
        gather: (...call) => answer('gather', ...call),
        dismiss: (...call) => answer('dismiss', ...call),
        regroup: (...call) => answer('regroup', ...call),
      },
      store,
      work: {
        onOpen: async (_done, act) => (await act(NUMBER)) ?? true,
        refresh: async () => {},
      },
      newId: () => 'request-1',
    });
    return { store, asked, work };
  }

  it('are read when they are shown, and after every change', async () => {
    const { store, asked, work } = page();
    await work.show();
    assert.equal(store.state.view, 'issues');
    assert.deepEqual(store.state.hot, HOT);
    await work.gather([NUMBER, OTHER]);
    assert.equal(store.state.notice, 'gathered');
    await work.dismiss('matter-1');
    assert.equal(store.state.notice, 'dismissed');
    await work.regroup(null);
    assert.deepEqual(asked, [
      ['gather', 'request-1', [NUMBER, OTHER]],
      ['dismiss', 'matter-1'],
      ['regroup', NUMBER, 'request-1', null],
    ]);
  });

  it('say why nothing was done, and leave nothing on the screen after signing out', async () => {
    const { store, work } = page('unknown_case');
    await work.gather([NUMBER, OTHER]);
    assert.equal(store.state.notice, 'unknown_case');
    store.dispatch({ do: 'signed-out' });
    assert.equal(store.state.hot, null);
  });
});
