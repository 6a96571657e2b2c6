/** A complaint site, as the contract suite and `npm run replay` need one. */
import type { Rehearsal, WireRequest } from '../rehearsal.ts';
import { signedHeaders } from '../signature.ts';
import { PATH } from './path.ts';

function posted(messages: readonly unknown[]): WireRequest {
  return {
    method: 'POST',
    path: PATH,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify({ door: '市长信箱', messages })),
  };
}

export const rehearsal: Rehearsal = {
  settings: () => ({ DOORS_SECRET: 'rehearsal-secret-of-the-doors' }),
  message: async (_channel, { text, key }) => posted([{ id: key, text }]),
  sign(request, settings, now) {
    const secret = String(settings.DOORS_SECRET);
    const headers = { ...request.headers, ...signedHeaders(secret, now, request.body) };
    return { ...request, headers };
  },
  coversBody: true,
};
