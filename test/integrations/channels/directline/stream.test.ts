import assert from 'node:assert/strict';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { StoredActivity } from '../../../../integrations/activity.ts';
import type { DirectLineServer, Visitor } from '../../../support/direct-line.ts';
import { directLineServer } from '../../../support/direct-line.ts';
import { eventually } from '../../../support/eventually.ts';

interface Listener {
  readonly socket: WebSocket;
  /** Texts in order of arrival. */
  readonly texts: string[];
  readonly watermarks: string[];
}

describe('directline over WebSocket', () => {
  let server: DirectLineServer;
  let visitor: Visitor;
  const open: WebSocket[] = [];

  async function start(options: Parameters<typeof directLineServer>[0] = {}) {
    server = await directLineServer(options);
    visitor = await server.visitor();
  }
  afterEach(async () => {
    for (const socket of open.splice(0)) socket.terminate();
    await server.close();
  });

  async function streamUrl(query = '?watermark=0'): Promise<string> {
    const { body } = await visitor.call('GET', query);
    return String(body.streamUrl);
  }

  function listen(url: string): Listener {
    const socket = new WebSocket(url);
    open.push(socket);
    const listener: Listener = { socket, texts: [], watermarks: [] };
    socket.on('error', () => socket.terminate());
    socket.on('message', (data) => {
      const set = JSON.parse(String(data));
      listener.watermarks.push(set.watermark);
      for (const activity of set.activities) listener.texts.push(activity.text);
    });
    return listener;
  }

  async function refusal(url: string, origin?: string): Promise<number> {
    const socket = new WebSocket(url, origin === undefined ? {} : { origin });
    const [request, response] = await once(socket, 'unexpected-response');
    request.destroy();
    return response.statusCode;
  }

  const opened = async (...listeners: Listener[]) => {
    for (const { socket } of listeners) {
      await eventually(() => socket.readyState === WebSocket.OPEN, 'an open socket');
    }
  };
  const heard = (listener: Listener, count: number) =>
    eventually(() => listener.texts.length >= count, `${count} messages`);

  it('tells that an agent writes, as a hint that moves nothing on', async () => {
    await start();
    const listener = listen(await streamUrl());
    await opened(listener);
    await visitor.post('one');
    await heard(listener, 2);
    const frames: unknown[] = [];
    listener.socket.on('message', (data) => frames.push(JSON.parse(String(data))));
    const hint = { topic: 'agent_typing', id: `${visitor.id} 01` } as const;
    server.house.events.publish(hint);
    await eventually(() => frames.length > 0, 'the hint');
    const [frame] = frames;
    assert.ok(typeof frame === 'object' && frame !== null && 'activities' in frame);
    assert.ok(!('watermark' in frame));
    assert.match(JSON.stringify(frame.activities), /"type":"typing"/);
    assert.equal(server.house.said(visitor.id).length, 2, 'kept nowhere');
  });

  it('tells the house that the resident writes, at each key but not that often', async () => {
    await start();
    const told: string[] = [];
    server.house.events.subscribe('resident_typing', (id) => told.push(id));
    const typing = { type: 'typing', from: { id: 'dl_someone' } };
    for (let key = 0; key < 5; key += 1)
      assert.equal(
        (await visitor.call('POST', '/activities', { body: typing })).status,
        200,
      );
    assert.deepEqual(told, [visitor.id]);
    server.house.clock.advance(2000);
    await visitor.call('POST', '/activities', { body: typing });
    assert.equal(told.length, 2);
    assert.equal(server.house.arrivals.length, 0, 'it is no message');
  });

  it('tells the echo, then the answer, as they come', async () => {
    await start();
    const listener = listen(await streamUrl());
    await opened(listener);
    await visitor.post('one');
    await heard(listener, 2);
    server.house.say(visitor.id, 'agent', { text: 'two', from: { id: 'staff-17' } });
    await heard(listener, 3);
    assert.deepEqual(listener.texts, ['one', 'heard: one', 'two']);
    assert.equal(listener.watermarks.at(-1), '3');
  });

  it('replays what was said between start and opening', async () => {
    await start();
    const { body } = await server.call('POST', '/conversations', {
      token: visitor.token,
    });
    await visitor.post('early');
    const listener = listen(String(body.streamUrl));
    await heard(listener, 2);
    assert.deepEqual(listener.texts, ['early', 'heard: early']);
  });

  it('resumes at the watermark, and in the present without one', async () => {
    await start();
    await visitor.post('one');
    await visitor.post('two');
    const resumed = listen(await streamUrl('?watermark=3'));
    const present = listen(await streamUrl(''));
    await heard(resumed, 1);
    await opened(present);
    await visitor.post('three');
    await heard(present, 2);
    await heard(resumed, 3);
    assert.deepEqual(resumed.texts, ['heard: two', 'three', 'heard: three']);
    assert.deepEqual(present.texts, ['three', 'heard: three']);
  });

  it('gives a watermark at once, though nothing was said', async () => {
    await start();
    const listener = listen(await streamUrl());
    await eventually(() => listener.watermarks.length > 0, 'a first frame');
    assert.deepEqual(listener.watermarks, ['0']);
  });

  it('tells every socket of the conversation, and no other', async () => {
    await start();
    const listeners = [];
    for (let n = 0; n < 4; n++) listeners.push(listen(await streamUrl()));
    await opened(...listeners);
    const other = await server.visitor();
    await other.post('not yours');
    await visitor.post('one');
    for (const listener of listeners) {
      await heard(listener, 2);
      assert.deepEqual(listener.texts, ['one', 'heard: one']);
    }
  });

  it('brings a long history in order', async () => {
    await start();
    await visitor.post('first');
    for (let n = 0; n < 450; n++) server.house.say(visitor.id, 'bot', { text: `${n}` });
    const listener = listen(await streamUrl());
    await heard(listener, 452);
    assert.deepEqual(
      listener.texts.slice(2),
      Array.from({ length: 450 }, (_, n) => `${n}`),
    );
  });

  it('looks by the clock where the hint was lost', async () => {
    await start({ pace: { lookMs: 20 } });
    const listener = listen(await streamUrl());
    await eventually(() => listener.watermarks.length > 0, 'a first frame');
    server.house.hints = false;
    await visitor.post('one');
    await heard(listener, 2);
  });

  it('goes on after the history could not be read', async () => {
    await start({ pace: { lookMs: 20 } });
    const listener = listen(await streamUrl());
    await eventually(() => listener.watermarks.length > 0, 'a first frame');
    server.house.breakHistory(new Error('no database'));
    await visitor.post('one');
    await eventually(() => server.house.faults.length > 0, 'a fault');
    assert.equal(server.house.faults[0]?.where, 'directline.stream');
    server.house.breakHistory(null);
    await heard(listener, 2);
    assert.deepEqual(listener.texts, ['one', 'heard: one']);
  });

  it('takes empty frames and any others in its stride', async () => {
    await start();
    const listener = listen(await streamUrl());
    await opened(listener);
    for (const frame of ['', 'not JSON', '{"type":"message","text":"by socket"}']) {
      listener.socket.send(frame);
    }
    await visitor.post('one');
    await heard(listener, 2);
    assert.equal(server.house.arrivals.length, 1);
  });

  it('closes on a client that floods it', async () => {
    await start({ pace: { framesPerLook: 10 } });
    const listener = listen(await streamUrl());
    const { socket } = listener;
    await opened(listener);
    for (let n = 0; n < 12; n++) socket.send('');
    const [code] = await once(socket, 'close');
    assert.equal(code, 1008);
  });

  it('ends a socket whose client answers no ping', async () => {
    await start({ pace: { lookMs: 10, looksPerPing: 2 } });
    const socket = new WebSocket(await streamUrl(), { autoPong: false });
    open.push(socket);
    const [code] = await once(socket, 'close');
    assert.equal(code, 1006);
  });

  it('keeps one whose client does', async () => {
    await start({ pace: { lookMs: 10, looksPerPing: 2 } });
    const { socket } = listen(await streamUrl());
    for (let pings = 0; pings < 4; pings++) await once(socket, 'ping');
    assert.equal(socket.readyState, WebSocket.OPEN);
  });

  it('opens only with a fresh address of the same conversation', async () => {
    await start();
    const url = new URL(await streamUrl());
    const other = await server.visitor();
    const foreign = new URL(url);
    foreign.pathname = `/v3/directline/conversations/${other.id}/stream`;
    assert.equal(await refusal(foreign.href), 403);
    const bare = new URL(url);
    bare.searchParams.delete('t');
    assert.equal(await refusal(bare.href), 401);
    bare.searchParams.set('t', visitor.token);
    assert.equal(await refusal(bare.href), 401);
    const strange = new URL(url);
    strange.searchParams.set('watermark', 'x');
    assert.equal(await refusal(strange.href), 400);
    server.house.clock.advance(60_000);
    assert.equal(await refusal(url.href), 403);
  });

  it('leaves upgrades of other paths to others', async () => {
    await start();
    const elsewhere = `ws://127.0.0.1:${server.host.port}/elsewhere`;
    assert.equal(await refusal(elsewhere), 404);
  });

  it('refuses pages that are not listed', async () => {
    const listed = 'https://a.example';
    await start({ settings: { DIRECTLINE_ALLOWED_ORIGINS: listed } });
    const url = await streamUrl();
    assert.equal(await refusal(url, 'https://b.example'), 403);
    for (const origin of [listed, server.host.url]) {
      const socket = new WebSocket(url, { origin });
      open.push(socket);
      await once(socket, 'open');
    }
  });

  it('bears a bounded number of sockets', async () => {
    await start();
    const url = await streamUrl();
    const listeners = Array.from({ length: 20 }, () => listen(url));
    await opened(...listeners);
    assert.equal(await refusal(url), 429);
    listeners[0]?.socket.close();
    await eventually(async () => {
      const { socket } = listen(url);
      const [opening] = await Promise.race([
        once(socket, 'open').then(() => [true]),
        once(socket, 'unexpected-response').then(() => [false]),
      ]);
      return opening === true;
    }, 'a free place');
  });

  it('holds one page in memory for a client that does not read', async () => {
    await start();
    await visitor.post('first');
    const listener = listen(await streamUrl());
    await heard(listener, 2);
    listener.socket.pause();
    const reads = countReads(server);
    for (let n = 0; n < 60; n++) {
      server.house.say(visitor.id, 'bot', { text: `${n} ${'字'.repeat(200_000)}` });
    }
    await eventually(() => reads.count > 0, 'a read');
    const before = reads.count;
    server.house.say(visitor.id, 'bot', { text: 'last' });
    await visitor.call('GET', '/activities?watermark=62');
    assert.equal(reads.count, before + 1, 'only the poll above read on');
    listener.socket.resume();
    await heard(listener, 63);
    assert.equal(listener.texts.at(-1), 'last');
  });

  it('says goodbye when the house closes, and lets go of who stays', async () => {
    await start({ pace: { closeMs: 50 } });
    const polite = listen(await streamUrl());
    const deaf = listen(await streamUrl());
    await opened(polite, deaf);
    const goodbye = once(polite.socket, 'close');
    deaf.socket.pause();
    await server.close();
    const [code] = await goodbye;
    assert.equal(code, 1001);
  });

  it('takes nothing new while it closes', async () => {
    await start({ pace: { closeMs: 300 } });
    const url = await streamUrl();
    const holding = listen(url);
    await opened(holding);
    holding.socket.pause();
    const closing = server.close();
    assert.equal(await refusal(url), 503);
    const answer = await visitor.post('one');
    assert.equal(answer.status, 503);
    assert.equal(answer.headers.get('retry-after'), '5');
    await closing;
    assert.deepEqual(server.house.arrivals, []);
  });
});

/** Counts reads of the history from now on. */
function countReads(server: DirectLineServer): { count: number } {
  const reads = { count: 0 };
  const turns = server.house.db.turns;
  const read = turns.activities.bind(turns);
  Object.assign(turns, {
    activities(...asked: Parameters<typeof read>): Promise<readonly StoredActivity[]> {
      reads.count += 1;
      return read(...asked);
    },
  });
  return reads;
}
