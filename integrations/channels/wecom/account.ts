/** WeCom's side of a corporation with one customer-service account, for the tests. */
import type { Account } from '../upkeep/account.ts';

export const account: Account = {
  open() {
    const answers: Readonly<Record<string, object>> = {
      '/cgi-bin/gettoken': {
        errcode: 0,
        access_token: 'of-the-account',
        expires_in: 7200,
      },
      '/cgi-bin/kf/account/list': {
        errcode: 0,
        account_list: [{ open_kfid: 'wk0123456789', name: '求助' }],
      },
    };
    return ({ path }) => ({
      status: 200,
      body: JSON.stringify(answers[path.split('?')[0] ?? ''] ?? { errcode: 40066 }),
    });
  },
  stranger: { status: 200, body: '{"errcode":40001,"errmsg":"invalid credential"}' },
};
