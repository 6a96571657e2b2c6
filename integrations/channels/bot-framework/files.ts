/** Pictures that came with a message. */
import { z } from 'zod';
import type { ActivityAttachment } from '../../activity.ts';
import type { ConversationKey } from '../../database/contract.ts';
import type { House } from '../contract.ts';
import { takeFile } from '../keep-media.ts';
import type { BotActivity, BotAttachment } from './activity.ts';
import { definition } from './definition.ts';
import type { Allows } from './services.ts';
import type { Tokens } from './token.ts';

export type TakeFiles = (
  activity: BotActivity,
  message: { readonly person: ConversationKey; readonly deliveryKey: string },
) => Promise<readonly ActivityAttachment[]>;

/** What Teams gives instead of a file: an address that holds for some minutes. */
const Download = z.object({ downloadUrl: z.string() });
const DOWNLOAD = 'application/vnd.microsoft.teams.file.download.info';

export function filesBy(house: House, tokens: Tokens, allows: Allows): TakeFiles {
  return async ({ attachments }, message) => {
    const taken = await Promise.all(
      (attachments ?? []).map(async (attachment) => {
        const url = addressOf(attachment);
        if (url === null) {
          // The same words once more, as Teams adds them to a message.
          if (attachment.contentType !== 'text/html')
            house.note(definition.id, 'file_wrong_type');
          return null;
        }
        const headers = await shownTo(url);
        const file = { url, name: attachment.name ?? '', headers };
        const trusted = allows(url) ? [new URL(url).host] : [];
        return await takeFile(house, definition, message, file, trusted);
      }),
    );
    return taken.filter((file) => file !== null);
  };

  /** The bot's token is for the service alone. */
  async function shownTo(url: string): Promise<Readonly<Record<string, string>>> {
    const token = allows(url) ? await tokens.current() : null;
    return token === null ? {} : { authorization: `Bearer ${token}` };
  }
}

function addressOf({ contentType, contentUrl, content }: BotAttachment): string | null {
  if (contentType === DOWNLOAD)
    return Download.safeParse(content).data?.downloadUrl ?? null;
  return contentType.startsWith('image/') ? (contentUrl ?? null) : null;
}
