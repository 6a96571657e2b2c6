/** A session id in a cookie, which clients of sign-in cards ask for. We use it for nothing. */

import { BASE } from '../address.ts';
import type { Work } from '../answer.ts';

const COOKIE = 'directline_session';

export const getSessionId: Work = async (context, { request }) => {
  const held = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]{22})(?:;|$)`).exec(
    request.headers.cookie ?? '',
  )?.[1];
  const sessionId = held ?? context.house.ids.token(16);
  return {
    status: 200,
    headers: {
      'access-control-allow-credentials': 'true',
      ...(held === undefined
        ? {
            'set-cookie': `${COOKIE}=${sessionId}; Path=${BASE}; HttpOnly; SameSite=Lax`,
          }
        : {}),
    },
    body: { sessionId },
  };
};
