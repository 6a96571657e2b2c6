import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import type {
  BodyFailure,
  BodyLimits,
} from '../../../integrations/channels/read-body.ts';
import {
  BodyError,
  createByteBudget,
  discardRest,
  readBody,
} from '../../../integrations/channels/read-body.ts';

interface Sender {
  readonly request: IncomingMessage;
  readonly wire: PassThrough;
}

function sender(headers: Record<string, string> = {}): Sender {
  const wire = new PassThrough();
  const request = Object.assign(wire, { headers, complete: false });
  // A request is a stream with headers, as far as a body's reader looks.
  return { wire, request: request as unknown as IncomingMessage };
}

async function failure(
  request: IncomingMessage,
  limits: BodyLimits,
): Promise<BodyFailure> {
  try {
    await readBody(request, limits);
  } catch (error) {
    if (error instanceof BodyError) return error.failure;
    throw error;
  }
  return assert.fail('the body was read');
}

describe('a request’s body', () => {
  it('comes whole, as it was sent', async () => {
    const { request, wire } = sender();
    const body = readBody(request, { maxBytes: 6 });
    wire.write(Buffer.from([0xff, 0x00]));
    wire.end(Buffer.from([0xfe, 0x0d, 0x0a]));
    assert.deepEqual(await body, Buffer.from([0xff, 0x00, 0xfe, 0x0d, 0x0a]));
  });

  it('may be empty', async () => {
    const { request, wire } = sender();
    wire.end();
    assert.equal((await readBody(request, { maxBytes: 1 })).length, 0);
  });

  it('is refused by its announced length before a byte is read', async () => {
    const { request } = sender({ 'content-length': '11' });
    assert.equal(await failure(request, { maxBytes: 10 }), 'too_large');
  });

  it('is refused once it is longer, whatever it announced', async () => {
    const { request, wire } = sender({ 'content-length': '5' });
    const refused = failure(request, { maxBytes: 10 });
    wire.write(Buffer.alloc(6));
    wire.write(Buffer.alloc(5));
    assert.equal(await refused, 'too_large');
  });

  it('is refused compressed', async () => {
    for (const encoding of ['gzip', 'br', 'identity, gzip']) {
      const { request } = sender({ 'content-encoding': encoding });
      assert.equal(await failure(request, { maxBytes: 10 }), 'encoded');
    }
    const plain = sender({ 'content-encoding': 'identity' });
    plain.wire.end('x');
    assert.equal((await readBody(plain.request, { maxBytes: 10 })).length, 1);
  });

  it('must keep coming', async () => {
    const { request, wire } = sender();
    wire.write('x');
    assert.equal(await failure(request, { maxBytes: 10, idleMs: 5 }), 'too_slow');
  });

  it('must come to an end', async () => {
    const { request, wire } = sender();
    const drip = setInterval(() => wire.write('x'), 1);
    const refused = failure(request, { maxBytes: 1e6, idleMs: 1e6, totalMs: 20 });
    assert.equal(await refused, 'too_slow');
    clearInterval(drip);
  });

  it('may never come', async () => {
    const { request, wire } = sender();
    const refused = failure(request, { maxBytes: 10 });
    wire.destroy();
    assert.equal(await refused, 'gone');
  });

  it('shares memory with others', async () => {
    const budget = createByteBudget(10);
    const [one, two] = [sender(), sender()];
    one.wire.end(Buffer.alloc(8));
    const held = await readBody(one.request, { maxBytes: 10, budget });
    two.wire.write(Buffer.alloc(2));
    const refused = failure(two.request, { maxBytes: 10, budget });
    two.wire.write(Buffer.alloc(1));
    assert.equal(await refused, 'busy');
    budget.give(held.length);
    assert.ok(budget.take(10), 'everything was given back');
  });

  it('that was refused is read on and forgotten, and at last cut off', async () => {
    const { request, wire } = sender();
    discardRest(request);
    let sent = 0;
    const chunk = Buffer.alloc(4 * 1024 * 1024);
    while (!wire.destroyed && sent < 100) {
      sent += 1;
      await new Promise((resolve) => wire.write(chunk, resolve));
    }
    assert.ok(wire.destroyed && sent > 2);
  });
});
