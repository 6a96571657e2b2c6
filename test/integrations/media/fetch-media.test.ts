import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchMedia, isPublic } from '../../../integrations/media/fetch-media.ts';

const LIMITS = { maxBytes: 1000, timeoutMs: 500 };

describe('fetching a file that somebody named', () => {
  let answer: RequestListener = (_request, response) => response.end('file');
  let url = '';
  let host = '';
  const server = createServer((request, response) => answer(request, response));

  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    url = `http://${host}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const trusted = () => ({ ...LIMITS, trustedHosts: [host] });

  it('brings what a trusted host has', async () => {
    const fetched = await fetchMedia(url, trusted());
    assert.equal(fetched.result === 'fetched' && fetched.bytes.toString(), 'file');
  });

  for (const [name, address] of [
    ['loopback', () => url],
    ['loopback by its name', () => url.replace('127.0.0.1', 'localhost')],
    ['loopback in IPv6’s clothes', () => 'http://[::ffff:127.0.0.1]/x'],
    ['loopback as one number', () => 'http://2130706433/x'],
    ['a private network', () => 'http://10.0.0.7/x'],
    ['the machine’s own data', () => 'http://169.254.169.254/latest/meta-data'],
  ] as const) {
    it(`does not reach ${name}`, async () => {
      const fetched = await fetchMedia(address(), LIMITS);
      assert.deepEqual(fetched, { result: 'failed', code: 'private_address' });
    });
  }

  it('does not reach it by way of another address', async () => {
    answer = (_request, response) => {
      response.writeHead(302, { location: 'http://127.0.0.2:1/secret' });
      response.end();
    };
    const fetched = await fetchMedia(url, trusted());
    assert.deepEqual(fetched, { result: 'failed', code: 'private_address' });
  });

  it('shows a password to the host it is for, and to none that this one names', async () => {
    const seen: unknown[] = [];
    const elsewhere = createServer(({ headers }, response) => {
      seen.push(headers.authorization);
      response.end('file');
    }).listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    const other = `127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
    answer = ({ url: path, headers }, response) => {
      seen.push(headers.authorization);
      const location = path === '/' ? '/moved' : `http://${other}/`;
      response.writeHead(302, { location });
      response.end();
    };
    const fetched = await fetchMedia(url, {
      ...LIMITS,
      trustedHosts: [host, other],
      headers: { authorization: 'Bearer secret' },
    });
    elsewhere.close();
    assert.equal(fetched.result, 'fetched');
    assert.deepEqual(seen, ['Bearer secret', 'Bearer secret', undefined]);
  });

  it('ends a circle', async () => {
    answer = (_request, response) => {
      response.writeHead(302, { location: '/again' });
      response.end();
    };
    const fetched = await fetchMedia(url, trusted());
    assert.deepEqual(fetched, { result: 'failed', code: 'unreachable' });
  });

  it('takes no more than its limit, told or not', async () => {
    answer = (_request, response) => response.end(Buffer.alloc(1001));
    const told = await fetchMedia(url, trusted());
    assert.deepEqual(told, { result: 'failed', code: 'too_large' });
    answer = (_request, response) => {
      response.write(Buffer.alloc(600));
      response.end(Buffer.alloc(600));
    };
    const untold = await fetchMedia(url, trusted());
    assert.deepEqual(untold, { result: 'failed', code: 'too_large' });
  });

  it('waits no longer than its time', async () => {
    answer = (_request, response) => void response.write('a');
    const fetched = await fetchMedia(url, { ...trusted(), timeoutMs: 50 });
    assert.deepEqual(fetched, { result: 'failed', code: 'too_slow' });
  });

  it('says what is missing, broken or no address', async () => {
    answer = (_request, response) => {
      response.statusCode = 404;
      response.end();
    };
    assert.deepEqual(await fetchMedia(url, trusted()), {
      result: 'failed',
      code: 'not_found',
    });
    answer = (_request, response) => void response.destroy();
    assert.deepEqual(await fetchMedia(url, trusted()), {
      result: 'failed',
      code: 'unreachable',
    });
    for (const bad of [
      'file:///etc/passwd',
      'nonsense',
      'http://user:word@example.org/',
    ]) {
      const fetched = await fetchMedia(bad, LIMITS);
      assert.deepEqual(fetched, { result: 'failed', code: 'bad_address' });
    }
  });

  it('tells the public network from all others', () => {
    for (const address of ['8.8.8.8', '1.1.1.1', '2606:4700::1111', '240e::1']) {
      assert.ok(isPublic(address), address);
    }
    for (const address of [
      '0.0.0.0',
      '100.64.0.1',
      '127.0.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '224.0.0.1',
      '255.255.255.255',
      '::',
      '::1',
      '::ffff:10.0.0.1',
      'fe80::1',
      'fd00::1',
      'ff02::1',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      '2001:db8::1',
      'example.org',
    ]) {
      assert.ok(!isPublic(address), address);
    }
  });
});
