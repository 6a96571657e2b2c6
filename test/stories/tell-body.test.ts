import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bodySecret } from '../../bot/tasks/tell-body.ts';
import { ROOT } from '../architecture/sources.ts';
import { Agent } from '../support/agent.ts';
import { eventually } from '../support/eventually.ts';
import { finish } from '../support/finish.ts';
import { type FixedClock, fixedClock } from '../support/fixed.ts';
import { freePort } from '../support/free-port.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { assertSilent, PERSON } from '../support/private-words.ts';
import { Resident } from '../support/resident.ts';
import { startServer, type TestServer } from '../support/server.ts';
import {
  startWebhookReceiver,
  type WebhookReceiver,
} from '../support/webhook-receiver.ts';

const SECRET = 'a secret of the city’s own system';
const MAIL = 'duty@water.example';
const WATER = `我们家停水三天了，我叫${PERSON.name}，电话${PERSON.phone}`;

describe('how a body hears of its task', () => {
  let folder: string;
  let server: TestServer;
  let mail: MailServer;
  let forAll: WebhookReceiver;
  let itsOwn: WebhookReceiver;
  let clock: FixedClock;
  let agent: Agent;
  let number: string;

  beforeEach(async function () {
    this.timeout(30_000);
    clock = fixedClock('2026-02-02T10:00:00Z');
    [mail, forAll, itsOwn] = await Promise.all([
      startMailServer(),
      startWebhookReceiver(),
      startWebhookReceiver(),
    ]);
    folder = await cityWith({
      water_works: {
        mail: MAIL,
        phone: '5550100',
        hours: { zh: '24小时', en: 'all day' },
      },
      hill_office: { webhook: itsOwn.url },
    });
    const port = await freePort();
    server = await startServer(
      {
        CITY_PACK: folder,
        PORT: String(port),
        PUBLIC_URL: `http://127.0.0.1:${port}`,
        BODY_WEBHOOK: forAll.url,
        BODY_SECRET: SECRET,
        SMTP_URL: mail.url,
        MAIL_FROM: 'help@city.example',
      },
      clock,
    );
    agent = await Agent.signIn(server.url);
    const resident = await Resident.arrive(server.url);
    await resident.say(WATER);
    await finish(resident);
    number = (await agent.queue())[0]?.caseNumber ?? '';
    await agent.take(number);
  });

  afterEach(async () => {
    await server.stop();
    await Promise.all([mail.stop(), forAll.stop(), itsOwn.stop()]);
    await rm(folder, { recursive: true, force: true });
  });

  async function dispatch(...bodies: readonly string[]): Promise<void> {
    const order = { requestId: `order-${bodies.join('-')}`, bodies, words: '楼里有老人' };
    const answer = await agent.change(`/api/desk/cases/${number}/dispatch`, order);
    assert.equal(answer.status, 204);
    await server.runtime.tick();
  }

  it('is a letter with the link and nothing of the person', async () => {
    await dispatch('water_works');
    const [letter, ...more] = mail.letters;
    assert.deepEqual([letter?.to, more.length], [[MAIL], 0]);
    const text = decoded(letter?.raw ?? '');
    const [task] = (await agent.case(number)).tasks;
    assert.ok(task && text.includes(task.page), text);
    assert.match(text, /Water works/);
    assert.ok(text.includes(number));
    assertSilent(text, '停水', '老人');
    assertSilent(server.log(), task.page, MAIL);
    assert.equal(forAll.calls.length, 1, 'its system is told as well');
  });

  it('is its own webhook under its own secret, where it has one', async () => {
    await dispatch('hill_office', 'harbour_office');
    const [own] = itsOwn.calls;
    assert.equal(JSON.parse(own?.body ?? '{}').body, 'hill_office');
    const key = bodySecret(SECRET, 'hill_office');
    const sum = createHmac('sha256', key)
      .update(own?.body ?? '')
      .digest('hex');
    assert.equal(own?.headers['x-huying-signature'], `sha256=${sum}`);
    assert.deepEqual(
      forAll.calls.map(({ body }) => JSON.parse(body).body),
      ['harbour_office'],
    );
    assert.equal(mail.letters.length, 0);
  });

  it('is tried again by the way that failed alone', async () => {
    mail.answer(451);
    await dispatch('water_works');
    assert.deepEqual([mail.letters.length, forAll.calls.length], [0, 1]);
    clock.advance(10_000);
    await server.runtime.tick();
    assert.deepEqual([mail.letters.length, forAll.calls.length], [1, 1]);
  });

  it('is a reminder by the same ways, and silence once it is taken back', async () => {
    await dispatch('water_works');
    clock.advance(7_200_000);
    await server.runtime.tick();
    assert.match(decoded(mail.letters[1]?.raw ?? ''), /催办/);
    const [task] = (await agent.case(number)).tasks;
    const recall = { requestId: 'recall-1', task: task?.number };
    await agent.change(`/api/desk/cases/${number}/recall`, recall);
    await eventually(() => mail.letters.length === 3, 'told that it is not needed');
    const ended = decoded(mail.letters[2]?.raw ?? '');
    assert.match(ended, /不用再办/);
    assertSilent(ended, '停水', '老人');
    await server.runtime.tick();
    clock.advance(7_200_000);
    await server.runtime.tick();
    assert.equal(mail.letters.length, 3);
  });
});

/** The tiny city, with more told of its bodies. */
async function cityWith(bodies: Readonly<Record<string, object>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'huying-city-'));
  await cp(join(ROOT, 'test/fixtures/tiny-city'), folder, { recursive: true });
  const file = join(folder, 'city.json');
  const city = JSON.parse(await readFile(file, 'utf8'));
  for (const body of city.bodies) Object.assign(body, bodies[body.id]);
  await writeFile(file, JSON.stringify(city));
  return folder;
}

/** Header and text of a letter, whatever they were wrapped in. */
function decoded(raw: string): string {
  const [head = '', ...body] = raw.split('\r\n\r\n');
  const subject = head
    .replaceAll('\r\n ', '')
    .replace(/\?= ?=\?UTF-8\?B\?/g, '')
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_whole, text) =>
      Buffer.from(text, 'base64').toString('utf8'),
    );
  return subject + Buffer.from(body.join(''), 'base64').toString('utf8');
}
