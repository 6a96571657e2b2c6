import assert from 'node:assert/strict';
import pg from 'pg';
import { openPGlite } from '../../../integrations/database/embedded.ts';
import {
  openEmbeddedEvents,
  openNotifyEvents,
} from '../../../integrations/database/live-events.ts';
import { emptyPGlite } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { freshDatabase } from '../../support/postgres.ts';

describe('live events by NOTIFY', function () {
  this.timeout(60_000);

  it('reach another process, and again after the connection broke', async function () {
    const fresh = await freshDatabase();
    if (fresh === null) return this.skip();
    const faults: Error[] = [];
    const onError = (error: Error) => void faults.push(error);
    const here = await openNotifyEvents({ url: fresh.url, onError });
    const there = await openNotifyEvents({ url: fresh.url, onError });
    const heard: string[] = [];
    const stop = there.subscribe('desk', (id) => heard.push(id));
    there.subscribe('knowledge', () => heard.push('not for the desk'));

    here.publish({ topic: 'desk', id: 'case with spaces' });
    await eventually(() => heard.length > 0, 'the first event');
    assert.deepEqual(heard, ['case with spaces']);

    const client = new pg.Client({ connectionString: fresh.url });
    await client.connect();
    await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'huying live events' and datname = current_database()`);
    await client.end();
    await eventually(() => {
      here.publish({ topic: 'desk', id: 'again' });
      return heard.includes('again');
    }, 'an event after the break');
    assert.ok(faults.length > 0, 'the break was told');

    stop();
    await here.close();
    await there.close();
    await fresh.drop();
  });

  it('reach listeners on PGlite', async () => {
    const pglite = await openPGlite({ load: await emptyPGlite() });
    const events = await openEmbeddedEvents(pglite);
    const heard: string[] = [];
    events.subscribe('conversation', (id) => heard.push(id));
    for (const id of ['one', 'two', 'one']) events.publish({ topic: 'conversation', id });
    await eventually(() => heard.length === 2, 'both events');
    assert.deepEqual(heard, ['one', 'two']);
    await events.close();
    await pglite.close();
  });
});
