/** Twilio's account, and where the number brings its messages. */
import { z } from 'zod';
import { type Asked, inquiry } from '../upkeep/inquiry.ts';
import {
  type Finding,
  type Measure,
  posterWords,
  SET_UP,
  type Site,
  toMend,
  type Upkeep,
  unsure,
  works,
  wrong,
} from '../upkeep/upkeep.ts';
import { basicAuth } from './api.ts';
import { type Settings, settings } from './settings.ts';

const Account = z.object({ status: z.string(), type: z.string().default('Full') });
const Numbers = z.object({
  incoming_phone_numbers: z.array(
    z.object({
      sid: z.string(),
      sms_url: z.string().nullable(),
      sms_method: z.string().nullable(),
    }),
  ),
});
type OurNumber = z.infer<typeof Numbers>['incoming_phone_numbers'][number];

/** Twilio's way of asking that a request is repeated where our server does not answer. */
const TRY_AGAIN = '#rc=2&rp=all';

type Call = (path: string, form?: Readonly<Record<string, string>>) => Promise<Asked>;

export const upkeep: Upkeep = {
  path: '/channels/sms',
  async check(given, site) {
    const parsed = settings.parse(given);
    const { findings, number } = await readAccount(parsed, site);
    return [...findings, ...sameAddress(parsed, site), ...numberFindings(number, parsed)];
  },
  async plan(given, site) {
    const parsed = settings.parse(given);
    const { findings, number, call } = await readAccount(parsed, site);
    if (isService(parsed))
      return [
        ...toMend(findings),
        {
          state: 'by_hand',
          told:
            'At console.twilio.com, Messaging → Services → Integration, choose "Send a webhook" ' +
            `with the request URL ${parsed.TWILIO_WEBHOOK} by POST.`,
        },
      ];
    if (!number) return toMend(findings);
    return [...toMend(findings), numberMeasure(number, parsed, call)];
  },
  async poster(given, _site, place) {
    const parsed = settings.parse(given);
    if (isService(parsed))
      return wrong('TWILIO_FROM is a Messaging Service: a poster wants one number.');
    return {
      link: `SMSTO:${parsed.TWILIO_FROM}:${posterWords(place)}`,
      scanWith: { zh: '手机相机，发短信', en: 'your phone camera, and send the text' },
    };
  },
};

const isService = ({ TWILIO_FROM }: Settings) => TWILIO_FROM.startsWith('MG');

async function readAccount(
  given: Settings,
  site: Site,
): Promise<{
  readonly findings: readonly Finding[];
  readonly number: OurNumber | null;
  readonly call: Call;
}> {
  const { ask, clock } = inquiry('Twilio', site.clock);
  const base = `${given.TWILIO_API}/2010-04-01/Accounts/${given.TWILIO_ACCOUNT_SID}`;
  const authorization = basicAuth(given);
  const call: Call = (path, form) =>
    ask({
      url: base + path,
      method: form ? 'POST' : 'GET',
      headers: {
        authorization,
        ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(form && { body: new URLSearchParams(form).toString() }),
    });
  const ended = (...findings: readonly Finding[]) => ({ findings, number: null, call });

  const account = await call('.json');
  if (!account.reached) return ended(account.finding);
  const about = Account.safeParse(account.json).data;
  if (account.status !== 200 || !about) {
    const told =
      account.status === 401 || account.status === 404
        ? 'Twilio does not take TWILIO_ACCOUNT_SID with TWILIO_AUTH_TOKEN: copy both again.'
        : `TWILIO_API does not answer as Twilio does (status ${account.status}).`;
    return ended(...clock(), wrong(told));
  }
  const findings = [...clock(), ...accountFindings(about)];
  if (isService(given))
    return ended(
      ...findings,
      unsure(
        'Where the Messaging Service brings messages is not asked: see its console.',
      ),
    );
  const query = new URLSearchParams({ PhoneNumber: given.TWILIO_FROM });
  const numbers = await call(`/IncomingPhoneNumbers.json?${query}`);
  if (!numbers.reached) return ended(...findings, numbers.finding);
  const all = Numbers.safeParse(numbers.json).data?.incoming_phone_numbers;
  if (!all)
    return ended(...findings, unsure("Twilio does not tell the account's numbers."));
  const [number] = all;
  if (!number)
    return ended(...findings, wrong('TWILIO_FROM is no number of the account.'));
  return { findings, number, call };
}

function accountFindings({ status, type }: z.infer<typeof Account>): readonly Finding[] {
  if (status !== 'active')
    return [wrong(`The account at Twilio is ${status}: nothing is sent.`)];
  const right = works('TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN are right.');
  if (type !== 'Trial') return [right];
  return [
    right,
    wrong('The account is a trial: it reaches verified numbers only. Upgrade it.'),
  ];
}

/** The signature covers the address as Twilio was given it. */
function sameAddress(given: Settings, site: Site): readonly Finding[] {
  if (site.webhook === null || site.webhook === given.TWILIO_WEBHOOK) return [];
  return [
    unsure(
      `TWILIO_WEBHOOK is ${given.TWILIO_WEBHOOK}, while PUBLIC_URL makes it ${site.webhook}.`,
    ),
  ];
}

function numberFindings(number: OurNumber | null, given: Settings): readonly Finding[] {
  if (!number) return [];
  if (leadsTo(number, given.TWILIO_WEBHOOK))
    return [works(`Twilio brings messages to ${number.sms_url}`)];
  const now = number.sms_url || 'nowhere';
  return [
    wrong(
      `Twilio brings messages to ${now} by ${number.sms_method}, not to ${given.TWILIO_WEBHOOK} by POST: ${SET_UP} changes it.`,
    ),
  ];
}

function leadsTo({ sms_url, sms_method }: OurNumber, address: string): boolean {
  return sms_url?.split('#')[0] === address && sms_method === 'POST';
}

function numberMeasure(number: OurNumber, given: Settings, call: Call): Measure {
  const told = `Twilio brings messages to ${given.TWILIO_WEBHOOK} by POST`;
  if (leadsTo(number, given.TWILIO_WEBHOOK)) return { state: 'done', told };
  return {
    state: 'to_do',
    told: `${told} (now: ${number.sms_url || 'nowhere'})`,
    async apply() {
      const set = await call(`/IncomingPhoneNumbers/${number.sid}.json`, {
        SmsUrl: given.TWILIO_WEBHOOK + TRY_AGAIN,
        SmsMethod: 'POST',
      });
      if (!set.reached) return set.finding;
      if (set.status === 200) return works(told);
      return wrong(`Twilio refused the address (status ${set.status}).`);
    },
  };
}
