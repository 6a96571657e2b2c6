/** What every part of this channel works with. */
import type { House } from '../contract.ts';
import type { ChannelDefinition } from '../definition.ts';
import type { Typing } from '../typing.ts';
import type { ConversationIds } from './conversation-ids.ts';
import type { Origins } from './cors.ts';
import type { Tokens } from './tokens.ts';
import type { Uploads } from './uploads.ts';

export interface Context {
  readonly house: House;
  readonly definition: ChannelDefinition;
  readonly tokens: Tokens;
  readonly conversationIds: ConversationIds;
  readonly origins: Origins;
  readonly uploads: Uploads;
  readonly typing: Typing;
  /** Null: none configured. */
  readonly secret: string | null;
  /** True once the house shuts down. */
  closing: boolean;
}
