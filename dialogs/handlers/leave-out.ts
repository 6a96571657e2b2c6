/** "删掉电话", "名字不要写了": one of what they gave is taken out again, and not asked for. */
import { hasCue, namedFields } from '../cues.ts';
import { passOver } from '../draft.ts';
import { say } from '../say.ts';
import type { DraftDetails } from '../state.ts';
import { FIELDS } from '../summary-card.ts';
import { detailsOf, type Turn, tell, withDraft, withState } from '../turn.ts';

/** Longer words tell something besides. */
const LONGEST = 16;
const CLAUSE = /[,，。;；!！]+|(?<=\p{Script=Han})\s+/u;

export function leaveOut(turn: Turn): Turn | null {
  const { tap, text } = turn.heard;
  const { draft } = turn.state;
  if (tap || !draft || text.length > LONGEST) return null;
  const clause = text.split(CLAUSE).find((each) => hasCue(each, 'leaveOut')) ?? '';
  const [field, ...more] = namedFields(clause);
  if (more.length > 0 || (field !== 'phone' && field !== 'contact_name')) return null;
  const { phone, contactName, ...rest } = detailsOf(turn);
  const gone = field === 'phone' ? phone : contactName;
  if (!gone) return null;
  const left = field === 'phone' ? contactName && { contactName } : phone && { phone };
  const label = FIELDS.find(({ id }) => id === field)?.label;
  const changed = withState(turn, {
    personal: {
      ...turn.state.personal,
      draft: { ...rest, ...left, account: without(rest.account, gone.value) },
    },
  });
  return tell(
    withDraft(changed, { ...passOver(draft, field), editing: null }),
    'left_out',
    {
      params: { field: say(label ?? 'field.what', turn.state.language) },
    },
  );
}

/** Their words go to whoever works the case: what is taken out stands in none of them. */
function without(
  account: DraftDetails['account'],
  words: string,
): DraftDetails['account'] {
  return account.map((said) => ({ ...said, value: said.value.replaceAll(words, '…') }));
}
