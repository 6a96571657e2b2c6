/** How the contract suite speaks to each channel as its real senders do. */
import type { Channel } from '../../integrations/channels/contract.ts';
import { message } from './direct-line.ts';

export type ProbeRequest = RequestInit & { readonly path: string };

export interface ChannelProbe {
  /** With which the channel is configured. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** A resident's message; the same `key` twice is the same delivery. */
  message(
    channel: Channel,
    words: { readonly text: string; readonly key: string },
  ): Promise<ProbeRequest>;
  /** The same call with any body, authorised as far as a sender can authorise it. */
  raw(channel: Channel, body: Buffer): Promise<ProbeRequest>;
  /** Messages from somebody who is not who they should be. */
  untrusted(channel: Channel): Promise<readonly ProbeRequest[]>;
}

export const PROBES: Readonly<Record<string, ChannelProbe>> = {
  directline: {
    settings: {},
    async message(channel, { text, key }) {
      return this.raw(channel, Buffer.from(JSON.stringify(message(text, key))));
    },
    async raw(channel, body) {
      const { token, conversationId } = await visit(channel);
      return activities(conversationId, token, body);
    },
    async untrusted(channel) {
      const [mine, other] = [await visit(channel), await visit(channel)];
      const body = Buffer.from(JSON.stringify(message('hello', 'k1')));
      return [
        activities(mine.conversationId, '', body),
        activities(mine.conversationId, 'made-up', body),
        activities(mine.conversationId, `${mine.token}x`, body),
        activities(mine.conversationId, other.token, body),
      ];
    },
  },
};

async function visit(channel: Channel) {
  const visitor = await channel.openVisitor?.(null);
  if (!visitor) throw new Error('the channel serves no visitors');
  return visitor;
}

function activities(conversationId: string, token: string, body: Buffer): ProbeRequest {
  return {
    path: `/v3/directline/conversations/${conversationId}/activities`,
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: new Uint8Array(body),
  };
}
