/** The app's server, which takes a check and has nothing to set up, for the tests. */
import type { Account } from '../upkeep/account.ts';

export const account: Account = {
  open: () => () => ({ status: 204, body: '' }),
  stranger: { status: 401, body: '' },
};
