/**
 * Meta's side of WhatsApp: an app has one webhook, and is subscribed to the account of the number.
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started/webhooks-for-whatsapp
 */
import { z } from 'zod';
import { type Asked, inquiry } from '../upkeep/inquiry.ts';
import {
  type Finding,
  type Measure,
  NO_ADDRESS,
  notRead,
  posterWords,
  SET_UP,
  type Site,
  toMend,
  type Upkeep,
  unsure,
  works,
  wrong,
} from '../upkeep/upkeep.ts';
import { type Settings, settings } from './settings.ts';

const OBJECT = 'whatsapp_business_account';
const FIELD = 'messages';

const PhoneNumber = z.object({
  display_phone_number: z.string(),
  verified_name: z.string(),
});
const Failed = z.object({ error: z.object({ code: z.int(), message: z.string() }) });
const Token = z.object({
  data: z.object({
    app_id: z.string(),
    /** 0: never. */
    expires_at: z.int().default(0),
    granular_scopes: z
      .array(z.object({ scope: z.string(), target_ids: z.array(z.string()).default([]) }))
      .default([]),
  }),
});
const Subscriptions = z.object({
  data: z.array(
    z.object({
      object: z.string(),
      callback_url: z.string(),
      active: z.boolean().default(true),
      fields: z.array(z.object({ name: z.string() })).default([]),
    }),
  ),
});
const Subscribed = z.object({
  data: z.array(z.object({ whatsapp_business_api_data: z.object({ id: z.string() }) })),
});

type Call = (
  path: string,
  about?: { readonly method?: 'POST'; readonly body?: object; readonly as?: string },
) => Promise<Asked>;

interface Account {
  readonly findings: readonly Finding[];
  readonly call: Call;
  /** As people dial it. */
  readonly number: string | null;
  /** Absent: it could not be read, and the findings say why. */
  readonly app?: { readonly id: string; readonly token: string };
  /** WhatsApp Business Accounts that the token is for. */
  readonly accounts: readonly string[];
}

export const upkeep: Upkeep = {
  path: '/channels/whatsapp',
  async check(given, site) {
    const { findings, plan } = await survey(settings.parse(given), site);
    const told = plan.map(({ state, told }): Finding => {
      if (state === 'done') return works(told);
      return state === 'to_do'
        ? wrong(`Not yet: ${told} ${SET_UP} does it.`)
        : unsure(told);
    });
    return [...findings, ...told];
  },
  async plan(given, site) {
    const { findings, plan } = await survey(settings.parse(given), site);
    return [...toMend(findings), ...plan];
  },
  async poster(given, site, place) {
    const { findings, number } = await readAccount(settings.parse(given), site);
    if (number === null) return notRead(findings);
    const text = encodeURIComponent(posterWords(place));
    return {
      link: `https://wa.me/${number.replace(/\D/g, '')}?text=${text}`,
      scanWith: { zh: '手机相机或 WhatsApp', en: 'your phone camera or WhatsApp' },
    };
  },
};

async function survey(
  given: Settings,
  site: Site,
): Promise<{ readonly findings: readonly Finding[]; readonly plan: readonly Measure[] }> {
  const account = await readAccount(given, site);
  const { app, accounts, findings } = account;
  if (!app) return { findings, plan: [] };
  const plan = [
    await webhookMeasure(account.call, app, given, site),
    ...(await Promise.all(
      accounts.map((id) => accountMeasure(account.call, app.id, id)),
    )),
  ];
  if (accounts.length > 0) return { findings, plan };
  const told =
    'The token names no WhatsApp Business Account: in the Business settings give its system user ' +
    'the account, with whatsapp_business_management, and subscribe the app to it.';
  return { findings, plan: [...plan, { state: 'by_hand', told }] };
}

