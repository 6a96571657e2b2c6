/** Nobody stands between the page and us. */
import { type Upkeep, works, wrong } from '../upkeep/upkeep.ts';
import { BASE } from './address.ts';

export const upkeep: Upkeep = {
  path: `${BASE}/conversations`,
  check: async () => [
    works('The page /chat speaks to this server itself, without a vendor.'),
  ],
  plan: async () => [],
  async poster(_given, { webhook }, place) {
    if (webhook === null)
      return wrong('PUBLIC_URL is not set: a poster cannot lead to /chat.');
    return {
      link: `${new URL('/chat', webhook)}?at=${place}`,
      scanWith: { zh: '微信或手机相机', en: 'your phone camera' },
    };
  },
};
