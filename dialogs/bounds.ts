/** What a request holds at most: who writes on and on keeps the transcript, not the case. */
import type { DraftDetails } from './state.ts';

const MOST_WORDS = 40;
/** Characters of all entries together. */
const LONGEST_ACCOUNT = 8_000;
const MOST_MEDIA = 50;
const MOST_FACTS = 40;

/** The same details with the first of everything, as far as there is room. */
export function bounded(details: DraftDetails): DraftDetails {
  const { account, media, facts } = details;
  const kept = boundedAccount(account);
  const fits =
    kept === account && media.length <= MOST_MEDIA && facts.length <= MOST_FACTS;
  return fits
    ? details
    : {
        ...details,
        account: kept,
        media: media.slice(0, MOST_MEDIA),
        facts: facts.slice(0, MOST_FACTS),
      };
}

function boundedAccount(account: DraftDetails['account']): DraftDetails['account'] {
  const length = account.reduce((sum, { value }) => sum + value.length, 0);
  if (account.length <= MOST_WORDS && length <= LONGEST_ACCOUNT) return account;
  let room = LONGEST_ACCOUNT;
  return account.slice(0, MOST_WORDS).flatMap((said) => {
    const value = said.value.slice(0, room).toWellFormed();
    room -= value.length;
    return value === '' ? [] : [{ ...said, value }];
  });
}
