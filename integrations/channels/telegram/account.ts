/** Telegram's side of a bot whose webhook nobody has set yet, for the tests. */
import { z } from 'zod';
import type { Account, AccountCall } from '../upkeep/account.ts';

const Registration = z.object({
  url: z.string(),
  secret_token: z.string(),
  allowed_updates: z.array(z.string()),
});

export const account: Account = {
  open({ TELEGRAM_TOKEN }) {
    let url = '';
    let allowed_updates: readonly string[] | undefined;
    const results: Readonly<Record<string, (call: AccountCall) => unknown>> = {
      getMe: () => ({ id: 7, is_bot: true, username: 'help_bot' }),
      getWebhookInfo: () => ({ url, pending_update_count: 0, allowed_updates }),
      setWebhook({ body }) {
        ({ url, allowed_updates } = Registration.parse(JSON.parse(body)));
        return true;
      },
    };
    return (call) => {
      const method = call.path.replace(`/bot${TELEGRAM_TOKEN}/`, '');
      const answer = results[method];
      if (!answer) return account.stranger;
      return { status: 200, body: JSON.stringify({ ok: true, result: answer(call) }) };
    };
  },
  stranger: {
    status: 401,
    body: '{"ok":false,"error_code":401,"description":"Unauthorized"}',
  },
};
