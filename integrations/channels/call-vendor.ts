/** Calling a vendor: one request, bounded in time and size, and what is known of it afterwards. */

export interface VendorCall {
  readonly url: string;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly timeoutMs?: number;
  /** Bytes of the answer that are read; more make it unreadable. */
  readonly maxBytes?: number;
}

export type VendorAnswer =
  | {
      readonly reached: 'yes';
      readonly status: number;
      readonly headers: Headers;
      readonly body: string;
    }
  /** The request never left, or never arrived: it can be made again. */
  | { readonly reached: 'no' }
  /** It left, and nothing readable came back. */
  | { readonly reached: 'perhaps' };

const TIMEOUT_MS = 8_000;
const MAX_BYTES = 256 * 1024;

/** Failures of the network before a byte of the request could arrive. */
const BEFORE: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Never throws for what the network does; follows no redirect. */
export async function callVendor(call: VendorCall): Promise<VendorAnswer> {
  const { url, method = 'POST', headers = {}, body } = call;
  try {
    const answer = await fetch(url, {
      method,
      headers: { ...headers },
      redirect: 'manual',
      signal: AbortSignal.timeout(call.timeoutMs ?? TIMEOUT_MS),
      ...(body !== undefined && {
        body: typeof body === 'string' ? body : new Uint8Array(body),
      }),
    });
    const text = await readText(answer, call.maxBytes ?? MAX_BYTES);
    if (text === null) return { reached: 'perhaps' };
    return { reached: 'yes', status: answer.status, headers: answer.headers, body: text };
  } catch (error) {
    return { reached: BEFORE.has(codeOf(error)) ? 'no' : 'perhaps' };
  }
}

/** Null: it goes on for too long. */
async function readText(answer: Response, maxBytes: number): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

/** Seconds of a Retry-After header; undefined where it is absent or a date long past. */
export function retryAfterOf(headers: Headers, now: Date): number | undefined {
  const given = headers.get('retry-after');
  if (given === null) return undefined;
  const seconds = /^\d+$/.test(given)
    ? Number(given)
    : (Date.parse(given) - now.getTime()) / 1000;
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 86_400) : undefined;
}
