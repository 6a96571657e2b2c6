/** WeChat's side: the token, the account's rights, its menu. The server's address no call can tell. */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { type Asked, inquiry } from '../upkeep/inquiry.ts';
import {
  type Finding,
  type Measure,
  type MenuItem,
  notRead,
  SET_UP,
  type Site,
  toMend,
  type Upkeep,
  unsure,
  works,
  wrong,
} from '../upkeep/upkeep.ts';
import { type Button, Menu, menuButtons } from './menu.ts';
import { type Settings, settings } from './settings.ts';

const Coded = z.object({ errcode: z.int().default(0), errmsg: z.string().default('') });
const TokenAnswer = z.object({ access_token: z.string().min(1) });
const Templates = z.object({
  template_list: z.array(z.object({ template_id: z.string(), content: z.string() })),
});

/** What a scene's QR code holds. */
const SceneCode = z.object({ url: z.url() });

/** https://developers.weixin.qq.com/doc/offiaccount/Getting_Started/Global_Return_Code.html */
const TOKEN_FAULTS: Readonly<Record<number, string>> = {
  40001:
    'WECHAT_APP_SECRET is not the AppSecret of the account: reset and copy it again.',
  40125:
    'WECHAT_APP_SECRET is not the AppSecret of the account: reset and copy it again.',
  40013: 'WECHAT_APP_ID is not known to WeChat: copy the AppID again.',
  40164:
    "This machine's outgoing address is not on the IP white list of the account (基本配置 → IP白名单).",
  45009: "The day's calls to WeChat are used up: nothing is sent until tomorrow.",
};
/** The account may not do this. */
const NO_RIGHT = 48001;
const NO_MENU = 46003;

export const upkeep: Upkeep = {
  path: '/channels/wechat',
  async check(given, site) {
    const parsed = settings.parse(given);
    const { findings, call } = await readAccount(parsed, site);
    if (!call) return findings;
    const rights = await Promise.all([mayAnswer(call), template(call, parsed)]);
    const menu = await menuMeasure(call, site.menu);
    return [
      ...findings,
      ...rights.flat(),
      ...(menu?.state === 'done' ? [works(menu.told)] : []),
      ...(menu?.state === 'to_do'
        ? [unsure(`Not yet: ${menu.told} ${SET_UP} does it.`)]
        : []),
      unsure(
        'Whether the server settings of the account name our address no call tells: write to the account.',
      ),
    ];
  },
  async plan(given, site) {
    const parsed = settings.parse(given);
    const { findings, call } = await readAccount(parsed, site);
    const menu = call ? await menuMeasure(call, site.menu) : null;
    return [...toMend(findings), ...(menu ? [menu] : []), serverByHand(parsed, site)];
  },
  async poster(given, site, place) {
    const { findings, call } = await readAccount(settings.parse(given), site);
    if (!call) return notRead(findings);
    // For ever, and the same one however often it is asked for: an account has 100,000 of them.
    const asked = await call('/cgi-bin/qrcode/create', {
      action_name: 'QR_LIMIT_STR_SCENE',
      action_info: { scene: { scene_str: place } },
    });
    if (!asked.reached) return asked.finding;
    const link = SceneCode.safeParse(asked.json).data?.url;
    if (link) return { link, scanWith: { zh: '微信', en: 'WeChat' } };
    const { errcode } = Coded.parse(asked.json ?? {});
    return wrong(`WeChat makes no code for the place (errcode ${errcode}).`);
  },
};

type Call = (path: string, body?: object) => Promise<Asked>;

async function readAccount(
  given: Settings,
  site: Site,
): Promise<{ readonly findings: readonly Finding[]; readonly call: Call | null }> {
  const { ask, tell, clock } = inquiry('WeChat', site.clock);
  const ended = (...findings: readonly Finding[]) => ({ findings, call: null });
  const askToken = () =>
    tell(
      { url: `${given.WECHAT_API}/cgi-bin/stable_token` },
      {
        grant_type: 'client_credential',
        appid: given.WECHAT_APP_ID,
        secret: given.WECHAT_APP_SECRET,
        force_refresh: false,
      },
    );
  const first = await askToken();
  if (!first.reached) return ended(first.finding);
  const token = TokenAnswer.safeParse(first.json).data?.access_token;
  if (token === undefined) return ended(...clock(), wrong(tokenFault(first)));
  const again = await askToken();
  if (!again.reached) return ended(again.finding);
  const same = TokenAnswer.safeParse(again.json).data?.access_token === token;
  const url = (path: string) =>
    `${given.WECHAT_API}${path}?${new URLSearchParams({ access_token: token })}`;
  return {
    findings: [
      ...clock(),
      works('WECHAT_APP_ID and WECHAT_APP_SECRET are right: WeChat gives a token.'),
      same
        ? works('The token is stable: whoever asks gets the same one.')
        : wrong(
            'Two requests got two tokens, so that each makes the other void: another program refreshes the token of this account by force.',
          ),
    ],
    call: (path, body) =>
      body ? tell({ url: url(path) }, body) : ask({ method: 'GET', url: url(path) }),
  };
}

