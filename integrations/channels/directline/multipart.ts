/**
 * multipart/form-data (RFC 7578) from a body that is already in memory, read strictly: whatever
 * is not exactly the format is refused.
 */
import { DirectLineError } from './errors.ts';

export interface Part {
  /** The form field. */
  readonly name: string;
  /** Null: a field without a file. As the sender wrote it, so not to be trusted. */
  readonly fileName: string | null;
  /** Lower case, without parameters; empty where none is given. */
  readonly contentType: string;
  readonly bytes: Buffer;
}

const MAX_PARTS = 20;
const MAX_HEADER_BYTES = 4096;

/** RFC 2046 §5.1.1: what a boundary may hold, up to 70 characters. */
const BOUNDARY =
  /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([\w'()+,./:=? -]{1,70})"|([\w'+./:?=-]{1,70}))\s*(?:;|$)/i;

export function isMultipart(contentType: string): boolean {
  return /^multipart\/form-data\s*(;|$)/i.test(contentType);
}

/** @throws DirectLineError 400 */
export function parseMultipart(body: Buffer, contentType: string): readonly Part[] {
  const found = BOUNDARY.exec(contentType);
  const boundary = found?.[1] ?? found?.[2];
  if (boundary === undefined || boundary.endsWith(' ')) {
    throw malformed('a boundary is missing');
  }
  // Every delimiter starts on a new line; the first one's line is the body's first.
  const first = Buffer.from(`--${boundary}`);
  const next = Buffer.from(`\r\n--${boundary}`);
  if (!body.subarray(0, first.length).equals(first)) {
    throw malformed('the first boundary is missing');
  }
  const parts: Part[] = [];
  let at = first.length;
  while (!startsWith(body, at, '--')) {
    if (parts.length === MAX_PARTS) throw malformed('there are too many parts');
    if (!startsWith(body, at, '\r\n')) throw malformed('a boundary has no line end');
    const end = body.indexOf(next, at);
    if (end < 0) throw malformed('the last boundary is missing');
    parts.push(readPart(body.subarray(at, end)));
    at = end + next.length;
  }
  return parts;
}

/** `section` begins with the line end of its boundary, so an empty header block is one too. */
function readPart(section: Buffer): Part {
  const end = section.indexOf('\r\n\r\n');
  if (end < 0 || end > MAX_HEADER_BYTES) throw malformed("a part's headers do not end");
  const headers = new Map<string, string>();
  for (const line of section.toString('utf8', 2, Math.max(2, end)).split('\r\n')) {
    const header = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*(.*?)[ \t]*$/.exec(line);
    const name = header?.[1]?.toLowerCase();
    if (name === undefined || headers.has(name)) throw malformed('a header is wrong');
    headers.set(name, header?.[2] ?? '');
  }
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase() ?? 'binary';
  if (!['binary', '8bit', '7bit'].includes(encoding)) {
    throw malformed('a part is encoded');
  }
  const disposition = readDisposition(headers.get('content-disposition') ?? '');
  if (disposition.kind !== 'form-data' || disposition.name === null) {
    throw malformed('a part has no name');
  }
  return {
    name: disposition.name,
    fileName: disposition.fileName,
    contentType: mediaType(headers.get('content-type') ?? ''),
    bytes: section.subarray(end + 4),
  };
}

function mediaType(contentType: string): string {
  return (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();
}

export interface Disposition {
  /** `form-data`, `attachment` …; empty where the header starts with a parameter. */
  readonly kind: string;
  readonly name: string | null;
  readonly fileName: string | null;
}

/** `Content-Disposition` of a part, or of a whole body (RFC 6266, with `filename*` of RFC 8187). */
export function readDisposition(header: string): Disposition {
  const parameters = new Map<string, string>();
  const pattern = /(?<![\w*-])([\w*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))/g;
  for (const [, key = '', quoted, bare] of header.matchAll(pattern)) {
    // Browsers write a quotation mark as %22 (HTML, multipart/form-data), others as \".
    const value =
      quoted?.replace(/\\(["\\])/g, '$1').replaceAll('%22', '"') ?? bare ?? '';
    if (!parameters.has(key.toLowerCase())) parameters.set(key.toLowerCase(), value);
  }
  const extended = /^utf-8'[^']*'(.*)$/i.exec(parameters.get('filename*') ?? '')?.[1];
  return {
    kind: /^\s*([\w-]+)\s*(?:;|$)/.exec(header)?.[1]?.toLowerCase() ?? '',
    name: parameters.get('name') ?? null,
    fileName:
      (extended === undefined ? undefined : percentDecoded(extended)) ??
      parameters.get('filename') ??
      null,
  };
}

function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function startsWith(body: Buffer, at: number, text: string): boolean {
  return body.toString('latin1', at, at + text.length) === text;
}

function malformed(why: string): DirectLineError {
  return new DirectLineError(400, 'MalformedData', `The upload cannot be read: ${why}.`);
}
