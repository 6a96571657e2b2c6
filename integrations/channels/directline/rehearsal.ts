/** A Direct Line client, as the contract suite needs one. */
import type { Rehearsal, Visited, WireRequest } from '../rehearsal.ts';

export const rehearsal: Rehearsal = {
  settings: () => ({}),
  async message(channel, { text, key }) {
    const { token, conversationId } = await visit(channel);
    const from = { id: 'dl_rehearsal' };
    const activity = {
      type: 'message',
      from,
      text,
      channelData: { clientActivityID: key },
    };
    return {
      method: 'POST',
      path: `/v3/directline/conversations/${conversationId}/activities`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(activity)),
    };
  },
  coversBody: false,
  // The token came with the visit.
  sign: (request) => request,
  async untrusted(channel, signed) {
    const { token } = await visit(channel);
    const given = signed.headers.authorization ?? '';
    return ['', 'Bearer made-up', `${given}x`, `Bearer ${token}`].map(
      (authorization): WireRequest => ({
        ...signed,
        headers: { ...signed.headers, authorization },
      }),
    );
  },
};

async function visit(channel: Visited) {
  const visitor = await channel.openVisitor?.(null);
  if (!visitor) throw new TypeError('the channel serves no visitors');
  return visitor;
}
