/**
 * A store that speaks S3 on the loopback. It checks signatures by the published recipe, not by the
 * client's library: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
import { createHmac, hash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

export const S3_KEY = { keyId: 'AKIAREHEARSAL', secret: 'rehearsal-secret-of-the-store' };
const REGION = 'cn-test-1';

/** busy: 503. cut: closes the line. half: closes it in the middle of its answer. */
export type Trouble = 'busy' | 'cut' | 'half' | 'hang';

export interface FakeS3 {
  /** Of its bucket. */
  readonly url: string;
  readonly region: string;
  readonly objects: ReadonlyMap<string, Buffer>;
  readonly requests: readonly string[];
  /** What the next requests meet. */
  meet(...troubles: readonly Trouble[]): void;
  close(): Promise<void>;
}

export async function startFakeS3(): Promise<FakeS3> {
  const objects = new Map<string, Buffer>();
  const requests: string[] = [];
  const troubles: Trouble[] = [];
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const { method = '', url = '' } = request;
    requests.push(`${method} ${url}`);
    const trouble = troubles.shift();
    if (trouble === 'hang') return;
    if (trouble === 'cut') return void response.destroy();
    if (trouble === 'half') {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half', () => response.destroy());
      return;
    }
    const end = (status: number, content?: Buffer) => {
      response.writeHead(status);
      response.end(content);
    };
    if (trouble === 'busy') return end(503);
    if (!isSigned(request)) return end(403);
    const name = url.replace(/^\/media\//, '');
    if (method === 'PUT') objects.set(name, body);
    if (method === 'DELETE') objects.delete(name);
    const found = objects.get(name);
    if (method === 'GET') return found ? end(200, found) : end(404);
    end(method === 'DELETE' ? 204 : 200);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return {
    url: `http://127.0.0.1:${address.port}/media`,
    region: REGION,
    objects,
    requests,
    meet: (...more) => void troubles.push(...more),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=(.+?)\/(\d{8})\/(.+?)\/s3\/aws4_request, ?SignedHeaders=(.+?), ?Signature=([0-9a-f]{64})$/;

function isSigned({ headers, method = '', url = '' }: IncomingMessage): boolean {
  const [, keyId, day = '', region, names = '', given] =
    AUTHORIZATION.exec(headers.authorization ?? '') ?? [];
  if (keyId !== S3_KEY.keyId || region !== REGION) return false;
  const signed = names.split(';').map((name) => `${name}:${headers[name]}\n`);
  const canonical = [
    method,
    url,
    '',
    signed.join(''),
    names,
    headers['x-amz-content-sha256'],
  ].join('\n');
  const scope = `${day}/${REGION}/s3/aws4_request`;
  const words = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope];
  const toSign = [...words, hash('sha256', canonical)].join('\n');
  const key = [day, REGION, 's3', 'aws4_request'].reduce<Buffer>(
    (before, part) => createHmac('sha256', before).update(part).digest(),
    Buffer.from(`AWS4${S3_KEY.secret}`),
  );
  return createHmac('sha256', key).update(toSign).digest('hex') === given;
}
