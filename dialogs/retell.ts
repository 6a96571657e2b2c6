/**
 * A message that is told in other words: understood anew in the place of the old ones. What the new
 * words tell otherwise is put right; what they leave out stays known; danger only rises.
 */
import { atLeast, type Understanding } from '../intents/understanding.ts';
import type { Message, TurnInput } from './contract.ts';
import { absorb, addWords } from './draft.ts';
import { watch } from './handlers/watch.ts';
import type { FormQuestionId } from './question-ids.ts';
import { fieldsSaidIn, isSaidIn, withoutSaidIn } from './said-in.ts';
import { sameDetails } from './settle.ts';
import type { DialogState, DraftDetails } from './state.ts';
import {
  begin,
  closed,
  detailsOf,
  type Turn,
  tell,
  withDraft,
  withState,
} from './turn.ts';

/** Which question of the form a field answers. */
const QUESTIONS: Readonly<Record<string, FormQuestionId>> = {
  address: 'address',
  contactName: 'contact_name',
  phone: 'phone',
  patient: 'who',
};

type Retells = NonNullable<Message['retells']>;

/** How a turn is decided, and what follows. */
export interface Deciding {
  readonly decide: (turn: Turn) => Turn | null;
  readonly goOn: (turn: Turn) => Turn;
}

export function retell(
  input: TurnInput,
  retells: Retells,
  { decide, goOn }: Deciding,
): Turn {
  const before = begin(input);
  const danger = isNewDanger(input.understanding, retells.before);
  const told = isTold(before);
  // A position that moves, a slip in nothing but its form.
  const same = input.message.text.trim() === retells.words.trim();
  if (same) return closed(told ? absorb(before) : before);
  // Words that gave way to others before they came tell only what must not be missed.
  if (retells.late && !danger) return closed(told ? absorb(before) : before);
  if (!told && !retells.last && !danger) return closed(before);
  const state = retells.late ? input.state : withoutIt(input.state, input, retells);
  const turn = begin({ ...input, state });
  if (input.owner === 'agent') return { ...kept(watch(turn), before), input };
  if (!danger && told && !isOpen(before)) return added(turn, before);
  const decided = decide(turn);
  if (!decided) return closed(before);
  return withQuestion(goOn({ ...kept(decided, before), input }), before);
}

/** More urgent than its words were, or in another way. */
function isNewDanger(now: Understanding, before: Understanding): boolean {
  if (!atLeast(now.urgency, 'high')) return false;
  const known = new Set(before.flags.map(({ id }) => id));
  return (
    !atLeast(before.urgency, now.urgency) || now.flags.some(({ id }) => !known.has(id))
  );
}

/** What is being told, or was filed, holds something of it. */
function isTold(turn: Turn): boolean {
  return turn.state.draft !== null && isSaidIn(detailsOf(turn), turn.input.message.id);
}

/** It is being told still. */
function isOpen({ state }: Turn): boolean {
  return state.draft?.filedAt === null && !state.draft.shelved;
}

/** Before the message, as far as its words of then may have told it. */
function withoutIt(
  state: DialogState,
  { message }: TurnInput,
  { before }: Retells,
): DialogState {
  const { draft, personal } = state;
  if (!draft || !personal.draft) return { ...state, asked: null };
  const { district, zone } = before.entities;
  const category = before.category?.id;
  const answered = fieldsSaidIn(personal.draft, message.id)
    .filter(() => !personal.draft?.account.some((said) => said.message === message.id))
    .flatMap((field) => QUESTIONS[field] ?? [])[0];
  return {
    ...state,
    // An answer is read as what it answered; anything else as a part of the account.
    asked: answered ? { question: answered, choices: [], failures: 0 } : null,
    ...(district?.value === state.district && { district: null }),
    draft: {
      ...draft,
      ...(district?.value === draft.district && { district: null }),
      ...(zone?.value === draft.zone && { zone: null }),
      ...(category === draft.category && { category: null, categorySure: false }),
    },
    personal: { ...personal, draft: withoutSaidIn(personal.draft, message.id) },
  };
}

/** More for a case that is not being told any more: nothing is asked again. */
function added(turn: Turn, before: Turn): Turn {
  const filled = { ...kept(addWords(absorb(turn)), before), input: before.input };
  const same = sameDetails(detailsOf(filled), detailsOf(before));
  const params = { number: before.state.draft?.caseNumber ?? '' };
  return closed(same || !params.number ? filled : tell(filled, 'added', { params }));
}

/** What the new words left out, as it was known; the words in the place of the old ones. */
function kept(turn: Turn, before: Turn): Turn {
  const was = before.state;
  const { draft } = turn.state;
  if (!draft || !was.draft || draft.id !== was.draft.id) return turn;
  const { category, categorySure, district, zone } = was.draft;
  const whole = withDraft(
    withState(turn, { district: turn.state.district ?? was.district }),
    {
      district: draft.district ?? district,
      zone: draft.zone ?? zone,
      ...(draft.category === null && { category, categorySure }),
    },
    detailsOfBoth(detailsOf(turn), detailsOf(before), turn.input.message),
  );
  return whole;
}

function detailsOfBoth(
  now: DraftDetails,
  was: DraftDetails,
  { id, text, retells }: Message,
): DraftDetails {
  const told = new Set(
    now.facts.flatMap(({ key, message }) => (message === id ? [key] : [])),
  );
  const facts = was.facts.filter(({ key, message }) => message === id && !told.has(key));
  // Words that come late stand beside those that took their place.
  const place = !retells?.late && was.account.some(({ message }) => message === id);
  const others = now.account.filter(
    ({ message }) =>
      message !== id && !was.account.some((said) => said.message === message),
  );
  return {
    ...was,
    ...now,
    ...fuller('address', now, was),
    ...fuller('patient', now, was),
    facts: [...now.facts, ...facts],
    account: place
      ? [
          ...was.account.map((said) =>
            said.message === id ? { ...said, value: text } : said,
          ),
          ...others,
        ]
      : now.account,
  };
}

/** The value of before, where the new one is only a part of it. */
function fuller(
  field: 'address' | 'patient',
  now: DraftDetails,
  was: DraftDetails,
): Partial<DraftDetails> {
  const part = now[field]?.value;
  const whole = was[field];
  return part !== undefined && whole?.value.includes(part) ? { [field]: whole } : {};
}

/** What was asked outside the form waits for its answer as before. */
function withQuestion(turn: Turn, before: Turn): Turn {
  const { asked } = before.state;
  return turn.state.asked === null && asked !== null && turn.replies.length === 0
    ? withState(turn, { asked })
    : turn;
}
