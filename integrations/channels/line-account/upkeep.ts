/** LINE's webhook: https://developers.line.biz/en/reference/messaging-api/#webhook-settings */
import { z } from 'zod';
import { type Asked, type Inquiry, inquiry } from '../upkeep/inquiry.ts';
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
import { settings } from './settings.ts';

const Bot = z.object({ basicId: z.string(), chatMode: z.string().default('bot') });
const Endpoint = z.object({ endpoint: z.string(), active: z.boolean() });
type Endpoint = z.infer<typeof Endpoint>;
const Tried = z.object({
  success: z.boolean().default(false),
  statusCode: z.int().default(0),
  reason: z.string().default(''),
});

const SWITCHED_OFF =
  'Switch "Use webhook" on in the console (Messaging API → Webhook settings): no call can.';

type Call = (
  method: 'GET' | 'PUT' | 'POST',
  path: string,
  body?: object,
) => Promise<Asked>;

export const upkeep: Upkeep = {
  path: '/channels/line-account',
  async check(given, site) {
    const { findings, endpoint, call } = await readAccount(given, site);
    if (!endpoint) return findings;
    if (endpoint.endpoint === '')
      return [...findings, wrong(`No webhook is set: ${SET_UP} sets it.`)];
    const elsewhere = site.webhook !== null && endpoint.endpoint !== site.webhook;
    return [
      ...findings,
      elsewhere
        ? wrong(
            `LINE brings messages to ${endpoint.endpoint}, not to ${site.webhook}: ${SET_UP} changes it.`,
          )
        : works(`LINE brings messages to ${endpoint.endpoint}`),
      ...(endpoint.active ? [await tried(call)] : [wrong(SWITCHED_OFF)]),
    ];
  },
  async plan(given, site) {
    const { findings, endpoint, call } = await readAccount(given, site);
    if (!endpoint) return toMend(findings);
    if (site.webhook === null) return [NO_ADDRESS];
    return [
      ...toMend(findings),
      endpointMeasure(endpoint, site.webhook, call),
      endpoint.active
        ? { state: 'done', told: '"Use webhook" is on.' }
        : { state: 'by_hand', told: SWITCHED_OFF },
    ];
  },
  async poster(given, site, place) {
    const { findings, basicId } = await readAccount(given, site);
    if (basicId === null) return notRead(findings);
    const words = encodeURIComponent(posterWords(place));
    return {
      link: `https://line.me/R/oaMessage/${encodeURIComponent(basicId)}/?${words}`,
      scanWith: { zh: 'LINE', en: 'LINE' },
    };
  },
};

interface Account {
  readonly findings: readonly Finding[];
  /** Null: it could not be read, and the findings say why. */
  readonly endpoint: Endpoint | null;
  /** The account's public id, which begins with @. */
  readonly basicId: string | null;
  readonly call: Call;
}

async function readAccount(
  given: Readonly<Record<string, unknown>>,
  site: Site,
): Promise<Account> {
  const { LINE_API, LINE_TOKEN } = settings.parse(given);
  const asker: Inquiry = inquiry('LINE', site.clock);
  const headers = { authorization: `Bearer ${LINE_TOKEN}` };
  const call: Call = (method, path, body) => {
    const about = { method, url: `${LINE_API}/v2/bot/${path}`, headers };
    return body ? asker.tell(about, body) : asker.ask(about);
  };
  const ended = (...findings: readonly Finding[]) => ({
    findings,
    endpoint: null,
    basicId: null,
    call,
  });

  const info = await call('GET', 'info');
  if (!info.reached) return ended(info.finding);
  const bot = Bot.safeParse(info.json).data;
  if (info.status !== 200 || !bot) {
    const told =
      info.status === 401 || info.status === 403
        ? 'LINE does not take LINE_TOKEN: issue a long-lived channel access token again.'
        : `LINE_API does not answer as LINE does (status ${info.status}).`;
    return ended(...asker.clock(), wrong(told));
  }
  const findings = [
    ...asker.clock(),
    works(`LINE_TOKEN is right: the account is ${bot.basicId}.`),
    ...(bot.chatMode === 'chat'
      ? [
          wrong(
            'The account answers by hand (response mode "chat"): switch it to the bot in the LINE Official Account Manager.',
          ),
        ]
      : []),
  ];
  const known = { basicId: bot.basicId, call };
  const set = await call('GET', 'channel/webhook/endpoint');
  if (!set.reached)
    return { ...known, findings: [...findings, set.finding], endpoint: null };
  // 404: none was ever set.
  if (set.status === 404)
    return { ...known, findings, endpoint: { endpoint: '', active: false } };
  const endpoint = Endpoint.safeParse(set.json).data;
  if (endpoint) return { ...known, findings, endpoint };
  const told = unsure('LINE does not tell which webhook is set.');
  return { ...known, findings: [...findings, told], endpoint: null };
}

/** LINE sends the webhook no events, signed. */
async function tried(call: Call): Promise<Finding> {
  const asked = await call('POST', 'channel/webhook/test', {});
  if (!asked.reached) return asked.finding;
  const told = Tried.safeParse(asked.json).data;
  if (asked.status !== 200 || !told)
    return unsure(`LINE does not try the webhook just now (status ${asked.status}).`);
  if (told.success) return works('LINE tried the webhook, and was answered.');
  if (told.statusCode === 401 || told.statusCode === 403)
    return wrong('LINE signs with another secret than LINE_SECRET: copy it again.');
  return wrong(
    `LINE tried the webhook in vain: ${told.reason} (status ${told.statusCode}).`,
  );
}

function endpointMeasure(
  { endpoint: now }: Endpoint,
  endpoint: string,
  call: Call,
): Measure {
  const told = `LINE brings messages to ${endpoint}`;
  if (now === endpoint) return { state: 'done', told };
  return {
    state: 'to_do',
    told: `${told} (now: ${now || 'nowhere'})`,
    async apply() {
      const asked = await call('PUT', 'channel/webhook/endpoint', { endpoint });
      if (!asked.reached) return asked.finding;
      if (asked.status === 200) return works(told);
      return wrong(`LINE refused the webhook (status ${asked.status}).`);
    },
  };
}
