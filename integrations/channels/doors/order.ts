/** A message of another door, as its programs send it and as a line of a table holds it. */
import { z } from 'zod';
import { definition } from './definition.ts';

const short = z.string().trim().max(200).optional();

export const Order = z.object({
  /** The door's own number of it: the same one again is the same message. */
  id: z.string().trim().min(1).max(200),
  text: z.string().trim().min(1).max(definition.limits.textLength),
  name: short,
  phone: short,
  address: short,
  /** When it came to the door. */
  at: z.iso.datetime({ offset: true }).optional(),
});
export type Order = z.infer<typeof Order>;

/** As staff call it: 12345热线. */
export const DoorName = z.string().trim().min(1).max(60);

/** Messages in one request. */
export const MOST_ORDERS = 100;

export const Orders = z.object({
  door: DoorName,
  messages: z.array(Order).min(1).max(MOST_ORDERS),
});

/** What is known of whoever wrote, said as a resident would say it. */
export function wordsOf({ text, name, phone, address }: Order): string {
  const known = [
    name && `称呼：${name}`,
    phone && `电话：${phone}`,
    address && `地址：${address}`,
  ];
  return [text, ...known.filter(Boolean)].join('\n');
}
