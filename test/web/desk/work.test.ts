import assert from 'node:assert/strict';
import sinon from 'sinon';
import { DeskApi } from '../../../web/desk/api.ts';
import { Keep } from '../../../web/desk/keep.ts';
import { reduce, STARTING } from '../../../web/desk/model.ts';
import { UNDO_MS, Work } from '../../../web/desk/work.ts';
import { Store } from '../../../web/shared/staff/store.ts';
import { fakeShelf } from '../chat/fake-shelf.ts';
import { deskCase, NUMBER, OTHER, queueItem, residentLine, TEAM } from './sample.ts';

const SESSION = {
  csrfToken: 'token',
  actor: { username: 'agent', badge: '1024', role: 'agent' },
};

type Answer = readonly [status: number, body?: unknown];
type Asked = { readonly route: string; readonly body: unknown; readonly token: unknown };

const refusal = (status: number, code: string): Answer => [
  status,
  { error: { code, message: 'no' } },
];

/** A server of a few canned answers; `down` is a network that is not there. */
function server() {
  const asked: Asked[] = [];
  const answers = new Map<string, Answer | 'down'>([
    ['GET /api/session', [200, SESSION]],
    ['POST /api/session', [200, SESSION]],
    ['DELETE /api/session', [204]],
    ['GET /api/desk/queue', [200, [queueItem()]]],
    ['GET /api/desk/team', [200, TEAM]],
    [`GET /api/desk/cases/${NUMBER}`, [200, deskCase()]],
    ['POST /api/desk/take', [200, { caseNumber: NUMBER }]],
  ]);
  const fetcher: typeof fetch = async (input, init) => {
    const route = `${init?.method} ${input}`;
    const headers = new Headers(init?.headers);
    const body = init?.body ? JSON.parse(String(init.body)) : undefined;
    asked.push({ route, body, token: headers.get('x-csrf-token') });
    const answer = answers.get(route) ?? [204];
    if (answer === 'down') throw new TypeError('fetch failed');
    const [status, json] = answer;
    return new Response(json === undefined ? null : JSON.stringify(json), { status });
  };
  const routes = () => asked.map(({ route }) => route);
  return { asked, routes, answers, fetcher };
}

