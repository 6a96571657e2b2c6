import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type HistoryLine,
  HuyingServer,
  type Visitor,
} from '../../bot/cli/bench/huying-server.ts';
import { seededRandom } from '../support/fixed.ts';

const KILLS = Number(process.env.HUYING_KILLS ?? 4);
const VISITORS = 12;

/** What a visitor sent, and the id that the server acknowledged it with. */
interface Sent {
  readonly key: string;
  readonly text: string;
  acknowledged: string | null;
}

describe('kill -9 of the server', () => {
  it(`loses no acknowledged message and files nothing twice, ${KILLS} times`, async function () {
    this.timeout(60_000 + KILLS * 30_000);
    const dataDir = await mkdtemp(join(tmpdir(), 'huying-kill-'));
    const random = seededRandom(20_260_112);
    let server = await HuyingServer.start(dataDir);
    try {
      const visitors = await server.visitors(VISITORS);
      const sent = new Map<Visitor, Sent[]>(visitors.map((visitor) => [visitor, []]));
      for (let round = 0; round < KILLS; round += 1) {
        const writing = visitors.map((visitor) => write(server, visitor, sent, round));
        // At any moment: sometimes in the first turns, sometimes in the thick of it.
        const stop = Math.floor(random() * VISITORS * 6);
        await acknowledgedAtLeast(sent, round, stop, writing);
        await server.spawned.stop('SIGKILL');
        await Promise.all(writing);
        server = await HuyingServer.start(dataDir);
        // A client that got no answer sends the same message again under the same key.
        await Promise.all(visitors.map((visitor) => resend(server, visitor, sent)));
        for (const visitor of visitors) {
          check(sent.get(visitor) ?? [], await server.history(visitor));
        }
      }
    } finally {
      await server.spawned.stop();
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});

const LINES = [
  '救命，孩子被狗咬伤了，流血，小区封着出不去',
  '金水区',
  '阳光花园3号楼2单元',
  '13800000000',
  '今天几点做核酸',
  '没有打过疫苗',
  '谢谢',
  '快点来人',
];

async function write(
  server: HuyingServer,
  visitor: Visitor,
  sent: ReadonlyMap<Visitor, Sent[]>,
  round: number,
): Promise<void> {
  for (const [i, text] of LINES.entries()) {
    const message: Sent = {
      key: `${visitor.conversationId}-${round}-${i}`,
      text,
      acknowledged: null,
    };
    sent.get(visitor)?.push(message);
    if (!(await post(server, visitor, message))) return;
  }
}

async function resend(
  server: HuyingServer,
  visitor: Visitor,
  sent: ReadonlyMap<Visitor, Sent[]>,
): Promise<void> {
  for (const message of sent.get(visitor) ?? []) {
    const before = message.acknowledged;
    assert.ok(await post(server, visitor, message));
    if (before !== null) assert.equal(message.acknowledged, before, 'the same id again');
  }
}

/** False: the server was gone before it answered. */
async function post(
  server: HuyingServer,
  visitor: Visitor,
  message: Sent,
): Promise<boolean> {
  const path = `/v3/directline/conversations/${visitor.conversationId}/activities`;
  try {
    const answer = await fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${visitor.token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        type: 'message',
        from: { id: 'dl_test' },
        text: message.text,
        channelData: { clientActivityID: message.key },
      }),
    });
    if (!answer.ok) return false;
    message.acknowledged = (await answer.json()).id;
    return true;
  } catch (error) {
    assert.ok(error instanceof TypeError, 'only the connection may fail');
    return false;
  }
}

/** Until so many messages of the round were acknowledged, or all have been written. */
async function acknowledgedAtLeast(
  sent: ReadonlyMap<Visitor, Sent[]>,
  round: number,
  count: number,
  writing: readonly Promise<void>[],
): Promise<void> {
  let over = false;
  void Promise.all(writing).then(() => {
    over = true;
  });
  const ofRound = () =>
    [...sent.values()].flat().filter(({ key, acknowledged }) => {
      return key.includes(`-${round}-`) && acknowledged !== null;
    }).length;
  while (!over && ofRound() < count)
    await new Promise((resolve) => setImmediate(resolve));
}

function check(sent: readonly Sent[], history: readonly HistoryLine[]): void {
  const own = history.filter((line) => line.from.id === 'dl_test');
  for (const { key, text, acknowledged } of sent) {
    const found = own.filter((line) => line.channelData?.clientActivityID === key);
    assert.equal(found.length, 1, `once in the history: ${key}`);
    assert.equal(found[0]?.id, acknowledged);
    assert.equal(found[0]?.text, text);
  }
  const handoffs = history.filter((line) => line.name === 'handoff.initiate');
  const numbers = new Set(handoffs.map((line) => line.value?.summary?.caseNumber));
  assert.ok(handoffs.length >= 1, 'the emergency reached the queue');
  assert.equal(numbers.size, handoffs.length, 'each case was handed over once');
  assert.equal(numbers.size, 1, 'one trouble is one case');
}
