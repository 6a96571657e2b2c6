/** Everything else that tells something: a new trouble, more of it, or an addition to a case. */

import { atLeast } from '../../intents/understanding.ts';
import { tellsSomething } from '../cues.ts';
import { absorb, addWords, beginDraft } from '../draft.ts';
import { heardOut } from '../heard-out.ts';
import { openDraft, pick, put, type Turn, tell } from '../turn.ts';
import { asksSafety } from './safety.ts';
import { sameTrouble } from './urgency.ts';

/** So long after filing, further words are taken as an addition to the case. */
const ADDITION_MS = 2 * 3_600_000;

export function account(turn: Turn): Turn | null {
  if (turn.heard.tap || !tellsAnything(turn)) return null;
  if (belongsToFiled(turn)) return added(turn);
  return heardOut(addWords(absorb(beginDraft(turn))));
}

/** Words with content, a photo, a place; a bare cry counts where a safety question follows. */
function tellsAnything(turn: Turn): boolean {
  const { text, message, understanding } = turn.heard;
  const { intent, category, entities, urgency, safetyQuestion, flags } = understanding;
  if (message.media.length > 0 || message.location) return true;
  if (safetyQuestion !== null) return true;
  if (!tellsSomething(text)) return false;
  // While a request is being told, all words belong to it.
  if (openDraft(turn) && turn.state.draft?.shelved === false) return true;
  const holds =
    category !== null ||
    flags.length > 0 ||
    atLeast(urgency, 'normal') ||
    entities.needs.length > 0 ||
    entities.phone !== undefined ||
    entities.address !== undefined;
  const telling = intent === 'file_request' || intent === 'suggestion';
  return telling || holds || belongsToFiled(turn);
}

function belongsToFiled(turn: Turn): boolean {
  const { draft } = turn.state;
  if (draft?.filedAt == null || turn.heard.understanding.intent === 'suggestion')
    return false;
  const age = turn.input.now.getTime() - Date.parse(draft.filedAt);
  return age < ADDITION_MS && sameTrouble(turn);
}

function added(turn: Turn): Turn {
  const told = addWords(absorb(turn));
  const params = { number: turn.state.draft?.caseNumber ?? '' };
  if (asksSafety(told)) return tell(told, 'added', { params });
  const another = pick(turn, 'do:new', 'label.another_matter');
  return put(told, 'menu', 'added', [another], { params });
}
