/** A message or event of WeChat's in the house's terms. */
import type { Arrival, House } from '../contract.ts';
import {
  arrivalOf,
  type Heard,
  OPENED,
  personOf,
  position,
  tapped,
  unsupported,
} from '../heard.ts';
import { deliveryKeyOf } from '../names.ts';
import type { Fields } from '../tencent/fields.ts';
import { codeOf, type Happening, nothing, WebhookRefusal } from '../webhook/request.ts';
import { definition } from './definition.ts';

const { id: CHANNEL, limits } = definition;

/** What stands in the place of a message that the account's interface does not tell. */
const HIDDEN = '【收到不支持的消息类型，暂无法显示】';

/** @throws WebhookRefusal 422 where it is no message of WeChat's. */
export function happeningsOf(
  fields: Fields,
  house: Pick<House, 'secret'>,
): readonly Happening[] {
  const user = fields.get('FromUserName') ?? '';
  const type = fields.get('MsgType') ?? '';
  if (!user || !type || user.length > 128) throw new WebhookRefusal(422, 'not_a_message');
  if (type === 'event') return eventOf(fields, user, house);
  const id = fields.get('MsgId');
  if (!id) throw new WebhookRefusal(422, 'not_a_message');
  return [arrivalFrom(house, user, heardIn(type, fields), [id])];
}

function heardIn(type: string, fields: Fields): Heard {
  const content = fields.get('Content') ?? '';
  switch (type) {
    case 'text': {
      const choice = fields.get('bizmsgmenuid');
      if (choice && Buffer.byteLength(choice) <= limits.choicePayloadBytes)
        return tapped(choice, content);
      return content === HIDDEN ? unsupported('hidden') : { text: content };
    }
    case 'location': {
      // X is the latitude.
      const latitude = Number(fields.get('Location_X'));
      const longitude = Number(fields.get('Location_Y'));
      const right = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
      const label = fields.get('Label') ?? '';
      return right ? position(latitude, longitude, label) : unsupported('location');
    }
    case 'link':
      return {
        text: [fields.get('Title'), fields.get('Url')].filter(Boolean).join('\n'),
      };
    default:
      return unsupported(codeOf(type, 'message'));
  }
}

function eventOf(
  fields: Fields,
  user: string,
  house: Pick<House, 'secret'>,
): readonly Happening[] {
  const event = fields.get('Event') ?? '';
  const key = fields.get('EventKey') ?? '';
  const person = personOf(house, CHANNEL, user);
  // Events have no id.
  const parts = [fields.get('CreateTime') ?? '', event, key];
  // Of a code with a scene: what follows the prefix where it made them subscribe.
  const place = key.replace(/^qrscene_/, '');
  const opened = () => arrivalFrom(house, user, OPENED, parts, { opens: 'event', place });
  switch (event.toLowerCase()) {
    case 'subscribe':
      return [{ is: 'opt_out', person, stopped: false }, opened()];
    case 'unsubscribe':
      return [{ is: 'opt_out', person, stopped: true }];
    case 'scan':
      return [opened()];
    case 'click':
      return [arrivalFrom(house, user, tapped(key), parts, { opens: 'event' })];
    case 'templatesendjobfinish': {
      const failed = fields.get('Status') !== 'success';
      const vendorId = fields.get('MsgID') ?? fields.get('MsgId') ?? '';
      const reason = fields.get('Status')?.includes('block') ? 'blocked' : 'failed';
      const state = failed ? 'failed' : 'delivered';
      const report = { channelId: CHANNEL, vendorId, state } as const;
      return [{ is: 'report', report: failed ? { ...report, reason } : report }];
    }
    default:
      return [nothing('event')];
  }
}

function arrivalFrom(
  house: Pick<House, 'secret'>,
  user: string,
  heard: Heard,
  id: readonly string[],
  more: Pick<Arrival, 'opens' | 'place'> = {},
): Happening {
  const about = {
    deliveryKey: deliveryKeyOf(CHANNEL, user, ...id),
    address: { user },
    ...more,
  };
  const person = personOf(house, CHANNEL, user);
  return { is: 'arrival', arrival: arrivalOf(person, heard, about) };
}