function tokenFault({ status, json }: Extract<Asked, { reached: true }>): string {
  const code = Coded.safeParse(json).data?.errcode ?? 0;
  const known = TOKEN_FAULTS[code];
  if (known) return known;
  return code === 0
    ? `WECHAT_API does not answer as WeChat does (status ${status}).`
    : `WeChat gives no token (errcode ${code}).`;
}

/** Customer-service messages are how an agent's answer reaches anybody. */
async function mayAnswer(call: Call): Promise<readonly Finding[]> {
  const asked = await call('/cgi-bin/customservice/getkflist');
  if (!asked.reached) return [asked.finding];
  const { errcode } = Coded.parse(asked.json ?? {});
  if (errcode === NO_RIGHT)
    return [
      wrong(
        "The account may not send customer-service messages, so no agent's answer reaches anybody: it must be verified (微信认证).",
      ),
    ];
  if (errcode === 0) return [works('The account may send customer-service messages.')];
  return [
    unsure(
      `Whether the account may send customer-service messages is not told (${errcode}).`,
    ),
  ];
}

async function template(call: Call, given: Settings): Promise<readonly Finding[]> {
  const { WECHAT_TEMPLATE: id, WECHAT_TEMPLATE_FIELD: field } = given;
  if (id === undefined) return [];
  const asked = await call('/cgi-bin/template/get_all_private_template');
  if (!asked.reached) return [asked.finding];
  const list = Templates.safeParse(asked.json).data?.template_list;
  if (!list) return [unsure('WeChat does not tell the templates of the account.')];
  const found = list.find(({ template_id }) => template_id === id);
  if (!found) return [wrong('WECHAT_TEMPLATE is no template of the account.')];
  if (found.content.includes(`{{${field}.DATA}}`))
    return [works('WECHAT_TEMPLATE is there.')];
  return [wrong(`WECHAT_TEMPLATE has no field ${field}: see WECHAT_TEMPLATE_FIELD.`)];
}

/** Null: the city has no menu, and whatever the account shows stays. */
async function menuMeasure(
  call: Call,
  items: readonly MenuItem[],
): Promise<Measure | null> {
  if (items.length === 0) return null;
  const button = menuButtons(items);
  if (typeof button === 'string')
    return { state: 'wrong', told: `The city's menu cannot be set: ${button}.` };
  const asked = await call('/cgi-bin/menu/get');
  if (!asked.reached) return { state: 'wrong', told: asked.finding.told };
  const { errcode } = Coded.parse(asked.json ?? {});
  if (errcode !== 0 && errcode !== NO_MENU)
    return {
      state: 'wrong',
      told: `WeChat does not tell the menu of the account (errcode ${errcode}).`,
    };
  const now = Menu.safeParse(asked.json).data?.menu.button ?? [];
  const told = `The menu of the account is ${named(button)}`;
  if (isDeepStrictEqual(button, now)) return { state: 'done', told: `${told}.` };
  return {
    state: 'to_do',
    told: `${told} (now: ${named(now) || 'none'}).`,
    async apply() {
      const set = await call('/cgi-bin/menu/create', { button });
      if (!set.reached) return set.finding;
      const answer = Coded.safeParse(set.json).data;
      if (answer?.errcode === 0)
        return works(`${told}. Those who follow already see it within a day.`);
      return wrong(`WeChat refused the menu: ${answer?.errmsg} (${answer?.errcode}).`);
    },
  };
}

function named(buttons: readonly Button[]): string {
  return buttons
    .map((button) =>
      'sub_button' in button
        ? `${button.name} (${button.sub_button.map(({ name }) => name).join(', ')})`
        : button.name,
    )
    .join(' | ');
}

function serverByHand(given: Settings, site: Site): Measure {
  const address = site.webhook ?? 'the https address that PUBLIC_URL will name';
  const mode = given.WECHAT_AES_KEY ? 'WECHAT_AES_KEY and 安全模式' : '明文模式';
  return {
    state: 'by_hand',
    told:
      `At mp.weixin.qq.com, 设置与开发 → 开发接口管理 → 服务器配置, enter the URL ${address}, ` +
      `WECHAT_TOKEN, ${mode}, and save while the server runs: no call can.`,
  };
}
