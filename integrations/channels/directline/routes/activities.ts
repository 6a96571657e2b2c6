/** Reading and posting activities. */
import { enter } from '../access.ts';
import { originOf } from '../address.ts';
import type { Work } from '../answer.ts';
import { readJson } from '../answer.ts';
import { readPage, readWatermark } from '../history.ts';
import { readActivity } from '../incoming.ts';
import { BYTES } from '../limits.ts';
import { post } from '../post.ts';

/** Without a watermark, from the beginning. */
export const listActivities: Work = async (context, { request, params, query }) => {
  const { conversationId } = await enter(context, request, params.id ?? '');
  const after = readWatermark(query) ?? 0;
  const origin = originOf(context, request);
  const { set } = await readPage(context, conversationId, after, origin);
  return { status: 200, body: set };
};

export const postActivity: Work = async (context, call) => {
  const visit = await enter(context, call.request, call.params.id ?? '');
  const posted = readActivity(await readJson(call, BYTES.activity));
  return post(context, visit, posted, { attachments: [], userId: null });
};