async function readAccount(given: Settings, site: Site): Promise<Account> {
  const { WHATSAPP_TOKEN: token, WHATSAPP_API, WHATSAPP_API_VERSION } = given;
  const { ask, tell, clock } = inquiry('Meta', site.clock);
  const call: Call = (path, { method, body, as = token } = {}) => {
    const url = `${WHATSAPP_API}/${WHATSAPP_API_VERSION}/${path}`;
    const headers = { authorization: `Bearer ${as}` };
    if (method) return tell({ url, headers }, body ?? {});
    return ask({ method: 'GET', url, headers });
  };
  let dialled: string | null = null;
  const ended = (...findings: readonly Finding[]) => ({
    findings,
    call,
    number: dialled,
    accounts: [],
  });

  const number = await call(
    `${given.WHATSAPP_NUMBER_ID}?fields=display_phone_number,verified_name`,
  );
  if (!number.reached) return ended(number.finding);
  const known = PhoneNumber.safeParse(number.json).data;
  if (!known) return ended(...clock(), wrong(numberFault(number)));
  dialled = known.display_phone_number;
  const findings = [
    ...clock(),
    works(
      `WHATSAPP_TOKEN may send as ${known.display_phone_number} (${known.verified_name}).`,
    ),
  ];
  const debug = await call(`debug_token?${new URLSearchParams({ input_token: token })}`);
  if (!debug.reached) return ended(...findings, debug.finding);
  const about = Token.safeParse(debug.json).data?.data;
  if (!about)
    return ended(...findings, unsure('Meta does not tell which app the token is of.'));
  if (about.expires_at > 0) findings.push(ending(about.expires_at));
  const app = { id: about.app_id, token: `${about.app_id}|${given.WHATSAPP_APP_SECRET}` };
  const own = await call(app.id, { as: app.token });
  if (!own.reached) return ended(...findings, own.finding);
  if (own.status !== 200)
    return ended(
      ...findings,
      wrong(
        `WHATSAPP_APP_SECRET is not that of app ${app.id}: nothing that Meta brings would be taken. Copy it again.`,
      ),
    );
  const accounts = about.granular_scopes
    .filter(({ scope }) => scope.startsWith('whatsapp_business'))
    .flatMap(({ target_ids }) => target_ids);
  return {
    findings: [...findings, works(`WHATSAPP_APP_SECRET is that of app ${app.id}.`)],
    call,
    number: dialled,
    app,
    accounts: [...new Set(accounts)],
  };
}

function numberFault({ status, json }: Extract<Asked, { reached: true }>): string {
  const code = Failed.safeParse(json).data?.error.code;
  if (code === 190 || status === 401)
    return 'Meta does not take WHATSAPP_TOKEN (or no longer): make a token of a system user again.';
  if (code === 100 || code === 33)
    return 'Meta knows no WHATSAPP_NUMBER_ID like ours, or the token may not see it: it is the Phone number ID, not the number.';
  if (code === 10 || (code !== undefined && code >= 200 && code < 300))
    return 'WHATSAPP_TOKEN lacks whatsapp_business_messaging or whatsapp_business_management.';
  return `WHATSAPP_API does not answer as Meta does (status ${status}).`;
}

function ending(at: number): Finding {
  const day = new Date(at * 1000).toISOString().slice(0, 10);
  return wrong(
    `WHATSAPP_TOKEN ends on ${day}: nothing is sent after that. Use the token of a system user, which never ends.`,
  );
}

/** The one webhook of the app. */
async function webhookMeasure(
  call: Call,
  app: { readonly id: string; readonly token: string },
  given: Settings,
  site: Site,
): Promise<Measure> {
  if (site.webhook === null) return NO_ADDRESS;
  const asked = await call(`${app.id}/subscriptions`, { as: app.token });
  if (!asked.reached) return { state: 'wrong', told: asked.finding.told };
  const all = Subscriptions.safeParse(asked.json).data?.data;
  if (!all) return { state: 'wrong', told: 'Meta does not tell the webhook of the app.' };
  const now = all.find(({ object }) => object === OBJECT);
  const told = `Meta brings messages to ${site.webhook}`;
  const brings = now?.fields.some(({ name }) => name === FIELD);
  if (now?.callback_url === site.webhook && now.active && brings)
    return { state: 'done', told: `${told}.` };
  const callback_url = site.webhook;
  return {
    state: 'to_do',
    told: `${told} (now: ${now?.callback_url ?? 'nowhere'}).`,
    apply: async () =>
      appliedAs(
        told,
        await call(`${app.id}/subscriptions`, {
          method: 'POST',
          as: app.token,
          body: {
            object: OBJECT,
            callback_url,
            // Meta asks the address for it at once.
            verify_token: given.WHATSAPP_VERIFY_TOKEN,
            fields: FIELD,
          },
        }),
      ),
  };
}

/** Without it Meta brings nothing of the account, whatever the app's webhook. */
async function accountMeasure(
  call: Call,
  app: string,
  account: string,
): Promise<Measure> {
  const asked = await call(`${account}/subscribed_apps`);
  if (!asked.reached) return { state: 'wrong', told: asked.finding.told };
  const apps = Subscribed.safeParse(asked.json).data?.data;
  const told = `The app hears of the WhatsApp Business Account ${account}`;
  if (!apps)
    return {
      state: 'wrong',
      told: `Meta does not tell who hears of the account ${account}: the token wants whatsapp_business_management.`,
    };
  if (apps.some(({ whatsapp_business_api_data: { id } }) => id === app))
    return { state: 'done', told: `${told}.` };
  return {
    state: 'to_do',
    told: `${told} (now: it does not).`,
    apply: async () =>
      appliedAs(told, await call(`${account}/subscribed_apps`, { method: 'POST' })),
  };
}

function appliedAs(told: string, asked: Asked): Finding {
  if (!asked.reached) return asked.finding;
  if (asked.status === 200) return works(`${told}.`);
  const why = Failed.safeParse(asked.json).data?.error.message ?? asked.status;
  return wrong(`Meta refused: ${why}`);
}
