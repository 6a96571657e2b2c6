/** Nobody is asked: the other doors come to us. */
import { type Upkeep, works } from '../upkeep/upkeep.ts';
import { PATH } from './path.ts';

export const upkeep: Upkeep = {
  path: PATH,
  check: async () => [
    works('There is no vendor to ask: other doors come to us, signed with DOORS_SECRET.'),
  ],
  async plan(_given, { webhook }) {
    const address = webhook ?? 'the address that PUBLIC_URL will name';
    const told = `Tell the programmers of the other doors: messages come to ${address}, signed with DOORS_SECRET (docs/channels/doors.md).`;
    return [{ state: 'by_hand', told }];
  },
};
