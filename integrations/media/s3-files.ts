/** Sealed files in a store that speaks S3, named as they would be in the folder. */
import { AwsClient } from 'aws4fetch';
import { FilesError, type SealedFiles } from './sealed-files.ts';

export interface S3Settings {
  /** Of the bucket, without a slash at the end: https://s3.example.org/huying-media. */
  readonly url: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
  /** Milliseconds for one try; default 10,000. */
  readonly timeoutMs?: number;
}

/** A store that is busy says so; a second try is enough, for whoever waits has little time. */
const TRIES = 2;
const TIMEOUT_MS = 10_000;

export function s3Files(settings: S3Settings): SealedFiles {
  const { url, region, keyId, secret, timeoutMs = TIMEOUT_MS } = settings;
  const client = new AwsClient({
    accessKeyId: keyId,
    secretAccessKey: secret,
    region,
    service: 's3',
    // Its own tries grow for half a minute.
    retries: 0,
  });

  /** @throws FilesError where the store cannot be reached, or has a fault of its own. */
  async function ask(method: string, name: string, body?: Uint8Array): Promise<Response> {
    for (let tries = 1; ; tries++) {
      const answer = await client
        .fetch(`${url}/${name}`, {
          method,
          redirect: 'manual',
          signal: AbortSignal.timeout(timeoutMs),
          ...(body && { body: new Uint8Array(body) }),
        })
        .catch(() => null);
      if (answer !== null && answer.status < 500) return answer;
      await answer?.body?.cancel();
      if (tries >= TRIES)
        throw new FilesError(
          answer === null
            ? 'the store of media does not answer'
            : `the store of media answers ${answer.status}`,
        );
    }
  }

  /** @throws FilesError for any status but those. */
  async function expect(
    method: string,
    name: string,
    statuses: readonly number[],
    body?: Uint8Array,
  ): Promise<Response> {
    const answer = await ask(method, name, body);
    if (statuses.includes(answer.status)) return answer;
    await answer.body?.cancel();
    throw new FilesError(`the store of media answers ${answer.status}`);
  }

  return {
    async write(name, bytes) {
      const answer = await expect('PUT', name, [200, 201, 204], bytes);
      await answer.body?.cancel();
    },
    async read(name) {
      const answer = await expect('GET', name, [200, 404]);
      if (answer.status === 404) {
        await answer.body?.cancel();
        return null;
      }
      try {
        return Buffer.from(await answer.arrayBuffer());
      } catch {
        throw new FilesError('the store of media broke off');
      }
    },
    async remove(name) {
      const answer = await expect('DELETE', name, [200, 204, 404]);
      await answer.body?.cancel();
    },
  };
}
