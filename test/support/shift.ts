/** A shift at the desk under a clock that stands still: what stories of agents and residents stand on. */
import assert from 'node:assert/strict';
import { Agent } from './agent.ts';
import { finish } from './finish.ts';
import { type FixedClock, fixedClock } from './fixed.ts';
import { Resident } from './resident.ts';
import { startServer, type TestServer } from './server.ts';
import { startWebhookReceiver, type WebhookReceiver } from './webhook-receiver.ts';

/** A resident, and the number that their request was given. */
export interface Filed {
  readonly resident: Resident;
  readonly number: string;
}

export interface Shift {
  readonly server: TestServer;
  readonly clock: FixedClock;
  /** Whoever is signed in. */
  readonly agent: Agent;
  /** The city's own system; only where it is told (see `openShift`). */
  readonly outside: WebhookReceiver;
  /** Somebody new asks for this, tells it to the end, and is in the queue. */
  file(words: string): Promise<Filed>;
  /**
   * Time goes by, and what is due is done. Sign-ins end meanwhile: who asked opens the page again,
   * and another agent is at the desk.
   */
  pass(seconds: number): Promise<void>;
}

/**
 * A server that begins at `at` for each test of a `describe`, with an agent signed in. With
 * `outside`, a system of the city's own is told of what bodies are given to do.
 */
export function openShift(at: string, { outside: told = false } = {}): Shift {
  let server: TestServer | null = null;
  let clock = fixedClock(at);
  let agent: Agent | null = null;
  let outside: WebhookReceiver | null = null;
  let residents: Resident[] = [];

  beforeEach(async function () {
    this.timeout(30_000);
    residents = [];
    clock = fixedClock(at);
    if (told) outside = await startWebhookReceiver();
    const secret = 'a secret of the city’s own system';
    const settings = outside && { BODY_WEBHOOK: outside.url, BODY_SECRET: secret };
    server = await startServer(settings ?? {}, clock);
    agent = await Agent.signIn(server.url);
  });

  afterEach(async () => {
    await server?.stop();
    await outside?.stop();
    server = agent = outside = null;
  });

  const shift: Shift = {
    get server() {
      assert.ok(server);
      return server;
    },
    get clock() {
      return clock;
    },
    get agent() {
      assert.ok(agent);
      return agent;
    },
    get outside() {
      assert.ok(outside, 'nobody outside is told');
      return outside;
    },
    async file(words) {
      const resident = await Resident.arrive(shift.server.url);
      await resident.say(words);
      const given = await finish(resident);
      const number = /\d{4}-\d{3}-\d{3}/.exec(given)?.[0];
      assert.ok(number, given);
      const queue = await shift.agent.queue();
      assert.ok(queue.some(({ caseNumber }) => caseNumber === number));
      residents.push(resident);
      return { resident, number };
    },
    async pass(seconds) {
      clock.advance(seconds * 1000);
      await shift.server.runtime.tick();
      for (const resident of residents) await resident.comeBack();
      agent = await Agent.signIn(shift.server.url);
    },
  };
  return shift;
}
