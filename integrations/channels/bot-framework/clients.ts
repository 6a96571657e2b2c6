/** What the client behind the service shows. One bot is in many. */
import { z } from 'zod';
import type { TextLimits } from '../definition.ts';
import data from './clients.json' with { type: 'json' };

const Client = z.strictObject({
  buttons: z.enum(['card', 'suggested', 'none']),
  action: z.enum(['messageBack', 'imBack']),
  choices: z.int().min(0),
  textLength: z.int().min(1),
});
export type Client = z.infer<typeof Client>;

const { about: _, none, ...named } = data;
const NONE = Client.parse(none);
const CLIENTS = new Map(Object.entries(z.record(z.string(), Client).parse(named)));

/** `channelId`: as the service names it. */
export function clientOf(channelId: string): Client {
  return CLIENTS.get(channelId) ?? NONE;
}

export function limitsOf(channelId: string): TextLimits {
  const { choices, textLength } = clientOf(channelId);
  return {
    textLength,
    textUnit: 'utf16',
    choices,
    choiceLabel: 40,
    choicePayloadBytes: 64,
  };
}
