/** The app's server, asked for nothing, signed: see "Checking" in docs/channels/city-app.md. */

import { signedHeaders } from '../signature.ts';
import { inquiry } from '../upkeep/inquiry.ts';
import { type Finding, type Upkeep, unsure, works, wrong } from '../upkeep/upkeep.ts';
import { settings } from './settings.ts';

export const upkeep: Upkeep = {
  path: '/channels/city-app/messages',
  async check(given, site) {
    const { CITY_APP_CALLBACK: url, CITY_APP_SECRET } = settings.parse(given);
    const { ask, clock } = inquiry("The app's server", site.clock);
    const headers = signedHeaders(CITY_APP_SECRET, site.clock.now(), Buffer.from(''));
    const asked = await ask({ method: 'GET', url, headers });
    if (!asked.reached) return [asked.finding];
    return [...clock(), answered(asked.status)];
  },
  async plan(_given, site) {
    const address = site.webhook ?? 'the address that PUBLIC_URL will name';
    return [
      {
        state: 'by_hand',
        told: `Tell the app's programmers: messages come to ${address}, signed with CITY_APP_SECRET (docs/channels/city-app.md).`,
      },
    ];
  },
};

function answered(status: number): Finding {
  if (status >= 200 && status < 300)
    return works("The app's server takes what CITY_APP_SECRET signs.");
  if (status === 401 || status === 403)
    return wrong(
      "The app's server refuses our signature: it has another CITY_APP_SECRET.",
    );
  return unsure(
    `CITY_APP_CALLBACK is reached, and answers a check with ${status}: only a message shows whether the secret is right.`,
  );
}
