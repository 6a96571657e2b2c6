/** WeCom's side: the token, and the accounts that we may serve. The callback no call can set. */
import { z } from 'zod';
import { type Asked, inquiry } from '../upkeep/inquiry.ts';
import {
  type Finding,
  type Measure,
  type Site,
  toMend,
  type Upkeep,
  unsure,
  works,
  wrong,
} from '../upkeep/upkeep.ts';
import { type Settings, settings } from './settings.ts';

const Coded = z.object({ errcode: z.int().default(0) });
const TokenAnswer = z.object({ access_token: z.string().min(1) });
const Accounts = z.object({
  account_list: z.array(
    z.object({ name: z.string(), manage_privilege: z.boolean().optional() }),
  ),
});

/** https://developer.work.weixin.qq.com/document/path/90313 */
const FAULTS: Readonly<Record<number, string>> = {
  40001: 'WECOM_SECRET is not the Secret of customer service: copy it again.',
  40013: 'WECOM_CORP_ID is not known to WeCom: copy the 企业ID again.',
  40091: 'WECOM_SECRET is not the Secret of customer service: copy it again.',
  48002:
    'Customer service may not be used through the API: 微信客服 → API, and choose its accounts.',
  60020:
    "This machine's outgoing address is not on the list of trusted ones (企业可信IP).",
  95017:
    'Customer service may not be used through the API: 微信客服 → API, and choose its accounts.',
};

export const upkeep: Upkeep = {
  path: '/channels/wecom',
  async check(given, site) {
    return [
      ...(await readAccounts(settings.parse(given), site)),
      unsure(
        'Whether the callback (接收事件) names our address no call tells: write to an account.',
      ),
    ];
  },
  async plan(given, site) {
    const findings = await readAccounts(settings.parse(given), site);
    return [...toMend(findings), callbackByHand(site)];
  },
};

async function readAccounts(
  { WECOM_API, WECOM_CORP_ID, WECOM_SECRET }: Settings,
  site: Site,
): Promise<readonly Finding[]> {
  const { ask, tell, clock } = inquiry('WeCom', site.clock);
  const secrets = { corpid: WECOM_CORP_ID, corpsecret: WECOM_SECRET };
  const asked = await ask({
    method: 'GET',
    url: `${WECOM_API}/cgi-bin/gettoken?${new URLSearchParams(secrets)}`,
  });
  if (!asked.reached) return [asked.finding];
  const token = TokenAnswer.safeParse(asked.json).data?.access_token;
  if (token === undefined) return [...clock(), fault(asked)];
  const right = works('WECOM_CORP_ID and WECOM_SECRET are right: WeCom gives a token.');
  const query = new URLSearchParams({ access_token: token });
  const url = `${WECOM_API}/cgi-bin/kf/account/list?${query}`;
  const listed = await tell({ url }, { offset: 0, limit: 100 });
  if (!listed.reached) return [...clock(), right, listed.finding];
  const { data } = Accounts.safeParse(listed.json);
  return [...clock(), right, data ? served(data) : fault(listed)];
}

function served({ account_list }: z.infer<typeof Accounts>): Finding {
  // Told only where the app is not customer service's own.
  const ours = account_list.filter(({ manage_privilege = true }) => manage_privilege);
  if (ours.length > 0)
    return works(
      `Accounts that we may serve: ${ours.map(({ name }) => name).join(', ')}.`,
    );
  return wrong(
    'There is no customer-service account that we may serve: make one (客服账号), and choose it under 微信客服 → API.',
  );
}

function fault({ status, json }: Extract<Asked, { reached: true }>): Finding {
  const code = Coded.safeParse(json).data?.errcode ?? 0;
  const known = FAULTS[code];
  if (known) return wrong(known);
  return wrong(
    code === 0
      ? `WECOM_API does not answer as WeCom does (status ${status}).`
      : `WeCom refuses (errcode ${code}).`,
  );
}

function callbackByHand({ webhook }: Site): Measure {
  const address = webhook ?? 'the https address that PUBLIC_URL will name';
  return {
    state: 'by_hand',
    told:
      `At work.weixin.qq.com, 微信客服 → API → 接收事件, enter the URL ${address}, WECOM_TOKEN ` +
      'and WECOM_AES_KEY, and save while the server runs: no call can.',
  };
}
