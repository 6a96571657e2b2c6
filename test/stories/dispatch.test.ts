import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import type { DeskCase, QueueItem } from '../../web/desk/contract.ts';
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

const SECRET = 'a secret of the city’s own system';
const HEATING = `我们小区一直没供暖，能不能给供上热，我叫${PERSON.name}，电话${PERSON.phone}`;
/** The smallest whole JPEG there can be: tables, a scan, an end. */
const PHOTO = Buffer.from('ffd8ffdb0004abcdffda0004abcd0102ffd9', 'hex');
const URGENT = `${PERSON.address}，${PERSON.name}晕倒了叫不醒，电话${PERSON.phone}，在惠济区`;

describe('a case handed to bodies', () => {
  let server: TestServer;
  let outside: WebhookReceiver;
  let clock: FixedClock;
  let agent: Agent;
  let resident: Resident;
  let requests = 0;

  beforeEach(async function () {
    this.timeout(30_000);
    clock = fixedClock('2026-02-01T08:00:00Z');
    outside = await startWebhookReceiver();
    server = await startServer({ BODY_WEBHOOK: outside.url, BODY_SECRET: SECRET }, clock);
    agent = await Agent.signIn(server.url);
    resident = await Resident.arrive(server.url);
  });

  afterEach(async () => {
    await server.stop();
    await outside.stop();
  });

  async function pass(seconds: number): Promise<void> {
    clock.advance(seconds * 1000);
    await server.runtime.tick();
  }

  /** The number of a request that was filed and taken. */
  async function filedAndTaken(): Promise<string> {
    await resident.say(HEATING);
    await finish(resident);
    const [item] = await agent.queue();
    assert.ok(item);
    assert.equal((await agent.take(item.caseNumber)).status, 200);
    await resident.news();
    return item.caseNumber;
  }

  async function dispatch(number: string, bodies: readonly string[], words = '') {
    requests += 1;
    const body = { requestId: `request-${requests}`, bodies, words };
    return await agent.change(`/api/desk/cases/${number}/dispatch`, body);
  }

  /** The task's page as its body reaches it. */
  function page({ tasks }: DeskCase, number = 1) {
    const task = tasks.find((each) => each.number === number);
    assert.ok(task);
    const root = `${server.url}/api${task.page}`;
    return {
      token: task.page.split('/').at(-1) ?? '',
      async view(): Promise<TaskView> {
        return await (await fetch(root)).json();
      },
      /** The status, and the id where it was taken. */
      async photo(bytes: Buffer): Promise<readonly [number, string | null]> {
        const body = new Uint8Array(bytes);
        const answer = await fetch(`${root}/photos`, { method: 'POST', body });
        const taken: { readonly photo?: string } = await answer.json();
        return [answer.status, taken.photo ?? null];
      },
      async act(act: string, more: object = {}): Promise<number> {
        requests += 1;
        const answer = await fetch(`${root}/${act}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ requestId: `request-${requests}`, ...more }),
        });
        return answer.status;
      },
    };
  }

  async function waiting(): Promise<QueueItem | undefined> {
    return (await agent.queue())[0];
  }

  it('is offered with its deadline, told outside in codes, told to the resident', async () => {
    const number = await filedAndTaken();
    assert.equal((await dispatch(number, ['heating_company'], '楼里有老人')).status, 204);
    await server.runtime.tick();
    const found = await agent.case(number);
    assert.equal(found.status, 'dispatched');
    assert.equal(found.owner, 'bot', 'work that was handed on leaves the queue');
    const [told] = await resident.news();
    assert.match(told?.text ?? '', /郑州热力集团/);

    const [call] = outside.calls;
    assert.ok(call);
    const sum = createHmac('sha256', SECRET).update(call.body).digest('hex');
    assert.equal(call.headers['x-huying-signature'], `sha256=${sum}`);
    const body = JSON.parse(call.body);
    assert.equal(body.event, 'task.offered');
    assert.equal(body.body, 'heating_company');
    assert.equal(body.page, found.tasks[0]?.page);
    for (const secret of Object.values(PERSON)) assert.ok(!call.body.includes(secret));
  });

  it('is worked by its body to its end, and the resident asked whether it is solved', async () => {
    const number = await filedAndTaken();
    await dispatch(number, ['heating_company'], '楼里有老人');
    const task = page(await agent.case(number));
    const view = await task.view();
    assert.equal(view.body.zh, '郑州热力集团');
    assert.equal(view.work?.phone, PERSON.phone);
    assert.deepEqual(view.work?.words, ['楼里有老人']);
    const facts = view.work?.facts.map(({ key }) => key) ?? [];
    assert.ok(!facts.includes('account') && !facts.includes('consent'), facts.join());

    assert.equal(await task.act('accept'), 204);
    assert.equal((await agent.case(number)).status, 'in_progress');
    await resident.news();
    assert.equal(await task.act('done', { words: '换热站已恢复' }), 204);
    const over = await agent.case(number);
    assert.equal(over.status, 'resolved');
    assert.deepEqual(
      over.tasks[0]?.words.map(({ by, words }) => [by, words]),
      [
        ['desk', '楼里有老人'],
        ['body', '换热站已恢复'],
      ],
    );
    assert.deepEqual(said(await resident.news()), ['notice.resolved_ask']);
    assert.equal((await task.view()).work, null, 'what was needed is shown no longer');
    assert.equal(await task.act('return', { reason: 'other' }), 409);

    await resident.tap('没办好');
    assert.equal((await waiting())?.caseNumber, number);
  });

  it('comes back to the desk when its body gives it back, and not to that body again', async () => {
    const number = await filedAndTaken();
    await dispatch(number, ['heating_company']);
    const task = page(await agent.case(number));
    assert.equal(await task.act('return', { reason: 'not_ours' }), 204);
    const item = await waiting();
    assert.equal(item?.caseNumber, number);
    const reason = item?.summary.assessment.find(({ key }) => key === 'reason');
    assert.match(reason?.value ?? '', /退回/);
    assert.equal((await dispatch(number, ['hq_jinshui'])).status, 409, 'taken first');
    await agent.take(number);
    assert.equal((await dispatch(number, ['heating_company'])).status, 409);
    assert.equal((await dispatch(number, ['hq_jinshui'])).status, 204);
    assert.equal((await agent.case(number)).tasks[1]?.number, 2);
  });

  it('reminds a body that is late, and then calls a person', async () => {
    await resident.say(URGENT);
    const [item] = await agent.queue();
    assert.ok(item);
    const number = item.caseNumber;
    await agent.take(number);
    await dispatch(number, ['health_commission']);
    await agent.change(`/api/desk/cases/${number}/hand-back`, {
      requestId: 'hand-back-1',
    });
    await server.runtime.tick();
    assert.equal(outside.calls.length, 1);

    await pass(300);
    assert.equal(JSON.parse(outside.calls[1]?.body ?? '{}').event, 'task.reminder');
    assert.equal(await waiting(), undefined);
    await pass(300);
    assert.equal(outside.calls.length, 3);
    assert.equal((await waiting())?.caseNumber, number);
  });

  it('is silent once the body accepted in time, until the work is due', async () => {
    await resident.say(URGENT);
    const number = (await agent.queue())[0]?.caseNumber ?? '';
    await agent.take(number);
    await dispatch(number, ['health_commission']);
    await agent.change(`/api/desk/cases/${number}/hand-back`, {
      requestId: 'hand-back-1',
    });
    const task = page(await agent.case(number));
    await pass(60);
    await task.act('accept');
    await pass(1500);
    assert.equal(outside.calls.length, 1);
    await pass(300);
    assert.equal(outside.calls.length, 2);
    assert.equal((await waiting())?.caseNumber, number);
  });

  it('may be taken back from a body, whose page then says so', async () => {
    const number = await filedAndTaken();
    await dispatch(number, ['heating_company']);
    const task = page(await agent.case(number));
    const recall = { requestId: 'recall-11', task: 1 };
    const path = `/api/desk/cases/${number}/recall`;
    assert.equal((await agent.change(path, recall)).status, 204);
    assert.equal((await task.view()).stage, 'recalled');
    assert.equal(await task.act('accept'), 409);
    assert.equal((await waiting())?.caseNumber, number);
  });

  it('does what it was asked twice once, and refuses what it does not know', async () => {
    const number = await filedAndTaken();
    const order = { requestId: 'order-once', bodies: ['heating_company'], words: '' };
    const path = `/api/desk/cases/${number}/dispatch`;
    assert.equal((await agent.change(path, order)).status, 204);
    assert.equal((await agent.change(path, order)).status, 204);
    assert.equal((await agent.case(number)).tasks.length, 1);
    assert.equal((await dispatch(number, ['nobody'])).status, 422);
    assert.equal((await dispatch(number, [])).status, 422);
    assert.equal((await dispatch(number, ['hq_jinshui', 'hq_jinshui'])).status, 422);
    const editor = await Agent.signIn(server.url, 'editor');
    assert.equal((await editor.change(path, order)).status, 403);
  });

  it('opens to nobody without its address, which no log and no row holds', async () => {
    const number = await filedAndTaken();
    await dispatch(number, ['heating_company'], '家里只有她一人');
    await server.runtime.tick();
    const task = page(await agent.case(number));
    await task.view();
    await task.act('done', { words: '已上门见到老人' });
    const wrong = `${task.token.slice(0, -1)}${task.token.endsWith('A') ? 'B' : 'A'}`;
    for (const token of [wrong, 'x', '%E4%BD%A0', task.token.slice(0, 20)]) {
      const answer = await fetch(`${server.url}/api/task/${token}`);
      assert.equal(answer.status, 404, token);
    }
    assertSilent(server.log(), task.token, '家里只有她一人', '已上门见到老人');
    const rows = await server.rows();
    for (const secret of [task.token, '家里只有她一人', '已上门见到老人'])
      assert.ok(!rows.includes(secret), secret);
  });

  it('keeps what the desk wrote when the resident says more', async () => {
    const number = await filedAndTaken();
    await dispatch(number, ['heating_company'], '楼里有老人');
    await resident.say(`${number} 这件事电话改成13900139000`);
    const [task] = (await agent.case(number)).tasks;
    assert.deepEqual(
      task?.words.map(({ words }) => words),
      ['楼里有老人'],
    );
  });

  it('is told to the resident by the names of those who have it', async () => {
    const number = await filedAndTaken();
    await dispatch(number, ['heating_company', 'hq_jinshui']);
    await resident.news();
    const told = await resident.say('我的事办得怎么样了');
    assert.match(
      told.map(({ text }) => text).join(),
      /已交给郑州热力集团、金水区疫情防控指挥部/,
    );
  });

  it('that is urgent calls nobody at the desk again while a body has it in time', async () => {
    await resident.say(URGENT);
    const number = (await agent.queue())[0]?.caseNumber ?? '';
    await agent.take(number);
    await dispatch(number, ['health_commission']);
    const back = { requestId: 'hand-back-1' };
    await agent.change(`/api/desk/cases/${number}/hand-back`, back);
    await page(await agent.case(number)).act('accept');
    await pass(1200);
    assert.equal(await waiting(), undefined);
    const told = await resident.say('我的事办得怎么样了');
    assert.match(told.map(({ text }) => text).join(), /市卫健委正在办/);
    assert.equal(await waiting(), undefined);
  });

  it('is shown done by photos that say nothing of where they were taken', async () => {
    const number = await filedAndTaken();
    await dispatch(number, ['heating_company', 'hq_jinshui']);
    const found = await agent.case(number);
    const task = page(found);
    const exif = Buffer.from('\u00ff\u00e1\u0000\u000cExif\0\0home', 'latin1');
    const withPlace = Buffer.concat([PHOTO.subarray(0, 2), exif, PHOTO.subarray(2)]);
    assert.deepEqual(await task.photo(Buffer.from('<svg/>')), [415, null]);
    const [status, photo] = await task.photo(withPlace);
    assert.equal(status, 201);
    const [, others] = await page(found, 2).photo(withPlace);
    for (const bad of ['nothing', others])
      assert.equal(await task.act('done', { photos: [bad] }), 422, String(bad));
    assert.equal(await task.act('done', { photos: [photo] }), 204);
    assert.deepEqual((await agent.case(number)).tasks[0]?.photos, [photo]);
    const shown = await agent.media(photo ?? '');
    assert.equal(shown.headers.get('content-type'), 'image/jpeg');
    assert.deepEqual(Buffer.from(await shown.arrayBuffer()), PHOTO);
    assert.equal((await task.photo(withPlace))[0], 409, 'there is nothing more to show');
  });

  it('closes its page some days after its end', async () => {
    const number = await filedAndTaken();
    await dispatch(number, ['heating_company']);
    const task = page(await agent.case(number));
    await task.act('done');
    assert.equal((await task.view()).stage, 'done');
    clock.advance(8 * 86_400_000);
    const gone = await fetch(`${server.url}/api/task/${task.token}`);
    assert.equal(gone.status, 404);
  });
});
