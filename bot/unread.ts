/** Where nobody reads the answers, every message is one for a person. */
import { say } from '../dialogs/say.ts';
import type { Arrival } from '../integrations/channels/contract.ts';
import { tapped } from '../integrations/channels/heard.ts';

/** What follows the message: as if whoever wrote had asked for a person. Once for each message. */
export function askingForPerson(arrival: Arrival): Arrival {
  const { type, channelId, conversation, from } = arrival.activity;
  return {
    ...arrival,
    deliveryKey: `${arrival.deliveryKey}:person`,
    activity: {
      type,
      channelId,
      conversation,
      from,
      ...tapped('do:person', say('label.person', 'zh')),
    },
  };
}
