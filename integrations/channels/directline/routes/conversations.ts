/** Starting a conversation, and coming back to it. */
import { z } from 'zod';
import type { Visit } from '../access.ts';
import { accessToken, enter, identify } from '../access.ts';
import { streamUrl } from '../address.ts';
import type { Call, Work } from '../answer.ts';
import { readJson } from '../answer.ts';
import type { Context } from '../context.ts';
import { badArgument } from '../errors.ts';
import { readWatermark } from '../history.ts';
import { BYTES } from '../limits.ts';

const wanted = z.object({
  user: z.object({ id: z.string().max(200).nullish() }).nullish(),
});

/** The stream starts at the beginning: who starts a conversation has an empty screen. */
export const startConversation: Work = async (context, call) => {
  const caller = identify(context, call.request);
  const reading = wanted.safeParse((await readJson(call, BYTES.small)) ?? {});
  if (!reading.success) throw badArgument('"user" is not valid.');
  if (caller.by === 'secret') {
    const visit = {
      conversationId: context.conversationIds.mint(),
      user: reading.data.user?.id || null,
      origins: [],
    };
    return { status: 201, body: opened(context, call, visit, 0) };
  }
  const stored = await context.house.db.turns.find(caller.visit.conversationId);
  return {
    status: stored === null ? 201 : 200,
    body: opened(context, call, caller.visit, 0),
  };
};

/** Without a watermark, only what comes from now on. */
export const resumeConversation: Work = async (context, call) => {
  const conversationId = call.params.id ?? '';
  const visit = await enter(context, call.request, conversationId);
  const stored = await context.house.db.turns.find(conversationId);
  const watermark = readWatermark(call.query) ?? stored?.seq ?? 0;
  return { status: 200, body: opened(context, call, visit, watermark) };
};

function opened(context: Context, call: Call, visit: Visit, watermark: number) {
  return {
    ...accessToken(context, visit),
    streamUrl: streamUrl(context, call.request, visit, watermark),
  };
}
