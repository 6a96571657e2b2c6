/** A request put aside while danger is told: both are kept, and the first is taken up again. */
import { atLeast } from '../intents/understanding.ts';
import { tellsSomething } from './cues.ts';
import { freshDraft } from './draft.ts';
import { ownWords } from './say.ts';
import type { DraftDetails, Kept } from './state.ts';
import {
  detailsOf,
  openDraft,
  pick,
  put,
  type Turn,
  withDraft,
  withState,
} from './turn.ts';

/**
 * The danger is about something else than the request being told, which has no case yet. The
 * urgent case takes the words and the way to the person along, but not who the first was about.
 */
export function setAside(turn: Turn): Turn | null {
  const draft = openDraft(turn);
  const { category, urgency } = turn.heard.understanding;
  const apart =
    draft !== null &&
    draft.caseId === null &&
    draft.categorySure &&
    atLeast(urgency, 'high') &&
    category !== null &&
    category.id !== draft.category;
  if (!apart) return null;
  const details = detailsOf(turn);
  const { account, address, phone, contactName, location, media } = details;
  const along: Partial<DraftDetails> = {
    account,
    media,
    ...(address && { address }),
    ...(phone && { phone }),
    ...(contactName && { contactName }),
    ...(location && { location }),
  };
  const { district, zone } = draft;
  const begun = withDraft(freshDraft(turn), { district, zone }, along);
  return keep(begun, { draft, details });
}

/** What stands aside becomes the draft again, and the draft stands aside; null: nothing does. */
export function takeUp(turn: Turn): Turn | null {
  const { draft, personal } = turn.state;
  const { aside } = personal;
  if (!aside) return null;
  const details = detailsOf(turn);
  const taken = withState(turn, {
    draft: { ...aside.draft, shelved: false },
    asked: null,
    personal: { ...personal, draft: aside.details, aside: null },
  });
  return draft ? keep(taken, { draft, details }) : taken;
}

/** Says that the first request is still there, once nothing more urgent is asked. */
export function remind(turn: Turn): Turn {
  const { aside } = turn.state.personal;
  const waits = aside && aside.draft.caseId === null && aside.draft.filedAt === null;
  const words = aside?.details.account.find(({ value }) => tellsSomething(value))?.value;
  if (!waits || words === undefined || turn.replies.length > 2) return turn;
  return put(turn, 'menu', 'aside', [pick(turn, 'do:resume', 'label.go_on')], {
    params: { words: ownWords(words, turn.state.language) },
  });
}

function keep(turn: Turn, aside: Kept): Turn {
  return withState(turn, { personal: { ...turn.state.personal, aside } });
}
