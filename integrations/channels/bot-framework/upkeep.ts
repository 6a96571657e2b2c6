/** Azure's side: the bot's token, and the keys that sign what comes in. Its address is set by hand. */
import { z } from 'zod';
import { type Asked, inquiry } from '../upkeep/inquiry.ts';
import { type Finding, type Upkeep, unsure, works, wrong } from '../upkeep/upkeep.ts';
import { settings } from './settings.ts';
import { tokenCall } from './token.ts';

const Refused = z.object({ error_codes: z.array(z.int()).default([]) });
const Keys = z.object({ jwks_uri: z.string() });

/** https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const FAULTS: Readonly<Record<number, string>> = {
  7000215:
    'MICROSOFT_APP_PASSWORD is not the value of a client secret of the app (its id is not it).',
  7000222: 'The client secret in MICROSOFT_APP_PASSWORD has ended: make a new one.',
  700016: 'MICROSOFT_APP_ID is no app of the tenant in MICROSOFT_APP_TENANT_ID.',
  90002: 'MICROSOFT_APP_TENANT_ID is no tenant.',
};

export const upkeep: Upkeep = {
  path: '/api/messages',
  async check(given, site) {
    const parsed = settings.parse(given);
    const { ask, clock } = inquiry('Azure', site.clock);
    const asked = await ask(tokenCall(parsed));
    if (!asked.reached) return [asked.finding];
    const keys = await ask({ method: 'GET', url: parsed.BOT_FRAMEWORK_OPENID });
    return [...clock(), tokenFinding(asked), keysFinding(keys)];
  },
  async plan(_given, site) {
    const address = site.webhook ?? 'the https address that PUBLIC_URL will name';
    return [
      {
        state: 'by_hand',
        told: `In the Azure portal, in the bot's Configuration, set the messaging endpoint to ${address}: no call with the bot's own secret can.`,
      },
    ];
  },
};

function tokenFinding({ status, json }: Extract<Asked, { reached: true }>): Finding {
  if (status === 200)
    return works('Azure gives the bot a token: id and secret are right.');
  const [code] = Refused.safeParse(json).data?.error_codes ?? [];
  const known = code === undefined ? undefined : FAULTS[code];
  return wrong(
    known ??
      `Azure refuses MICROSOFT_APP_ID with MICROSOFT_APP_PASSWORD (${code ?? `status ${status}`}).`,
  );
}

function keysFinding(asked: Asked): Finding {
  if (!asked.reached) return asked.finding;
  if (asked.status === 200 && Keys.safeParse(asked.json).success)
    return works('The keys that sign what comes in are there.');
  return unsure(`BOT_FRAMEWORK_OPENID names no keys (status ${asked.status}).`);
}
