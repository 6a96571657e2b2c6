import assert from 'node:assert/strict';
import { followPublished } from '../../../bot/editor/published.ts';
import type { LiveEvents } from '../../../integrations/ports.ts';
import { eventually } from '../../support/eventually.ts';
import {
  asArticle,
  asEntry,
  type Editing,
  HOUR_MS,
  NOW,
  openEditing,
  PACK,
  PUMP_ANSWER,
} from './editing.ts';

const ASKED = '抽水机去哪里借';
const OLD = '抽水机可以免费借，电话8282。';
const NEW = '抽水机可以借一天，电话8282。';
const CHANGED = asArticle({ answer: { zh: PUMP_ANSWER } });
const LATER = new Date(Date.parse(NOW) + HOUR_MS);

describe('editing: what is published, in every process', () => {
  let house: Editing;

  beforeEach(async function () {
    this.timeout(30_000);
    house = await openEditing();
  });

  afterEach(() => house.close());

  it('reaches a second process by its event', async () => {
    const other = await house.follow(house.events);
    await house.publish(CHANGED);
    await eventually(() => house.answer(ASKED, other) === NEW, 'the event is heard', 900);
  });

  it('reaches it within its look where the event is lost', async () => {
    const deaf = await house.follow();
    await house.publish(CHANGED);
    assert.equal(house.answer(ASKED, deaf), OLD);
    await eventually(() => house.answer(ASKED, deaf) === NEW, 'it looks', 3_000);
  });

  it('begins everywhere by the clock, with no event at all', async () => {
    const deaf = await house.follow();
    await house.publish(CHANGED, LATER);
    await deaf.refresh();
    assert.equal(house.answer(ASKED, deaf), OLD);
    house.clock.advance(HOUR_MS);
    await eventually(() => house.answer(ASKED, deaf) === NEW, 'the moment comes', 3_000);
  });

  it('is the same for a process that starts later', async () => {
    await house.publish(CHANGED, LATER);
    await house.publish(asEntry({ phones: ['8484'] }));
    const late = await house.follow();
    assert.equal(house.answer(ASKED, late), '抽水机可以免费借，电话8484。');
    assert.deepEqual(late.contentAt(LATER), house.published.contentAt(LATER));
    assert.equal(late.live('article', 'pump', LATER)?.number, 2);
    assert.equal(late.live('article', 'pump', house.clock.now())?.number, 1);
    assert.equal(late.live('article', 'nothing', LATER), null);
  });

  it('is what the database holds, whatever pack a process starts with', async () => {
    await house.publish(CHANGED);
    const without = await followPublished(
      { ...PACK, articles: [], directory: [] },
      {
        store: house.opened.database.knowledge,
        events: house.events,
        clock: house.clock,
        log: LOG,
      },
    );
    assert.equal(house.answer(ASKED, without), NEW);
    without.close();
  });

  it('stays answered as before while the database cannot be read', async () => {
    let broken = false;
    const { knowledge } = house.opened.database;
    const faults: unknown[] = [];
    const follower = await followPublished(PACK, {
      store: {
        seed: knowledge.seed,
        async published(seq, now) {
          if (broken) throw new Error('the database is away');
          return await knowledge.published(seq, now);
        },
      },
      events: house.events,
      clock: house.clock,
      log: { ...LOG, error: (fault: unknown) => void faults.push(fault) },
    });
    broken = true;
    await house.publish(CHANGED);
    await eventually(() => faults.length > 0, 'it is said');
    assert.equal(house.answer(ASKED, follower), OLD);
    await assert.rejects(follower.refresh());
    broken = false;
    await follower.refresh();
    assert.equal(house.answer(ASKED, follower), NEW);
    follower.close();
  });

  it('leaves a version that it cannot read to a newer house, and says so', async () => {
    const { knowledge } = house.opened.database;
    const key = { kind: 'article', item: 'pump' };
    const at = house.clock.now();
    const written = { ...key, note: '', by: 'staff-lin', at };
    const saved = await knowledge.save({
      ...written,
      revision: null,
      content: { kind: 'article', article: { id: 'pump', shape: 'of tomorrow' } },
    });
    assert.ok(saved);
    const emergency = { startsAt: at, emergency: 'x', later: null };
    await knowledge.publish({ ...written, revision: saved.revision, ...emergency });
    await house.published.refresh();
    assert.equal(house.answer(ASKED), OLD);
    assert.match(house.log(), /unreadable version/);
  });

  it('looks once for many hints that come together', async () => {
    let looks = 0;
    const { knowledge } = house.opened.database;
    const follower = await followPublished(PACK, {
      store: {
        seed: knowledge.seed,
        async published(seq, now) {
          looks += 1;
          return await knowledge.published(seq, now);
        },
      },
      events: SILENT,
      clock: house.clock,
      log: LOG,
    });
    looks = 0;
    await Promise.all(Array.from({ length: 50 }, () => follower.refresh()));
    assert.ok(looks <= 2, `${looks}`);
    follower.close();
  });

  it('is told by a refresh that began before the change and one asked for after it', async () => {
    const { knowledge } = house.opened.database;
    const follower = await house.follow();
    const before = follower.refresh();
    const { revision } = await house.save(CHANGED);
    const at = house.clock.now();
    const how = { by: 'staff-lin', at, startsAt: at, emergency: 'x', later: null };
    await knowledge.publish({ kind: 'article', item: 'pump', revision, ...how });
    const after = follower.refresh();
    await Promise.all([before, after]);
    assert.equal(house.answer(ASKED, follower), NEW);
  });
});

const LOG = { error: () => undefined };
const SILENT: Pick<LiveEvents, 'subscribe'> = { subscribe: () => () => undefined };
