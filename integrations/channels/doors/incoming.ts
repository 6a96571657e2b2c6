/** Messages of a door in the house's terms: each is a conversation of its own. */
import type { House } from '../contract.ts';
import { arrivalOf, personOf } from '../heard.ts';
import { deliveryKeyOf } from '../names.ts';
import { parseJson } from '../parse-json.ts';
import { type Happening, WebhookRefusal } from '../webhook/request.ts';
import { definition } from './definition.ts';
import { Orders, wordsOf } from './order.ts';

const { id: CHANNEL } = definition;

/** @throws JsonError; WebhookRefusal 422: nothing is taken where one of them is wrong. */
export function happeningsOf(
  body: Buffer,
  house: Pick<House, 'secret'>,
): readonly Happening[] {
  const given = Orders.safeParse(parseJson(body));
  if (!given.success) throw new WebhookRefusal(422, 'not_messages');
  const { door, messages } = given.data;
  return messages.map((order) => {
    const { id, at } = order;
    const known = personOf(house, CHANNEL, JSON.stringify([door, id]));
    // By its beginning the desk sees that nobody reads along.
    const person = { ...known, conversationId: `door-${known.conversationId}` };
    const source = { door, id, ...(at && { at }) };
    const heard = { text: wordsOf(order), channelData: { huying: { source } } };
    const deliveryKey = deliveryKeyOf(CHANNEL, door, id);
    return { is: 'arrival', arrival: arrivalOf(person, heard, { deliveryKey }) };
  });
}
