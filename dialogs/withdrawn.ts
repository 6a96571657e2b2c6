/** A message that the resident took back, in what is being told. */
import { retold } from '../cases/retold.ts';
import { withoutSaidIn, withoutSigns } from './said-in.ts';
import type { DialogState, Draft, DraftDetails, Kept } from './state.ts';

/**
 * Its words go. What it told stays where a case works with it; of a request that nobody works on
 * yet nothing stays that only this message told.
 * @param media ids of its files.
 */
export function withdrawn(
  state: DialogState,
  message: string,
  media: readonly string[],
): DialogState {
  const { draft, personal } = state;
  const left = (kept: Kept | null): Kept | null =>
    kept && { ...kept, details: leftOf(kept.draft, kept.details, message, media) };
  const kept = { told: left(personal.told), aside: left(personal.aside) };
  if (!draft || !personal.draft) return { ...state, personal: { ...personal, ...kept } };
  const details = leftOf(draft, personal.draft, message, media);
  const nothing = details !== personal.draft && draft.caseId === null && isEmpty(details);
  return nothing
    ? {
        ...state,
        asked: null,
        draft: null,
        personal: { ...personal, ...kept, draft: null },
      }
    : { ...state, personal: { ...personal, ...kept, draft: details } };
}

function leftOf(
  { caseId }: Draft,
  details: DraftDetails,
  message: string,
  media: readonly string[],
): DraftDetails {
  const wordless = retold(details, message, null, media);
  return caseId === null
    ? withoutSigns(withoutSaidIn(wordless, message), message)
    : wordless;
}

function isEmpty({ account, media, location }: DraftDetails): boolean {
  return account.length === 0 && media.length === 0 && location === undefined;
}
