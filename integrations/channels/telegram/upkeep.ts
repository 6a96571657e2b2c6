/** Telegram's webhook, which a call sets: https://core.telegram.org/bots/api#setwebhook */
import { z } from 'zod';
import { type Asked, inquiry } from '../upkeep/inquiry.ts';
import {
  type Finding,
  type Measure,
  NO_ADDRESS,
  notRead,
  SET_UP,
  type Site,
  toMend,
  type Upkeep,
  unsure,
  works,
  wrong,
} from '../upkeep/upkeep.ts';
import { settings } from './settings.ts';

/** What the channel reads; Telegram brings nothing else then. */
const UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'];

const Me = z.object({
  result: z.object({ username: z.string(), can_join_groups: z.boolean().default(false) }),
});
const Webhook = z.object({
  result: z.object({
    url: z.string(),
    allowed_updates: z.array(z.string()).default([]),
    pending_update_count: z.int().default(0),
    last_error_date: z.int().optional(),
    last_error_message: z.string().default(''),
  }),
});
type Webhook = z.infer<typeof Webhook>['result'];
const Refused = z.object({ description: z.string() });

/** An older failure of the webhook's says nothing of today. */
const RECENT_SECONDS = 3600;
/** Updates that wait because nobody takes them. */
const MANY_WAIT = 20;

type Call = (method: string, body?: object) => Promise<Asked>;

export const upkeep: Upkeep = {
  path: '/channels/telegram',
  async check(given, site) {
    const { findings, webhook } = await readAccount(given, site);
    return webhook ? [...findings, ...webhookFindings(webhook, site)] : findings;
  },
  async plan(given, site) {
    const { findings, webhook, call } = await readAccount(given, site);
    if (!webhook) return toMend(findings);
    if (site.webhook === null) return [NO_ADDRESS];
    const secret = settings.parse(given).TELEGRAM_SECRET;
    return [webhookMeasure(webhook, site.webhook, secret, call)];
  },
  async poster(given, site, place) {
    const { findings, bot } = await readAccount(given, site);
    if (bot === null) return notRead(findings);
    return {
      link: `https://t.me/${bot}?start=${place}`,
      scanWith: { zh: '手机相机', en: 'your phone camera' },
    };
  },
};

interface Account {
  readonly findings: readonly Finding[];
  /** Null: it could not be read, and the findings say why. */
  readonly webhook: Webhook | null;
  /** Its user name. */
  readonly bot: string | null;
  readonly call: Call;
}

async function readAccount(
  given: Readonly<Record<string, unknown>>,
  site: Site,
): Promise<Account> {
  const { TELEGRAM_API, TELEGRAM_TOKEN } = settings.parse(given);
  const { tell, clock } = inquiry('Telegram', site.clock);
  const call: Call = (method, body = {}) =>
    tell({ url: `${TELEGRAM_API}/bot${TELEGRAM_TOKEN}/${method}` }, body);
  const ended = (...findings: readonly Finding[]) => ({
    findings,
    webhook: null,
    bot: null,
    call,
  });

  const me = await call('getMe');
  if (!me.reached) return ended(me.finding);
  const bot = Me.safeParse(me.json).data?.result;
  if (!bot) {
    const told =
      me.status === 401 || me.status === 404
        ? 'Telegram does not know TELEGRAM_TOKEN: copy it again from @BotFather.'
        : `TELEGRAM_API does not answer as Telegram does (status ${me.status}).`;
    return ended(...clock(), wrong(told));
  }
  const findings = [
    ...clock(),
    works(`TELEGRAM_TOKEN is right: the bot is @${bot.username}.`),
    ...(bot.can_join_groups
      ? [unsure('The bot can be added to groups, where it is silent: /setjoingroups.')]
      : []),
  ];
  const info = await call('getWebhookInfo');
  const known = { bot: bot.username, call };
  if (!info.reached)
    return { ...known, findings: [...findings, info.finding], webhook: null };
  const webhook = Webhook.safeParse(info.json).data?.result;
  if (webhook) return { ...known, findings, webhook };
  const told = unsure('Telegram does not tell which webhook is set.');
  return { ...known, findings: [...findings, told], webhook: null };
}

function webhookFindings(webhook: Webhook, site: Site): readonly Finding[] {
  if (webhook.url === '') return [wrong(`No webhook is set: ${SET_UP} sets it.`)];
  const elsewhere = site.webhook !== null && webhook.url !== site.webhook;
  const missing = UPDATES.filter((kind) => !webhook.allowed_updates.includes(kind));
  const { pending_update_count: waiting } = webhook;
  const error = recentError(webhook, site);
  return [
    elsewhere
      ? wrong(
          `Telegram brings messages to ${webhook.url}, not to ${site.webhook}: ${SET_UP} changes it.`,
        )
      : works(`Telegram brings messages to ${webhook.url}`),
    ...(missing.length > 0
      ? [wrong(`Telegram does not bring ${missing.join(', ')}: ${SET_UP} changes it.`)]
      : []),
    ...(error ? [error] : []),
    ...(waiting > MANY_WAIT
      ? [wrong(`${waiting} updates wait at Telegram to be taken.`)]
      : []),
  ];
}

function recentError(webhook: Webhook, { clock }: Site): Finding | null {
  const { last_error_date: at, last_error_message: message } = webhook;
  if (at === undefined || clock.now().getTime() / 1000 - at > RECENT_SECONDS) return null;
  const told = `Telegram's last failure with us, at ${new Date(at * 1000).toISOString()}: ${message}.`;
  if (!refusedBySecret(webhook)) return wrong(told);
  return wrong(`${told} TELEGRAM_SECRET is not the one that was set: ${SET_UP} sets it.`);
}

/** Telegram tells nobody which secret it has; our refusals show that it is another. */
function refusedBySecret({ last_error_message: message }: Webhook): boolean {
  return /\b401\b/.test(message);
}

function webhookMeasure(
  webhook: Webhook,
  url: string,
  secret: string,
  call: Call,
): Measure {
  const told = `Telegram brings messages to ${url}, with TELEGRAM_SECRET`;
  const all = UPDATES.every((kind) => webhook.allowed_updates.includes(kind));
  if (webhook.url === url && all && !refusedBySecret(webhook))
    return { state: 'done', told: `${told}.` };
  return {
    state: 'to_do',
    told: `${told} (now: ${webhook.url || 'nowhere'}).`,
    async apply() {
      const body = { url, secret_token: secret, allowed_updates: UPDATES };
      const asked = await call('setWebhook', body);
      if (!asked.reached) return asked.finding;
      if (asked.status === 200) return works(`${told}.`);
      const why = Refused.safeParse(asked.json).data?.description ?? asked.status;
      return wrong(`Telegram refused the webhook: ${why}.`);
    },
  };
}
