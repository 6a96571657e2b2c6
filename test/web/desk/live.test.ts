import assert from 'node:assert/strict';
import sinon from 'sinon';
import { keepLive, POLL_MS } from '../../../web/desk/live.ts';
import { SILENCE_MS } from '../../../web/shared/staff/live.ts';

/** The page's end of a stream, driven by the test. */
class FakeStream {
  readonly listeners = new Map<string, (event: { data?: string }) => void>();
  closed = false;
  addEventListener(name: string, listener: (event: { data?: string }) => void): void {
    this.listeners.set(name, listener);
  }
  close(): void {
    this.closed = true;
  }
  tell(name: string, data?: object): void {
    this.listeners.get(name)?.(data ? { data: JSON.stringify(data) } : {});
  }
}

describe('desk live', () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers();
  });
  afterEach(() => clock.restore());

  function started() {
    const streams: FakeStream[] = [];
    const done: string[] = [];
    const note = (what: string) => () => void done.push(what);
    const stop = keepLive({
      connect: () => {
        const stream = new FakeStream();
        streams.push(stream);
        return stream;
      },
      now: () => Date.now(),
      resync: note('resync'),
      changed: (ids) => void done.push(`changed ${ids.join()}`),
      typing: ({ badge }) => void done.push(`typing ${badge}`),
      poll: note('poll'),
      heartbeat: note('heartbeat'),
      link: (link) => void done.push(link),
    });
    const last = (): FakeStream => {
      const stream = streams.at(-1);
      assert.ok(stream);
      return stream;
    };
    const count = (what: string) => done.filter((one) => one === what).length;
    return { streams, done, stop, last, count };
  }

  it('reads everything anew at each hello', () => {
    const { last, done } = started();
    last().tell('hello', {});
    assert.deepEqual(done, ['live', 'resync', 'heartbeat']);
  });

  it('passes on what moved', () => {
    const { last, done } = started();
    last().tell('changed', { ids: ['a', 'b'] });
    assert.deepEqual(done, ['changed a,b']);
  });

  it('passes on who is writing', () => {
    const { last, done } = started();
    last().tell('typing', { conversationId: 'a', badge: null });
    last().tell('typing', { conversationId: 'a', badge: '02' });
    assert.deepEqual(done, ['typing null', 'typing 02']);
  });

  it('looks by the clock too, stream or no stream', () => {
    const { count, last } = started();
    clock.tick(3 * POLL_MS);
    assert.equal(count('poll'), 3);
    last().tell('error');
    clock.tick(POLL_MS);
    assert.equal(count('poll'), 4);
  });

  it('says at once that the line is lost, and comes back by itself', () => {
    const { last, streams, done, count } = started();
    last().tell('hello', {});
    last().tell('error');
    assert.equal(done.at(-1), 'lost');
    assert.equal(last().closed, true);
    clock.tick(1000);
    assert.equal(streams.length, 2);
    last().tell('hello', {});
    assert.equal(count('resync'), 2);
    assert.ok(done.lastIndexOf('live') > done.lastIndexOf('lost'));
  });

  it('tries less often while nobody answers, and never gives up', () => {
    const { last, streams } = started();
    for (let i = 0; i < 60; i += 1) {
      if (!last().closed) last().tell('error');
      clock.tick(1000);
    }
    assert.ok(streams.length >= 10 && streams.length <= 20, String(streams.length));
  });

  it('takes a silent line for a dead one', () => {
    const { last, streams, done } = started();
    last().tell('hello', {});
    clock.tick(SILENCE_MS - 1000);
    last().tell('ping', {});
    clock.tick(SILENCE_MS - 1000);
    assert.equal(streams.length, 1);
    clock.tick(4000);
    assert.ok(done.includes('lost'));
    assert.equal(streams.length, 2);
  });

  it('ignores a stream that was given up', () => {
    const { streams, last, done } = started();
    last().tell('error');
    clock.tick(1000);
    const before = done.length;
    streams[0]?.tell('changed', { ids: ['late'] });
    streams[0]?.tell('error');
    assert.equal(done.length, before);
  });

  it('beats every quarter minute, by ping or by clock but not by both', () => {
    const { last, count } = started();
    last().tell('hello', {});
    for (let i = 0; i < 4; i += 1) {
      clock.tick(15_000);
      last().tell('ping', {});
    }
    assert.ok(count('heartbeat') >= 4 && count('heartbeat') <= 6);
  });

  it('survives an event that says nothing', () => {
    const { last, done } = started();
    last().tell('changed', { other: 1 });
    last().tell('changed');
    assert.deepEqual(done, ['changed ', 'changed ']);
  });

  it('stops altogether', () => {
    const { stop, last, done } = started();
    stop();
    const { length } = done;
    last().tell('changed', { ids: ['a'] });
    clock.tick(60_000);
    assert.equal(done.length, length);
    assert.equal(last().closed, true);
    assert.equal(clock.countTimers(), 0);
  });
});
