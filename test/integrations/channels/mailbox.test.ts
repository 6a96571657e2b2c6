/** A vendor's mailbox, fetched by one or by many: nothing missed, nothing left behind. */
import assert from 'node:assert/strict';
import type { Mailbox } from '../../../integrations/channels/contract.ts';
import { openMailbox } from '../../../integrations/channels/mailbox.ts';
import { type FakeHouse, fakeHouse } from '../../support/house.ts';

const NOTICE = { account: 'a', token: 't' };

describe('a mailbox', () => {
  let house: FakeHouse;
  /** What waits with the vendor, in pages of two. */
  let waiting: string[];
  /** What the house took, known entries once. */
  let taken: Set<string>;
  /** Entries that are not taken. */
  let refused: Set<string>;
  const asked: { from: string | null; token: string | null }[] = [];
  let before: () => Promise<void>;

  const mailbox = (): Mailbox =>
    openMailbox<string>({
      channelId: 'any',
      house,
      closing: () => false,
      lineOf: (entry) => entry.slice(0, 1),
      async page({ token }, from) {
        asked.push({ from, token });
        await before();
        if (from === 'broken') return null;
        const start = Number(from ?? 0);
        const entries = waiting.slice(start, start + 2);
        const next = start + entries.length;
        return { entries, next: String(next), more: next < waiting.length };
      },
      async handIn(entry) {
        if (refused.has(entry)) return false;
        taken.add(entry);
        return true;
      },
    });
  const place = () => house.db.cursors.read('any', 'a');

  beforeEach(() => {
    house = fakeHouse();
    waiting = [];
    taken = new Set();
    refused = new Set();
    asked.length = 0;
    before = async () => {};
  });

  it('is fetched page by page, from where the last fetch ended', async () => {
    waiting = ['a1', 'b1', 'a2', 'b2', 'a3'];
    assert.equal(await mailbox().fetch(NOTICE, 0), 'empty');
    assert.deepEqual([...taken], ['a1', 'b1', 'a2', 'b2', 'a3']);
    waiting.push('a4');
    taken.clear();
    assert.equal(await mailbox().fetch(NOTICE, 0), 'empty');
    assert.deepEqual([...taken], ['a4']);
  });

  it('stays where it was when a message was not taken', async () => {
    waiting = ['a1', 'b1', 'a2', 'b2'];
    refused.add('a2');
    assert.equal(await mailbox().fetch(NOTICE, 0), 'failed');
    assert.equal(await place(), '2');
    refused.clear();
    assert.equal(await mailbox().fetch(NOTICE, 1), 'empty');
    assert.deepEqual([...taken].sort(), ['a1', 'a2', 'b1', 'b2']);
  });

  it('keeps the order of each person, whatever happens to others', async () => {
    waiting = ['a1', 'a2'];
    refused.add('a1');
    await mailbox().fetch(NOTICE, 0);
    assert.deepEqual([...taken], [], 'not the second before the first');
  });

  it('in the end passes over what cannot be taken, and says so', async () => {
    waiting = ['a1', 'b1', 'a2'];
    refused.add('a1');
    assert.equal(await mailbox().fetch(NOTICE, 5), 'empty');
    assert.deepEqual([...taken].sort(), ['a2', 'b1']);
    assert.equal(house.faults.length, 1);
  });

  it('in the end asks from the first that the vendor still has, without its token', async () => {
    waiting = ['a1'];
    await house.db.cursors.move('any', 'a', null, 'broken');
    assert.equal(await mailbox().fetch(NOTICE, 0), 'failed');
    assert.equal(await mailbox().fetch(NOTICE, 5), 'empty');
    assert.deepEqual(asked.at(-1), { from: null, token: null });
    assert.equal(await place(), '1');
  });

  it('never goes back behind what another process fetched meanwhile', async () => {
    waiting = ['a1', 'b1', 'a2', 'b2'];
    const other = mailbox();
    before = async () => {
      before = async () => {};
      await other.fetch(NOTICE, 0);
    };
    assert.equal(await mailbox().fetch(NOTICE, 0), 'empty');
    assert.equal(await place(), '4');
    assert.deepEqual([...taken], ['a1', 'b1', 'a2', 'b2']);
  });

  it('is fetched once more for all who came while it was fetched', async () => {
    waiting = ['a1'];
    const shared = mailbox();
    let late = ['a2'];
    before = async () => {
      waiting.push(...late);
      late = [];
    };
    const all = [1, 2, 3, 4].map(() => shared.fetch(NOTICE, 0));
    assert.deepEqual(await Promise.all(all), ['empty', 'empty', 'empty', 'empty']);
    assert.equal(asked.length, 2);
    assert.deepEqual([...taken], ['a1', 'a2']);
  });

  it('gives others their turn where it is very full', async () => {
    waiting = Array.from({ length: 10 }, (_, index) => `a${index}`);
    before = async () => void house.clock.advance(10_000);
    assert.equal(await mailbox().fetch(NOTICE, 0), 'more');
    assert.equal(await place(), '4');
  });
});
