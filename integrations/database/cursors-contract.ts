/** How far the mailboxes that vendors keep for us were fetched. */
export interface Cursors {
  /** Null: never. */
  read(channelId: string, account: string): Promise<string | null>;
  /** False: it does not stand at `from` any more, and stays. */
  move(
    channelId: string,
    account: string,
    from: string | null,
    to: string,
  ): Promise<boolean>;
}
