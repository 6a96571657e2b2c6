/** WeChat's side of a verified account that has no menu yet, for the tests. */
import { z } from 'zod';
import type { Account } from '../upkeep/account.ts';

const Scene = z.object({
  action_name: z.literal('QR_LIMIT_STR_SCENE'),
  action_info: z.object({ scene: z.object({ scene_str: z.string().max(64) }) }),
});

export const account: Account = {
  open() {
    let menu: unknown = null;
    const say = (value: object) => ({ status: 200, body: JSON.stringify(value) });
    const answers: Readonly<Record<string, (body: string) => object>> = {
      '/cgi-bin/stable_token': () => ({
        access_token: 'of-the-account',
        expires_in: 7200,
      }),
      '/cgi-bin/customservice/getkflist': () => ({ kf_list: [] }),
      '/cgi-bin/template/get_all_private_template': () => ({ template_list: [] }),
      '/cgi-bin/qrcode/create': (body) => {
        const { action_info } = Scene.parse(JSON.parse(body));
        return {
          ticket: 't',
          url: `http://weixin.qq.com/q/${action_info.scene.scene_str}`,
        };
      },
      '/cgi-bin/menu/get': () =>
        menu ? { menu } : { errcode: 46003, errmsg: 'menu no exist' },
      '/cgi-bin/menu/create': (body) => {
        menu = z.object({ button: z.array(z.unknown()).max(3) }).parse(JSON.parse(body));
        return { errcode: 0, errmsg: 'ok' };
      },
    };
    return ({ path, body }) => {
      const answer = answers[path.split('?')[0] ?? ''];
      return say(answer?.(body) ?? { errcode: 40066, errmsg: 'invalid url' });
    };
  },
  stranger: { status: 200, body: '{"errcode":40125,"errmsg":"invalid appsecret"}' },
};
