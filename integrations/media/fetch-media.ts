/**
 * A file from an address that somebody else named: bounded in size and time, and never from inside
 * our own network. The name is resolved once, for the connection that is then made, so that it
 * cannot mean another machine the second time.
 */
import { lookup } from 'node:dns';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

export interface MediaLimits {
  readonly maxBytes: number;
  readonly timeoutMs: number;
  /** Hosts (`host:port` as in the address) that are ours to reach wherever they stand. */
  readonly trustedHosts?: readonly string[];
  /** Sent to the address itself, and nowhere that it leads to: they may hold a password. */
  readonly headers?: Readonly<Record<string, string>>;
}

export type Fetched =
  | { readonly result: 'fetched'; readonly bytes: Buffer }
  | { readonly result: 'failed'; readonly code: FetchFailure };

export type FetchFailure =
  | 'bad_address'
  | 'private_address'
  | 'too_large'
  | 'too_slow'
  | 'not_found'
  | 'unreachable';

class FetchError extends Error {
  readonly code: FetchFailure;
  constructor(code: FetchFailure) {
    super(code);
    this.code = code;
  }
}

const MOST_REDIRECTS = 3;

/** Everything that is not the public Internet (RFC 6890 and its successors). */
const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(net, bits, 'ipv4');
}
/** Of IPv6 only what is given out (2000::/3), without its documentation and tunnels. */
const PUBLIC_V6 = new BlockList();
PUBLIC_V6.addSubnet('2000::', 3, 'ipv6');
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const) {
  PRIVATE.addSubnet(net, bits, 'ipv6');
}

/** Whether an address stands outside: an IPv4 one in IPv6's clothes is none of those. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !PRIVATE.check(address, 'ipv4');
  return (
    family === 6 && PUBLIC_V6.check(address, 'ipv6') && !PRIVATE.check(address, 'ipv6')
  );
}

const publicOnly: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    const [first] = found ?? [];
    if (error || !first) return done(error ?? new FetchError('unreachable'), '', 4);
    if (!found.every(({ address }) => isPublic(address))) {
      return done(new FetchError('private_address'), '', 4);
    }
    if (options.all) done(null, found);
    else done(null, first.address, first.family);
  });
};

/** Never throws. */
export async function fetchMedia(address: string, limits: MediaLimits): Promise<Fetched> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  try {
    let url = address;
    for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
      const there = URL.parse(url)?.origin === URL.parse(address)?.origin;
      const met = await fetchOne(
        url,
        there ? limits : { ...limits, headers: {} },
        signal,
      );
      if (typeof met !== 'string') return { result: 'fetched', bytes: met };
      url = new URL(met, url).href;
    }
    return { result: 'failed', code: 'unreachable' };
  } catch (error) {
    if (error instanceof FetchError) return { result: 'failed', code: error.code };
    return { result: 'failed', code: signal.aborted ? 'too_slow' : 'unreachable' };
  }
}

/** The bytes, or where they are instead. @throws FetchError and what the network throws. */
function fetchOne(
  address: string,
  { maxBytes, trustedHosts = [], headers = {} }: MediaLimits,
  signal: AbortSignal,
): Promise<Buffer | string> {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw new FetchError('bad_address');
  }
  const trusted = trustedHosts.includes(url.host);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!trusted && isIP(host) !== 0 && !isPublic(host)) {
    throw new FetchError('private_address');
  }
  const open = url.protocol === 'https:' ? overHttps : overHttp;
  const options = {
    signal,
    headers: { ...headers },
    ...(!trusted && { lookup: publicOnly }),
  };
  return new Promise((resolve, reject) => {
    const call = open(url, options, (answer) => {
      const { statusCode = 0, headers: told } = answer;
      if (statusCode >= 300 && statusCode < 400 && told.location) {
        answer.destroy();
        return resolve(told.location);
      }
      const refuse = (code: FetchFailure) => {
        reject(new FetchError(code));
        answer.destroy();
      };
      if (statusCode !== 200) return refuse('not_found');
      if (Number(told['content-length'] ?? 0) > maxBytes) return refuse('too_large');
      const chunks: Buffer[] = [];
      let size = 0;
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > maxBytes) refuse('too_large');
        else chunks.push(chunk);
      });
      answer.on('end', () => resolve(Buffer.concat(chunks, size)));
      answer.on('error', reject);
      answer.on('aborted', () => reject(new FetchError('unreachable')));
    });
    call.on('error', reject);
    call.end();
  });
}
