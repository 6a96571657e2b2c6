import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { Agent } from '../support/agent.ts';
import { EventStream } from '../support/event-stream.ts';
import { eventually } from '../support/eventually.ts';
import { freshDatabase } from '../support/postgres.ts';
import { assertSilent } from '../support/private-words.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';
import { type Line, Resident, said } from '../support/resident.ts';
import { PASSWORD, startServer, type TestServer } from '../support/server.ts';
import { type SpawnedMain, servingAt, spawnMain } from '../support/spawned-main.ts';

const WAYS = ['Redis', 'LISTEN and NOTIFY'] as const;

for (const way of WAYS) {
  describe(`two processes on one PostgreSQL, by ${way}`, function () {
    this.timeout(30_000);
    /** A process of its own. */
    let a: { readonly url: string; readonly main: SpawnedMain };
    /** Another one: this. */
    let b: TestServer;
    let dataDir: string;
    let redis: RedisServer | null = null;
    let drop = async () => {};
    let agent: Agent;

    before(async function () {
      const database = await freshDatabase();
      if (way === 'Redis') redis = await startRedis();
      if (!database || (way === 'Redis' && !redis)) return this.skip();
      drop = database.drop;
      dataDir = await mkdtemp(join(tmpdir(), 'huying-many-'));
      const settings = {
        DIRECTLINE_QUIET_MS: '0',
        STAFF_PASSWORD: PASSWORD,
        LOG_LEVEL: 'debug',
        DATABASE_URL: database.url,
        DATA_KEY: randomBytes(32).toString('hex'),
        ...(redis && { REDIS_URL: redis.url }),
      };
      // Both at once on an empty database: the second must not stumble over the first.
      const main = spawnMain({ ...settings, PORT: '0', DATA_DIR: dataDir });
      const [url, server] = await Promise.all([servingAt(main), startServer(settings)]);
      a = { url, main };
      b = server;
      agent = await Agent.signIn(b.url);
    });

    after(async () => {
      a?.main.child.kill('SIGTERM');
      const ended = await a?.main.ended;
      await b?.stop();
      await redis?.stop();
      await drop();
      if (dataDir) await rm(dataDir, { recursive: true, force: true });
      if (ended) assert.equal(ended.code, 0);
    });

    it('starts both, with one set of accounts', async () => {
      const shown = a.main.output().includes('First start');
      assert.equal(b.runtime.firstAccounts.length, shown ? 0 : 6, 'shown by one of them');
      assert.equal(await b.database.staff.count(), 6);
    });

    it("brings an agent's answer on B to the resident's socket on A within a second", async () => {
      const resident = await Resident.arrive(a.url);
      const heard: Line[] = [];
      const socket = new WebSocket(await resident.streamUrl());
      socket.on('message', (data) => heard.push(...JSON.parse(String(data)).activities));
      const desk = await EventStream.open((signal) => agent.events(signal));

      const posted = performance.now();
      await resident.post({ text: '我妈妈晕倒了叫不醒' });
      await desk.until(
        (events) =>
          events.some(({ data }) =>
            JSON.stringify(data).includes(resident.conversationId),
          ),
        'the desk on B hears of the emergency on A',
      );
      assert.ok(performance.now() - posted < 1_000, 'within a second');
      const item = (await agent.queue()).find(({ urgency }) => urgency === 'critical');
      const caseNumber = item?.caseNumber ?? '';
      assert.equal((await agent.take(caseNumber)).status, 200);

      const answered = performance.now();
      await agent.answer(caseNumber, '救护车已经出发', 'request-across');
      await eventually(
        () => heard.some(({ text }) => text === '救护车已经出发'),
        'heard',
      );
      assert.ok(performance.now() - answered < 1_000, 'within a second');
      socket.terminate();
      desk.close();

      const path = `/api/desk/cases/${caseNumber}/resolve`;
      await agent.change(path, { requestId: 'request-done' });
      const elsewhere = await Agent.signIn(a.url);
      const repeated = await elsewhere.answer(
        caseNumber,
        '救护车已经出发',
        'request-across',
      );
      assert.equal(repeated.status, 204, 'a repeated act is known to every process');
      const words = (await resident.history()).filter(
        ({ text }) => text === '救护车已经出发',
      );
      assert.equal(words.length, 1);
    });

    it('takes a delivery that both get at once for one message', async () => {
      const resident = await Resident.arrive(a.url);
      for (let i = 0; i < 5; i += 1) {
        const text = `孩子被狗咬伤了，第${i}次`;
        const answers = await Promise.all(
          [a.url, b.url, a.url, b.url].map((url) =>
            resident.attempt({ text }, `twin-${i}`, url),
          ),
        );
        assert.deepEqual(
          answers.map(({ status }) => status),
          [200, 200, 200, 200],
        );
        const ids = await Promise.all(
          answers.map(async (each) => (await each.json()).id),
        );
        assert.equal(new Set(ids).size, 1);
      }
      const history = await resident.history();
      assert.equal(history.filter(({ from }) => from.id === 'dl_test').length, 5);
      assert.equal(history.filter(({ name }) => name === 'handoff.initiate').length, 1);
    });

    it('numbers without gaps when both are written to at once', async () => {
      const resident = await Resident.arrive(a.url);
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, i) =>
          resident.attempt({ text: `第${i}句` }, `mixed-${i}`, i % 2 ? a.url : b.url),
        ),
      );
      assert.ok(answers.every(({ status }) => status === 200));
      const numbers = (await resident.history()).map(({ id }) =>
        Number(id.split('|')[1]),
      );
      assert.deepEqual(
        numbers,
        numbers.map((_, i) => i + 1),
      );
    });

    it('lets one agent of two processes have a case', async () => {
      const resident = await Resident.arrive(a.url);
      await resident.say('爷爷胸口疼得厉害');
      const other = await Agent.signIn(a.url, 'agent2');
      const item = (await agent.queue()).find(({ summary }) =>
        summary.situation.some(({ value }) => value === '爷爷胸口疼得厉害'),
      );
      const number = item?.caseNumber ?? '';
      const answers = await Promise.all([agent.take(number), other.take(number)]);
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
    });

    if (way === 'Redis') {
      it('goes on, and stays in service, while Redis is away', async () => {
        const resident = await Resident.arrive(a.url);
        await resident.say('你好');
        await redis?.stop();
        await eventually(async () => {
          const ready = await fetch(`${a.url}/readyz`);
          const { unready } = await ready.json();
          assert.equal(ready.status, 200, 'a proxy must go on sending people here');
          return unready.includes('redis');
        }, 'it says so');
        const answer = await resident.say('我爸喘不上气，嘴唇发紫');
        assert.equal(said(answer)[0], 'emergency.critical');
        const item = (await agent.queue()).find(({ summary }) =>
          summary.situation.some(({ value }) => value.includes('嘴唇发紫')),
        );
        assert.equal((await agent.take(item?.caseNumber ?? '')).status, 200);
        assert.deepEqual(said(await resident.news()), ['notice.agent_took']);
        const ids = await Promise.all(
          [a.url, b.url].map(async (url) => {
            const twin = await resident.attempt({ text: '好的' }, 'without-redis', url);
            return (await twin.json()).id;
          }),
        );
        assert.equal(new Set(ids).size, 1);
      });
    }

    it('logs nothing that people said', () => {
      for (const log of [a.main.output(), b.log()])
        assertSilent(log, '晕倒', '救护车', '狗咬伤', '胸口', '嘴唇');
    });
  });
}
