/** Nobody stands between the page and us. */
import { type Upkeep, works } from '../upkeep/upkeep.ts';
import { BASE } from './address.ts';

export const upkeep: Upkeep = {
  path: `${BASE}/conversations`,
  check: async () => [
    works('The page /chat speaks to this server itself, without a vendor.'),
  ],
  plan: async () => [],
};
