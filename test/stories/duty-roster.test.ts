/** Nobody at the desk, or nobody who does anything: the roster is called until somebody answers. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent } from '../support/agent.ts';
import { type FixedClock, fixedClock } from '../support/fixed.ts';
import { freePort } from '../support/free-port.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { Resident, said } from '../support/resident.ts';
import { startServer, type TestServer } from '../support/server.ts';
import {
  startWebhookReceiver,
  type WebhookReceiver,
} from '../support/webhook-receiver.ts';

const PACK = './knowledge/zhengzhou-2022';
const WORDS = '我妈妈晕倒了叫不醒，在惠济区';
const ROSTER = [
  { id: 'day', name: '白班', from: '08:00', until: '20:00', mail: 'day@example.org' },
  { id: 'night', name: '夜班', from: '20:00', until: '08:00', phone: '13800000001' },
];

describe('the duty roster, called', () => {
  let folder: string;
  let clock: FixedClock;
  let pager: WebhookReceiver;
  let mail: MailServer;
  let server: TestServer;
  let agent: Agent;
  let resident: Resident;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'huying-roster-'));
    cpSync(PACK, folder, { recursive: true });
    const city = JSON.parse(readFileSync(join(folder, 'city.json'), 'utf8'));
    city.duty.roster = ROSTER.map(({ name, ...person }) => ({
      ...person,
      name: { zh: name, en: name },
      days: [1, 2, 3, 4, 5, 6, 7],
    }));
    writeFileSync(join(folder, 'city.json'), JSON.stringify(city));
  });

  after(() => rmSync(folder, { recursive: true }));

  /** The house at this moment, with a critical case that waits. */
  async function begin(at: string): Promise<void> {
    clock = fixedClock(at);
    pager = await startWebhookReceiver();
    mail = await startMailServer();
    const port = await freePort();
    server = await startServer(
      {
        CITY_PACK: folder,
        ALARM_WEBHOOK: pager.url,
        ALARM_SECRET: 'a secret of the pager',
        SMTP_URL: mail.url,
        MAIL_FROM: 'help@example.org',
        PORT: String(port),
        PUBLIC_URL: `http://127.0.0.1:${port}`,
      },
      clock,
    );
    agent = await Agent.signIn(server.url);
    resident = await Resident.arrive(server.url);
    await resident.say(WORDS);
  }

  afterEach(async () => {
    await server.stop();
    await pager.stop();
    await mail.stop();
  });

  async function pass(seconds: number): Promise<void> {
    clock.advance(seconds * 1000);
    await server.runtime.tick();
  }

  const calls = () =>
    pager.calls
      .map(({ body }) => JSON.parse(body))
      .filter(({ event }) => event === 'duty.call');

  const pageOf = (text: string) =>
    /http:\/\/127\.0\.0\.1:\d+\/duty\/[\w-]+/.exec(text)?.[0] ?? '';

  const number = async () => (await agent.queue())[0]?.caseNumber ?? '';

  it('at once where nobody is at the desk, by webhook and mail, with codes alone', async () => {
    await begin('2026-02-01T02:00:00Z');
    await pass(60);
    const [call, ...more] = calls();
    assert.deepEqual(more, []);
    const { page, ...rest } = call;
    assert.deepEqual(rest, {
      event: 'duty.call',
      caseNumber: await number(),
      urgency: 'critical',
      category: 'medical',
      district: 'huiji',
      requestedAt: '2026-02-01T02:00:00.000Z',
      step: 1,
      duty: { id: 'day', name: '白班', phone: null },
    });
    assert.match(page, /\/duty\/[\w-]{46}$/);
    const [letter] = mail.letters;
    assert.deepEqual(letter?.to, ['day@example.org']);
    assert.doesNotMatch(decoded(letter?.raw ?? ''), /晕倒|叫不醒/);
    assert.equal(pageOf(decoded(letter?.raw ?? '')), pageOf(page));
  });

  it('not before the city’s alarm while somebody is at the desk; by night another', async () => {
    await begin('2026-02-01T14:00:00Z');
    await agent.change('/api/desk/attendance', { state: 'ready' });
    await pass(30);
    await agent.change('/api/desk/heartbeat', {});
    await pass(30);
    assert.deepEqual(calls(), []);
    await agent.change('/api/desk/heartbeat', {});
    await pass(60);
    assert.deepEqual(
      calls().map(({ duty }) => [duty.id, duty.phone]),
      [['night', '13800000001']],
    );
    assert.equal(mail.letters.length, 0, 'who has no address gets no letter');
  });

  it('again and again, until somebody answers, and again when still nobody comes', async () => {
    await begin('2026-02-01T02:00:00Z');
    await pass(60);
    await pass(60);
    assert.deepEqual(
      calls().map(({ step }) => step),
      [1, 2],
    );
    const page = pageOf(calls()[0]?.page ?? '');
    assert.match(await (await fetch(page)).text(), /还没有人接手|Nobody has taken/);
    await pass(60);
    assert.equal(calls().length, 3, 'looking is not answering');
    const answered = await fetch(page, { method: 'POST' });
    assert.match(await answered.text(), /您来处理|you see to/);
    const { timeline } = await agent.case(await number());
    assert.deepEqual(timeline.at(-1)?.actor, { kind: 'duty', id: 'day' });
    await pass(60);
    await pass(60);
    assert.equal(calls().length, 3, 'in peace');
    await pass(900);
    assert.equal(calls().length, 4);
    await agent.take(await number());
    await agent.answer(await number(), '我是值班员，请说', 'answer-0001');
    await pass(40);
    await agent.change('/api/desk/heartbeat', {});
    await pass(40);
    assert.equal(calls().length, 4);
    assert.match(await (await fetch(page)).text(), /已经有人接手|Somebody has taken/);
  });

  it('also for a case that somebody took and does nothing about, without a word to the resident', async () => {
    await begin('2026-02-01T02:00:00Z');
    await agent.take(await number());
    await resident.news();
    for (const _ of [1, 2]) {
      await pass(30);
      await agent.change('/api/desk/heartbeat', {});
    }
    const { timeline, owner } = await agent.case(await number());
    assert.deepEqual([owner, timeline.at(-1)?.data.kind], ['01', 'alarmed']);
    assert.deepEqual(said(await resident.news()), []);
    await agent.answer(await number(), '我在，请说', 'answer-0002');
    for (const _ of [1, 2, 3, 4]) {
      await pass(30);
      await agent.change('/api/desk/heartbeat', {});
    }
    const after = await agent.case(await number());
    assert.equal(after.timeline.filter(({ data }) => data.kind === 'alarmed').length, 1);
  });

  it('to nobody who guesses the address', async () => {
    await begin('2026-02-01T02:00:00Z');
    for (const token of ['x', 'A'.repeat(46)]) {
      assert.equal((await fetch(`${server.url}/duty/${token}`)).status, 404);
      const told = await fetch(`${server.url}/duty/${token}`, { method: 'POST' });
      assert.equal(told.status, 404);
    }
  });
});

function decoded(raw: string): string {
  const [, ...body] = raw.split('\r\n\r\n');
  return Buffer.from(body.join('\r\n\r\n'), 'base64').toString('utf8');
}
