/** A reply of the dialogs as a Bot Framework activity; the neutral form that channels render. */
import { ActivityTypes, type Activity as BotActivity, InputHints } from 'botbuilder';
import type { Reply } from '../dialogs/contract.ts';

/** What our own pages read beside the standard fields. */
export interface HuyingChannelData {
  readonly huying: {
    readonly say: string;
    readonly tone: Reply['tone'];
    readonly phones: readonly string[];
    readonly quotes: readonly {
      readonly article: string;
      readonly version: number;
      readonly source: string;
      readonly announcedOn: string;
    }[];
    /** Words of an agent, with the badge that residents see. */
    readonly speaker?: 'agent';
    readonly badge?: string;
  };
}

export function renderReply(reply: Reply, locale: string): Partial<BotActivity> {
  const data: HuyingChannelData = {
    huying: {
      say: reply.say,
      tone: reply.tone,
      phones: reply.phones,
      quotes: reply.quotes.map(({ article, version, source, announcedOn }) => ({
        article,
        version,
        source,
        announcedOn,
      })),
    },
  };
  const asks = reply.choices.length > 0 || reply.at === 'quiet';
  return {
    type: ActivityTypes.Message,
    text: reply.text,
    locale,
    inputHint: asks ? InputHints.ExpectingInput : InputHints.AcceptingInput,
    channelData: data,
    ...(reply.choices.length > 0 && {
      suggestedActions: {
        to: [],
        actions: reply.choices.map((choice) => ({
          type: 'postBack',
          title: choice.label,
          value: choice.id,
          channelData: undefined,
        })),
      },
    }),
  };
}
