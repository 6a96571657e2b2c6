/** A message with files: as a form, or one file as the body itself. */
import type { IncomingMessage } from 'node:http';
import { parseJson } from '../../parse-json.ts';
import { readBody } from '../../read-body.ts';
import { enter, type Visit } from '../access.ts';
import type { Answer, Work } from '../answer.ts';
import type { Context } from '../context.ts';
import { DirectLineError } from '../errors.ts';
import type { SentFile } from '../files.ts';
import { checkFiles, keepFiles } from '../files.ts';
import type { Posted } from '../incoming.ts';
import { readActivity } from '../incoming.ts';
import { BYTES, UPLOAD_MS } from '../limits.ts';
import { isMultipart, parseMultipart, readDisposition } from '../multipart.ts';
import { deliveryKeyOf, post, received, speakerOf } from '../post.ts';

interface Upload {
  readonly posted: Posted;
  readonly files: readonly SentFile[];
}

export const upload: Work = async (context, { request, params, query }) => {
  const visit = await enter(context, request, params.id ?? '');
  const end = await context.uploads.begin(visit.conversationId, announced(request));
  try {
    return await take(context, request, visit, query);
  } finally {
    end();
  }
};

/** How many bytes a body will have; one that does not say may have as many as are allowed. */
function announced({ headers }: IncomingMessage): number {
  const length = Number(headers['content-length'] ?? Number.NaN);
  return length >= 0 ? Math.min(length, BYTES.upload) : BYTES.upload;
}

async function take(
  context: Context,
  request: IncomingMessage,
  visit: Visit,
  query: URLSearchParams,
): Promise<Answer> {
  const { budget } = context.uploads;
  const limits = { maxBytes: BYTES.upload, totalMs: UPLOAD_MS, budget };
  const body = await readBody(request, limits);
  try {
    const type = request.headers['content-type'] ?? '';
    const { posted, files } = isMultipart(type)
      ? readForm(body, type)
      : readFile(body, request.headers['content-disposition'] ?? '');
    const userId = query.get('userId')?.slice(0, 200) || null;
    speakerOf(visit, posted, userId);
    const checked = checkFiles(context, files);
    const key = deliveryKeyOf(context, visit, posted);
    const known = key === null ? null : await context.house.db.turns.delivery(key);
    // The files of a repeated upload are kept already.
    if (known) return received(known);
    const attachments = await keepFiles(context, visit, checked);
    return await post(context, visit, posted, { attachments, userId });
  } finally {
    budget.give(body.length);
  }
}

/** Part `activity` (once, or not at all) and parts `file`. */
function readForm(body: Buffer, contentType: string): Upload {
  const parts = parseMultipart(body, contentType);
  const activities = parts.filter((part) => part.name === 'activity');
  if (activities.length > 1) {
    throw new DirectLineError(400, 'MalformedData', 'There is more than one activity.');
  }
  const activity = activities[0];
  if (activity && activity.bytes.length > BYTES.activity) {
    throw new DirectLineError(413, 'MessageSizeTooBig', 'The activity is too large.');
  }
  return {
    posted: readActivity(activity ? parseJson(activity.bytes) : { type: 'message' }),
    files: parts
      .filter((part) => part !== activity)
      .map((part) => ({ name: part.fileName ?? part.name, bytes: part.bytes })),
  };
}

function readFile(body: Buffer, disposition: string): Upload {
  if (disposition === '') {
    throw new DirectLineError(
      400,
      'MissingProperty',
      'Send a form, or one file with Content-Disposition.',
    );
  }
  // Header bytes come as Latin-1; clients put UTF-8 there.
  const header = Buffer.from(disposition, 'latin1').toString('utf8');
  return {
    posted: readActivity({ type: 'message' }),
    files: [{ name: readDisposition(header).fileName ?? '', bytes: body }],
  };
}
