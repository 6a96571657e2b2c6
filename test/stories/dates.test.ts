import assert from 'node:assert/strict';
import type { TaskView } from '../../web/task/contract.ts';
import { Agent } from '../support/agent.ts';
import { finish } from '../support/finish.ts';
import { type FixedClock, fixedClock } from '../support/fixed.ts';
import { assertSilent, PERSON } from '../support/private-words.ts';
import { Resident, said } from '../support/resident.ts';
import { startServer, type TestServer } from '../support/server.ts';
import {
  startWebhookReceiver,
  type WebhookReceiver,
} from '../support/webhook-receiver.ts';

const TRIPS = `小区管控，孩子要去康复机构做治疗，想解决出行，我叫${PERSON.name}，电话${PERSON.phone}`;
const NURSE = '护士甲';
const DRIVER = '司机乙';
const HOUR = 3600;

describe('a need with dates', () => {
  let server: TestServer;
  let outside: WebhookReceiver;
  let clock: FixedClock;
  let agent: Agent;
  let resident: Resident;
  let number: string;
  let requests = 0;

  beforeEach(async function () {
    this.timeout(30_000);
    // 9:00 in the city.
    clock = fixedClock('2026-02-02T01:00:00Z');
    outside = await startWebhookReceiver();
    const secret = 'a secret of the city’s own system';
    server = await startServer({ BODY_WEBHOOK: outside.url, BODY_SECRET: secret }, clock);
    agent = await Agent.signIn(server.url);
    resident = await Resident.arrive(server.url);
    await resident.say(TRIPS);
    await finish(resident);
    number = (await agent.queue())[0]?.caseNumber ?? '';
    await agent.take(number);
    await resident.news();
  });

  afterEach(async () => {
    await server.stop();
    await outside.stop();
  });

  async function change(path: string, body: object): Promise<number> {
    requests += 1;
    const whole = { requestId: `request-${requests}`, ...body };
    return (await agent.change(`/api/desk/cases/${number}/${path}`, whole)).status;
  }

  async function plan(...dates: readonly (readonly [string, string])[]): Promise<void> {
    const order = {
      bodies: ['hq_erqi'],
      words: '',
      dates: dates.map(([kind, at]) => ({ kind, at })),
    };
    assert.equal(await change('dispatch', order), 204);
    await server.runtime.tick();
  }

  async function task() {
    const found = await agent.case(number);
    assert.ok(found.tasks[0]);
    return found.tasks[0];
  }

  /** What the body does on its page. */
  async function does(act: string, more: object = {}): Promise<number> {
    requests += 1;
    const answer = await fetch(`${server.url}/api${(await task()).page}/${act}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ requestId: `request-${requests}`, ...more }),
    });
    return answer.status;
  }

  async function pass(seconds: number): Promise<void> {
    clock.advance(seconds * 1000);
    await server.runtime.tick();
    await cameBack();
  }

  /** Sign-ins end while the time passes. */
  async function cameBack(): Promise<void> {
    await resident.comeBack();
    agent = await Agent.signIn(server.url);
  }

  const stages = async () => (await task()).jobs?.map(({ stage }) => stage);
  const reason = async () =>
    (await agent.queue())
      .find(({ caseNumber }) => caseNumber === number)
      ?.summary.assessment.find(({ key }) => key === 'reason')?.value;

  it('is one case, told with its dates, reminded before each, and ended by the last', async () => {
    await plan(
      ['visit', '2026-02-04T14:00'],
      ['visit', '2026-02-03T14:00'],
      ['visit', '2026-02-07T14:00'],
    );
    const [told] = await resident.news();
    assert.match(told?.text ?? '', /共安排3次，第一次是2\/3 14:00/);
    await does('accept');
    await pass(25 * HOUR);
    assert.deepEqual(said(await resident.news()), [], 'it is only ten');
    await pass(1 * HOUR);
    assert.deepEqual(said(await resident.news()), ['notice.job_visit']);
    assert.equal(JSON.parse(outside.calls.at(-1)?.body ?? '{}').event, 'task.reminder');

    assert.equal(await does('done'), 409, 'its dates end it');
    await pass(3 * HOUR);
    assert.equal(await does('job', { job: 1, step: 'done' }), 204);
    await pass(24 * HOUR);
    assert.equal(await does('job', { job: 2, step: 'done', words: '第二针已打' }), 204);
    assert.deepEqual(await stages(), ['done', 'done', 'planned']);
    await pass(72 * HOUR);
    await resident.news();
    assert.equal(await does('job', { job: 3, step: 'done' }), 204);
    assert.equal((await agent.case(number)).status, 'resolved');
    assert.deepEqual(said(await resident.news()), ['notice.resolved_ask']);
    assert.equal(await reason(), undefined);
  });

  it('calls a person where a date is missed, or where the body cannot come', async () => {
    await plan(['visit', '2026-02-03T14:00'], ['visit', '2026-02-04T14:00']);
    await does('accept');
    await pass(29 * HOUR);
    assert.equal(await reason(), undefined);
    await pass(HOUR / 2);
    assert.match((await reason()) ?? '', /超时/);
    await agent.take(number);
    await change('hand-back', {});
    const why = { job: 2, step: 'declined', words: '车都出去了，周四可以' };
    assert.equal(await does('job', why), 204);
    assert.match((await reason()) ?? '', /退回/);
    assert.ok((await task()).words.some(({ words }) => words === why.words));
  });

  it('has its two hours from the call, and a hand-over signed at both ends', async () => {
    await plan(['trip', '2026-02-02T14:00'], ['fetch', '2026-02-02T17:00']);
    await does('accept');
    const pickUp = { job: 1, step: 'picked_up' };
    assert.equal(await does('job', { job: 1, step: 'done' }), 422, 'not yet under way');
    assert.equal(await does('job', pickUp), 422, 'nobody signed');
    assert.equal(await does('job', { ...pickUp, given: '本人', taken: DRIVER }), 204);
    const arrived = { job: 1, step: 'done', given: DRIVER, taken: NURSE };
    assert.equal(await does('job', arrived), 204);
    await change('job', { task: 1, job: 2, step: 'called' });
    await server.runtime.tick();
    assert.equal(JSON.parse(outside.calls.at(-1)?.body ?? '{}').event, 'task.reminder');
    await pass(2 * HOUR - 1);
    assert.equal(await reason(), undefined);
    await pass(1);
    assert.match((await reason()) ?? '', /超时/);
    const back = { job: 2, step: 'picked_up', given: NURSE, taken: DRIVER };
    assert.equal(await does('job', back), 204);
    assert.equal(await does('job', { ...back, step: 'done' }), 204);
    const { handovers, stage } = await task();
    assert.equal(stage, 'done');
    assert.deepEqual(
      handovers.map(({ job, end, given, taken }) => [job, end, given, taken]),
      [
        [1, 'pick_up', '本人', DRIVER],
        [1, 'arrival', DRIVER, NURSE],
        [2, 'pick_up', NURSE, DRIVER],
        [2, 'arrival', NURSE, DRIVER],
      ],
    );
    const rows = await server.rows();
    for (const name of [NURSE, DRIVER]) {
      assert.ok(!rows.includes(name), name);
      assertSilent(server.log(), name);
    }
  });

  it('is for one body, of a kind and on dates that there are', async () => {
    const dates = [{ kind: 'visit', at: '2026-02-03T14:00' }];
    const two = { bodies: ['hq_erqi', 'hq_jinshui'], dates };
    assert.equal(await change('dispatch', two), 422);
    for (const date of [
      { kind: 'flight', at: '2026-02-03T14:00' },
      { kind: 'visit', at: '2026-02-30T14:00' },
      { kind: 'visit', at: 'soon' },
    ])
      assert.equal(await change('dispatch', { bodies: ['hq_erqi'], dates: [date] }), 422);
  });

  it('falls away where the desk says so, and its page shows it', async () => {
    await plan(['visit', '2026-02-03T14:00'], ['visit', '2026-02-04T14:00']);
    await does('accept');
    assert.equal(await change('job', { task: 1, job: 1, step: 'cancelled' }), 204);
    const page = await fetch(`${server.url}/api${(await task()).page}`);
    const view: TaskView = await page.json();
    assert.deepEqual(
      view.jobs.map(({ stage }) => stage),
      ['cancelled', 'planned'],
    );
    assert.equal(await does('job', { job: 1, step: 'done' }), 409);
  });
});

describe('papers that are owed', () => {
  let server: TestServer;
  let clock: FixedClock;
  let agent: Agent;
  let resident: Resident;
  let number: string;

  beforeEach(async function () {
    this.timeout(30_000);
    clock = fixedClock('2026-02-02T01:00:00Z');
    server = await startServer({}, clock);
    agent = await Agent.signIn(server.url);
    resident = await Resident.arrive(server.url);
    await resident.say(TRIPS);
    await finish(resident);
    number = (await agent.queue())[0]?.caseNumber ?? '';
    await resident.news();
  });

  afterEach(() => server.stop());

  const PAPER = '康复机构的证明';
  const change = async (id: string, body: object) =>
    (await agent.change(`/api/desk/cases/${number}/paper`, { requestId: id, ...body }))
      .status;
  async function pass(days: number): Promise<void> {
    clock.advance(days * 86_400_000);
    await server.runtime.tick();
    await resident.comeBack();
    agent = await Agent.signIn(server.url);
  }

  it('do not hold up the help, and are asked for until they came', async () => {
    assert.equal(await change('request-1', { do: 'owed', name: PAPER }), 204);
    assert.equal(await change('request-1', { do: 'owed', name: PAPER }), 204);
    const [told] = await resident.news();
    assert.match(told?.text ?? '', /不等材料.*康复机构的证明/s);
    await pass(2);
    await resident.news();
    await pass(1);
    const asked = (await resident.news()).filter(({ text }) => text.includes(PAPER));
    assert.equal(asked.length, 1);
    assert.equal(await change('request-2', { do: 'received', paper: 1 }), 204);
    assert.deepEqual(
      (await agent.case(number)).papers.map(({ name, stage }) => [name, stage]),
      [[PAPER, 'received']],
    );
    await pass(8);
    const later = (await resident.news()).filter(({ text }) => text.includes(PAPER));
    assert.equal(later.length, 0);
  });

  it('stay listed when the resident tells more, and are nobody’s to see in the rows', async () => {
    await change('request-1', { do: 'owed', name: PAPER });
    await resident.say(`${number} 这件事电话改成13900139000`);
    assert.equal((await agent.case(number)).papers[0]?.name, PAPER);
    assert.equal(await change('request-2', { do: 'received', paper: 2 }), 409);
    assert.equal(await change('request-3', { do: 'owed', name: ' ' }), 422);
    const editor = await Agent.signIn(server.url, 'editor');
    const path = `/api/desk/cases/${number}/paper`;
    const body = { requestId: 'request-4', do: 'waived', paper: 1 };
    assert.equal((await editor.change(path, body)).status, 403);
  });
});
