/** Azure's side of a bot, for the tests: whatever no call can set up is set up by hand. */
import type { Account } from '../upkeep/account.ts';

export const account: Account = {
  open: () => () => ({
    status: 200,
    body: JSON.stringify({
      access_token: 'of-the-bot',
      expires_in: 3600,
      jwks_uri: 'https://login.botframework.com/v1/.well-known/keys',
    }),
  }),
  stranger: { status: 401, body: '{"error":"invalid_client","error_codes":[7000215]}' },
};
