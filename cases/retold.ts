/** A message's words in the details of a case, when the resident changes them or takes them back. */
import type { CaseDetails } from './case.ts';

/** Account and media after the message has these words; null: it was taken back, with its `media`. */
export function retold<D extends CaseDetails>(
  details: D,
  message: string,
  words: string | null,
  media: readonly string[] = [],
): D {
  const { account } = details;
  const said = account.some((each) => each.message === message && each.value !== words);
  const shown = words === null && details.media.some((id) => media.includes(id));
  if (!said && !shown) return details;
  return {
    ...details,
    account: account.flatMap((each) => {
      if (each.message !== message) return [each];
      return words === null ? [] : [{ ...each, value: words }];
    }),
    ...(shown && { media: details.media.filter((id) => !media.includes(id)) }),
  };
}