describe('desk work', () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers({ now: 1_000_000, toFake: ['setTimeout', 'Date'] });
  });
  afterEach(() => clock.restore());

  /** Lets every started request and what follows it run to its end. */
  const settle = async () => {
    for (let i = 0; i < 20; i += 1) await new Promise((done) => setImmediate(done));
  };

  function page(shelf = fakeShelf(), net = server()) {
    const store = new Store(STARTING, reduce);
    const keep = new Keep(shelf);
    let ids = 0;
    const work = new Work({
      api: new DeskApi(net.fetcher),
      store,
      keep,
      now: () => Date.now(),
      newId: () => {
        ids += 1;
        return `request-${ids}`;
      },
    });
    return { store, keep, work, shelf, net };
  }

  async function atWork(over?: ReturnType<typeof fakeShelf>) {
    const one = page(over);
    await one.work.start();
    await one.work.open(NUMBER);
    await settle();
    return one;
  }

  it('shows the sign-in form where there is no session', async () => {
    const { work, store, net } = page();
    net.answers.set('GET /api/session', refusal(401, 'signed_out'));
    await work.start();
    assert.equal(store.state.phase, 'signed-out');
  });

  it('waits where nobody can say whether there is one', async () => {
    const { work, store, net } = page();
    net.answers.set('GET /api/session', 'down');
    await work.start();
    assert.deepEqual([store.state.phase, store.state.link], ['starting', 'lost']);
    net.answers.set('GET /api/session', [200, SESSION]);
    await work.catchUp();
    assert.equal(store.state.phase, 'at-work');
  });

  it('reads the queue on signing in and sends the token with every change', async () => {
    const { work, store, net } = page();
    await work.signIn('agent', 'secret');
    await settle();
    assert.equal(store.state.items?.length, 1);
    await work.take(NUMBER);
    const take = net.asked.find(({ route }) => route === 'POST /api/desk/take');
    assert.deepEqual([take?.body, take?.token], [{ caseNumber: NUMBER }, 'token']);
  });

  it('says why a sign-in is refused', async () => {
    const { work, store, net } = page();
    net.answers.set('POST /api/session', refusal(401, 'wrong_credentials'));
    await work.signIn('agent', 'wrong');
    assert.equal(store.state.signInRefusal, 'wrong_credentials');
  });

  it('turns away an account that does not work here', async () => {
    const { work, store, net } = page();
    net.answers.set('GET /api/desk/queue', refusal(403, 'not_allowed'));
    await work.signIn('editor', 'secret');
    await settle();
    assert.equal(store.state.phase, 'signed-out');
    assert.equal(store.state.signInRefusal, 'not_allowed');
  });

  it('fetches a changed token once and goes on', async () => {
    const { work, store, net } = await atWork();
    let refusals = 1;
    const plain = net.fetcher;
    const api = new DeskApi(async (input, init) => {
      if (init?.method === 'POST' && refusals > 0) {
        refusals -= 1;
        return new Response('{"error":{"code":"csrf"}}', { status: 403 });
      }
      return plain(input, init);
    });
    assert.equal(await api.take(NUMBER), NUMBER);
    assert.equal(store.state.phase, 'at-work');
    await work.refresh();
  });

  it('asks the server once at a time, and once more for what came meanwhile', async () => {
    const { work, net } = await atWork();
    net.asked.length = 0;
    await Promise.all([1, 2, 3, 4, 5].map(() => work.refresh()));
    const reads = net.routes().filter((route) => route === 'GET /api/desk/queue');
    assert.equal(reads.length, 2);
  });

  it('sends what was quoted as quoted, and only what is left of it', async () => {
    const { work, net, keep } = await atWork();
    const article = {
      article: 'buying',
      version: 3,
      title: '买菜',
      text: '社区送菜上门。',
      source: '通告',
      announcedOn: '2022-01-12',
    };
    work.drafting.quote(article);
    work.drafting.quote({ ...article, article: 'testing', text: '就近做核酸。' });
    const draft = keep.draft(NUMBER);
    assert.equal(draft, '社区送菜上门。\n就近做核酸。');
    work.answer('社区送菜上门。请留意电话');
    await settle();
    const sent = net.asked.find(({ route }) => route.endsWith('/answer'));
    assert.deepEqual(Object(sent?.body).quotes, [{ article: 'buying', version: 3 }]);
    work.answer('别的话');
    await settle();
    const next = net.asked.findLast(({ route }) => route.endsWith('/answer'));
    assert.deepEqual(Object(next?.body).quotes, []);
  });

  it('puts a prepared reply behind what stands there, with the case’s number', async () => {
    const { work, keep } = await atWork();
    keep.keepDraft(NUMBER, '您好。');
    work.drafting.insert('编号 {number}');
    assert.equal(keep.draft(NUMBER), `您好。\n编号 ${NUMBER}`);
  });

  it('reads the open case again only when it moved', async () => {
    const { work, net } = await atWork();
    net.asked.length = 0;
    await work.changed(['conversation-9']);
    assert.deepEqual(net.routes(), ['GET /api/desk/queue', 'GET /api/desk/team']);
    await work.changed(['conversation-1']);
    assert.equal(net.routes().at(-1), `GET /api/desk/cases/${NUMBER}`);
  });

  it('opens what it took, and a double click takes no second', async () => {
    const { work, store, net } = page();
    await work.start();
    await settle();
    await work.take(null);
    await work.take(null);
    assert.equal(store.state.open, NUMBER);
    const takes = () => net.routes().filter((route) => route === 'POST /api/desk/take');
    assert.equal(takes().length, 1);
    await clock.tickAsync(1000);
    await work.take(null);
    assert.equal(takes().length, 2);
  });

  it('says when another agent was faster', async () => {
    const { work, store, net } = await atWork();
    net.answers.set('POST /api/desk/take', refusal(409, 'held_by_other'));
    await work.take(OTHER);
    assert.deepEqual([store.state.notice, store.state.taking], ['held_by_other', null]);
  });

  it('sends an answer once and lets it go when the transcript has it', async () => {
    const { work, store, net } = await atWork();
    await clock.tickAsync(5);
    assert.equal(work.answer('  您好  '), true);
    assert.equal(store.state.outgoing[0]?.state, 'sending');
    await settle();
    const sent = net.asked.filter(({ route }) => route.endsWith('/answer'));
    assert.deepEqual(
      sent.map(({ body }) => body),
      [{ requestId: 'request-1', text: '您好', quotes: [] }],
    );
    assert.deepEqual(store.state.outgoing, []);
  });

  it('sends nothing that is blank, or from who does not have the case', async () => {
    const { work, net, store } = await atWork();
    assert.equal(work.answer(' \n '), false);
    store.dispatch({
      do: 'case-read',
      found: deskCase({ mine: false, owner: '1031' }),
      askedAt: 0,
    });
    assert.equal(work.answer('您好'), false);
    assert.ok(!net.routes().some((route) => route.endsWith('/answer')));
  });

  it('keeps an answer that the network lost and sends it again under its old id', async () => {
    const { work, store, net } = await atWork();
    const route = `POST /api/desk/cases/${NUMBER}/answer`;
    net.answers.set(route, 'down');
    work.answer('您好');
    await settle();
    assert.equal(store.state.outgoing[0]?.state, 'waiting');
    assert.equal(store.state.link, 'lost');
    net.answers.set(route, [204]);
    await Promise.all([work.catchUp(), work.catchUp()]);
    await settle();
    const bodies = net.asked.filter((one) => one.route === route).map(({ body }) => body);
    assert.deepEqual(bodies, [
      { requestId: 'request-1', text: '您好', quotes: [] },
      { requestId: 'request-1', text: '您好', quotes: [] },
    ]);
    assert.deepEqual(store.state.outgoing, []);
  });

  it('takes up an unsent answer after a reload, with its id', async () => {
    const before = await atWork();
    before.net.answers.set(`POST /api/desk/cases/${NUMBER}/answer`, 'down');
    before.work.answer('您好');
    await settle();
    const after = page(before.shelf);
    await after.work.start();
    await settle();
    const sent = after.net.asked.find(({ route }) => route.endsWith('/answer'));
    assert.deepEqual(sent?.body, { requestId: 'request-1', text: '您好', quotes: [] });
  });

  it('says why an answer is refused and sends it again only when told', async () => {
    const { work, store, net } = await atWork();
    const route = `POST /api/desk/cases/${NUMBER}/answer`;
    net.answers.set(route, refusal(409, 'not_yours'));
    work.answer('您好');
    await settle();
    const [one] = store.state.outgoing;
    assert.deepEqual([one?.state, one?.code], ['refused', 'not_yours']);
    await work.catchUp();
    assert.equal(net.routes().filter((each) => each === route).length, 1);
    net.answers.set(route, [204]);
    await work.retry('request-1');
    assert.equal(net.routes().filter((each) => each === route).length, 2);
  });

  const resolveRoute = `POST /api/desk/cases/${NUMBER}/resolve`;

  it('resolves when the time to undo is over, not before', async () => {
    const { work, store, net } = await atWork();
    await work.end('resolve');
    await clock.tickAsync(UNDO_MS - 1);
    assert.ok(!net.routes().includes(resolveRoute));
    await clock.tickAsync(1);
    await settle();
    assert.ok(net.routes().includes(resolveRoute));
    assert.equal(store.state.notice, 'resolved');
  });

  it('does nothing when undone', async () => {
    const { work, store, net } = await atWork();
    await work.end('hand-back');
    work.undo();
    await clock.tickAsync(2 * UNDO_MS);
    assert.ok(!net.routes().some((route) => route.endsWith('/hand-back')));
    assert.equal(store.state.ending, null);
  });

  it('does not resolve when the resident has just spoken', async () => {
    const { work, net } = await atWork();
    await work.end('resolve');
    const transcript = [residentLine(1), residentLine(2)];
    net.answers.set(`GET /api/desk/cases/${NUMBER}`, [200, deskCase({ transcript })]);
    await work.changed(['conversation-1']);
    await clock.tickAsync(2 * UNDO_MS);
    assert.ok(!net.routes().includes(resolveRoute));
  });

  it('carries an ending through a lost network, once', async () => {
    const { work, store, net } = await atWork();
    net.answers.set(resolveRoute, 'down');
    await work.end('resolve');
    await work.endNow();
    assert.equal(store.state.ending?.state, 'waiting');
    net.answers.set(resolveRoute, [204]);
    await work.catchUp();
    const ids = net.asked
      .filter(({ route }) => route === resolveRoute)
      .map(({ body }) => body);
    assert.deepEqual(ids, [{ requestId: 'request-1' }, { requestId: 'request-1' }]);
    assert.equal(store.state.ending, null);
  });

  it('shows the sign-in form when the session ended, and keeps what was unsent', async () => {
    const { work, store, net, shelf } = await atWork();
    net.answers.set(`POST /api/desk/cases/${NUMBER}/answer`, refusal(401, 'signed_out'));
    work.answer('您好');
    await settle();
    assert.equal(store.state.phase, 'signed-out');
    assert.deepEqual(store.state.rows, []);
    const kept = new Keep(shelf).claim('agent');
    assert.deepEqual(
      kept.map(({ text }) => text),
      ['您好'],
    );
  });

  it('leaves nothing behind after signing out', async () => {
    const { work, store, keep, shelf } = await atWork();
    keep.keepDraft(NUMBER, '半句');
    await work.signOut();
    assert.equal(store.state.phase, 'signed-out');
    const next = new Keep(shelf);
    assert.deepEqual(next.claim('agent'), []);
    assert.equal(next.draft(NUMBER), '');
  });
});

describe('desk keep', () => {
  it('gives a half-written answer back after a reload', () => {
    const shelf = fakeShelf();
    const before = new Keep(shelf);
    before.claim('agent');
    before.keepDraft(NUMBER, '半句');
    const after = new Keep(shelf);
    after.claim('agent');
    assert.equal(after.draft(NUMBER), '半句');
    after.keepDraft(NUMBER, '');
    const last = new Keep(shelf);
    last.claim('agent');
    assert.equal(last.draft(NUMBER), '');
  });

  it('shows nobody another agent’s words', () => {
    const shelf = fakeShelf();
    const before = new Keep(shelf);
    before.claim('agent');
    before.keepDraft(NUMBER, '半句');
    new Keep(shelf).claim('agent2');
    const after = new Keep(shelf);
    after.claim('agent');
    assert.equal(after.draft(NUMBER), '');
  });

  it('survives what it did not write', () => {
    for (const strange of ['{', '[]', '"x"', '{"username":"agent"}', 'null']) {
      const shelf = fakeShelf();
      shelf.setItem('huying.desk.unsent', strange);
      assert.deepEqual(new Keep(shelf).claim('agent'), [], strange);
    }
  });
});
