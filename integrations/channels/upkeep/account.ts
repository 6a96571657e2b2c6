/** The vendor's part in upkeep, played by us for the tests: an account that nobody has set up yet. */

export interface AccountCall {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly body: string;
}

export interface AccountReply {
  readonly status: number;
  readonly body: string;
}

export interface Account {
  /** One with these settings, that remembers what it is told. */
  open(settings: Readonly<Record<string, unknown>>): (call: AccountCall) => AccountReply;
  /** What is answered to credentials that the vendor does not know. */
  readonly stranger: AccountReply;
}
