import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { Agent } from '../support/agent.ts';
import { EventStream } from '../support/event-stream.ts';
import { eventually } from '../support/eventually.ts';
import { assertSilent } from '../support/private-words.ts';
import { Resident } from '../support/resident.ts';
import { PASSWORD } from '../support/server.ts';
import { servingAt, spawnMain } from '../support/spawned-main.ts';

const CLIENTS = 20;
const WORDS = ['救命，孩子被狗咬伤了', '金水区', '今天几点做核酸', '谢谢'];

interface Sent {
  readonly resident: Resident;
  readonly key: string;
  readonly id: string;
}

describe('a stop while people write', () => {
  it('keeps every acknowledged message, refuses the rest cleanly and ends with 0', async function () {
    this.timeout(60_000);
    const dataDir = await mkdtemp(join(tmpdir(), 'huying-stop-'));
    const settings = { PORT: '0', DATA_DIR: dataDir, STAFF_PASSWORD: PASSWORD };
    try {
      const running = spawnMain(settings);
      const url = await servingAt(running);
      const residents = await Promise.all(
        Array.from({ length: CLIENTS }, () => Resident.arrive(url)),
      );
      const [first] = residents;
      assert.ok(first);
      const agent = await Agent.signIn(url);
      const desk = await EventStream.open((signal) => agent.events(signal));
      const socket = new WebSocket(await first.streamUrl());
      const closed = once(socket, 'close');
      await once(socket, 'open');

      const sent: Sent[] = [];
      const refusals: string[] = [];
      const writing = residents.map((resident) => write(resident, sent, refusals));
      await eventually(() => sent.length >= CLIENTS * 3, 'the thick of it');
      const asked = performance.now();
      running.child.kill('SIGTERM');
      const { code, output, errors } = await running.ended;
      const seconds = (performance.now() - asked) / 1000;
      await Promise.all(writing);
      assert.equal(code, 0);
      assert.ok(seconds < 5, `stopped after ${seconds.toFixed(1)} s`);
      assert.equal((await closed)[0], 1001, 'the socket is told that the server goes');
      await eventually(() => desk.ended, 'the desk stream ends');
      assert.equal(errors, '');
      assertSilent(output, '狗咬伤', '做核酸');
      for (const refusal of refusals) assert.match(refusal, /^(502|503|no answer)$/);

      const again = spawnMain({ ...settings, PORT: new URL(url).port });
      assert.equal(await servingAt(again), url);
      const histories = new Map(
        await Promise.all(
          residents.map(async (each) => [each, await each.history()] as const),
        ),
      );
      for (const { resident, key, id } of sent) {
        const own = histories.get(resident)?.filter((line) => line.id === id) ?? [];
        assert.equal(own.length, 1, `acknowledged and there: ${key}`);
      }
      again.child.kill('SIGINT');
      assert.equal((await again.ended).code, 0);
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});

/** Until the server goes; every message that it acknowledged is noted. */
async function write(
  resident: Resident,
  sent: Sent[],
  refusals: string[],
): Promise<void> {
  for (let i = 0; ; i += 1) {
    const key = `${resident.conversationId}-${i}`;
    try {
      const text = WORDS[i % WORDS.length];
      const answer = await resident.attempt({ text }, key);
      const body = await answer.json();
      if (answer.status === 200) sent.push({ resident, key, id: body.id });
      else if (answer.status !== 429) {
        refusals.push(String(answer.status));
        return;
      }
    } catch (error) {
      assert.ok(error instanceof TypeError, 'only the connection may fail');
      refusals.push('no answer');
      return;
    }
  }
}
