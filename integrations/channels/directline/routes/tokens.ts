/** Tokens: made for a server with the secret, prolonged for whoever holds one. */
import { z } from 'zod';
import { accessToken, identify } from '../access.ts';
import type { Work } from '../answer.ts';
import { readJson } from '../answer.ts';
import { badArgument, forbidden } from '../errors.ts';
import { BYTES } from '../limits.ts';

const wanted = z.object({
  user: z.object({ id: z.string().max(200).nullish() }).nullish(),
  trustedOrigins: z.array(z.string().max(200)).max(20).nullish(),
});

/** A user id that a token pins begins so (Direct Line, enhanced authentication). */
const PINNED_PREFIX = 'dl_';

export const generateToken: Work = async (context, call) => {
  if (identify(context, call.request).by !== 'secret') {
    throw forbidden('Only the secret makes tokens.');
  }
  const reading = wanted.safeParse((await readJson(call, BYTES.small)) ?? {});
  if (!reading.success) throw badArgument('"user" or "trustedOrigins" is not valid.');
  const user = reading.data.user?.id || null;
  if (user !== null && !user.startsWith(PINNED_PREFIX)) {
    throw badArgument(`"user.id" must begin with ${PINNED_PREFIX}.`);
  }
  return {
    status: 200,
    body: accessToken(context, {
      conversationId: context.conversationIds.mint(),
      user,
      origins: reading.data.trustedOrigins ?? [],
    }),
  };
};

export const refreshToken: Work = async (context, { request }) => {
  const caller = identify(context, request);
  if (caller.by === 'secret') throw forbidden('A secret is not refreshed.');
  return { status: 200, body: accessToken(context, caller.visit) };
};
