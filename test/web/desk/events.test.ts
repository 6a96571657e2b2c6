import assert from 'node:assert/strict';
import sinon from 'sinon';
import { GATHER_MS, streamChanges } from '../../../web/desk/events.ts';
import { KEEP_ALIVE_MS } from '../../../web/shared/staff/events.ts';
import { fakeSink } from '../sample.ts';
import { recordingPort } from './sample.ts';

describe('desk event stream', () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers();
  });
  afterEach(() => clock.restore());

  const opened = () => {
    const port = recordingPort();
    const sink = fakeSink();
    streamChanges(port, sink);
    const names = () => sink.sent.map(({ name }) => name);
    return { port, sink, names };
  };

  it('says hello at once, so that the page reads everything anew', () => {
    assert.deepEqual(opened().names(), ['hello']);
  });

  it('is watching before it says hello: nothing falls between', () => {
    const port = recordingPort();
    const sink = fakeSink();
    let watchersAtHello = 0;
    streamChanges(port, {
      ...sink,
      send: () => {
        watchersAtHello = port.watchers;
      },
    });
    assert.equal(watchersAtHello, 1);
  });

  it('names what moved, well within the second', () => {
    const { port, sink } = opened();
    port.move('conversation-1');
    clock.tick(GATHER_MS);
    assert.ok(GATHER_MS < 500);
    assert.deepEqual(sink.sent.at(-1), {
      name: 'changed',
      id: '2',
      data: { ids: ['conversation-1'] },
    });
  });

  it('gathers a burst into one event and names each conversation once', () => {
    const { port, sink, names } = opened();
    for (const id of ['a', 'b', 'a', 'a']) port.move(id);
    clock.tick(GATHER_MS);
    assert.deepEqual(names(), ['hello', 'changed']);
    assert.deepEqual(sink.sent.at(-1)?.data, { ids: ['a', 'b'] });
    port.move('a');
    clock.tick(GATHER_MS);
    assert.deepEqual(sink.sent.at(-1)?.data, { ids: ['a'] });
  });

  it('does not wait longer because changes keep coming', () => {
    const { port, names } = opened();
    for (let i = 0; i < 10; i += 1) {
      port.move('a');
      clock.tick(GATHER_MS / 2);
    }
    assert.equal(names().filter((name) => name === 'changed').length, 5);
  });

  it('pings in silence and numbers everything upwards', () => {
    const { port, sink, names } = opened();
    clock.tick(KEEP_ALIVE_MS);
    port.move('a');
    clock.tick(KEEP_ALIVE_MS);
    assert.deepEqual(names(), ['hello', 'ping', 'changed', 'ping']);
    assert.deepEqual(
      sink.sent.map(({ id }) => id),
      ['1', '2', '3', '4'],
    );
  });

  it('carries ids only', () => {
    const { port, sink } = opened();
    port.move('a');
    clock.tick(KEEP_ALIVE_MS);
    const data = sink.sent.map((event) => event.data);
    assert.deepEqual(data, [{}, { ids: ['a'] }, {}]);
  });

  it('stops watching and writing once either side closes', () => {
    const { port, sink, names } = opened();
    port.move('a');
    sink.end();
    port.move('b');
    clock.tick(10 * KEEP_ALIVE_MS);
    assert.deepEqual(names(), ['hello']);
    assert.equal(port.watchers, 0);
    assert.equal(clock.countTimers(), 0);
  });
});
