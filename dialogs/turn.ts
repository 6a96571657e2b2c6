/** One turn while it is being decided: what came in, and what was settled so far. */
import { type HandoffReason, NO_CASE_DETAILS } from '../cases/case.ts';
import type { City } from '../knowledge/content/city.ts';
import { bounded } from './bounds.ts';
import type { Choice, Command, Reply, TurnInput } from './contract.ts';
import { type Heard, hear } from './heard.ts';
import { caseOf, takesNoMore } from './own-case.ts';
import type { QuestionId } from './question-ids.ts';
import { choice, type ReplyParts, replyOf, type SayKey } from './say.ts';
import type { DialogState, Draft, DraftDetails } from './state.ts';

export interface Turn {
  readonly input: TurnInput;
  readonly heard: Heard;
  readonly state: DialogState;
  readonly replies: readonly Reply[];
  readonly commands: readonly Command[];
  /** A person is wanted for the draft's case, and why. */
  readonly person: HandoffReason | null;
  /** What comes after the handlers: the form's next question, or nothing. */
  readonly follows: 'form' | 'nothing';
}

/** Decides a turn, or leaves it to the next handler with null. */
export type Handler = (turn: Turn) => Turn | null;

export function begin(input: TurnInput): Turn {
  const { message, understanding } = input;
  const state = asStaffLeftIt(input);
  return {
    input,
    heard: hear(state, message, understanding),
    state,
    replies: [],
    commands: [],
    person: null,
    follows: 'form',
  };
}

/** Without a draft whose case is over; and as urgent as a person said that it is. */
function asStaffLeftIt(input: TurnInput): DialogState {
  const { state, now } = input;
  const own = caseOf(state.draft, input);
  if (!state.draft || !own) return state;
  if (takesNoMore(own, now))
    return { ...state, draft: null, personal: { ...state.personal, draft: null } };
  return { ...state, draft: { ...state.draft, urgency: own.urgency } };
}

// ---------------------------------------------------------------------------- what is settled

export function withState(turn: Turn, change: Partial<DialogState>): Turn {
  return { ...turn, state: { ...turn.state, ...change } };
}

/** Changes the draft; nothing where there is none. */
export function withDraft(
  turn: Turn,
  draft: Partial<Draft>,
  details: Partial<DraftDetails> = {},
): Turn {
  if (!turn.state.draft) return turn;
  return withState(turn, {
    draft: { ...turn.state.draft, ...draft },
    personal: {
      ...turn.state.personal,
      draft: bounded({ ...detailsOf(turn), ...details }),
    },
  });
}

export function detailsOf(turn: Turn): DraftDetails {
  return turn.state.personal.draft ?? NO_CASE_DETAILS;
}

/** The draft while it is still being told: not filed yet, nor solved by staff. */
export function openDraft({ state, input }: Turn): Draft | null {
  const { draft } = state;
  if (!draft || draft.filedAt !== null) return null;
  return caseOf(draft, input)?.status === 'resolved' ? null : draft;
}

/** It is being told now, and was not put aside: the form's next question follows. */
export function isInForm(turn: Turn): boolean {
  return openDraft(turn)?.shelved === false;
}

// ---------------------------------------------------------------------------- what is said

export function tell(turn: Turn, key: SayKey, parts: ReplyParts = {}): Turn {
  return {
    ...turn,
    replies: [...turn.replies, replyOf(key, turn.state.language, parts)],
  };
}

/** Puts a question outside the form; it is the last word of the turn. */
export function put(
  turn: Turn,
  question: QuestionId,
  key: SayKey,
  choices: readonly Choice[],
  parts: Omit<ReplyParts, 'choices'> = {},
): Turn {
  const failures =
    turn.input.state.asked?.question === question ? turn.input.state.asked.failures : 0;
  const asked = withState(turn, { asked: { question, choices, failures } });
  return closed(tell(asked, key, { ...parts, choices }));
}

export function closed(turn: Turn): Turn {
  return { ...turn, follows: 'nothing' };
}

export function wantPerson(turn: Turn, reason: HandoffReason): Turn {
  return { ...turn, person: turn.person === 'urgent' ? 'urgent' : reason };
}

/** Nothing is being asked any more; the form stands still. */
export function silence(turn: Turn): Turn {
  return closed(withState(turn, { asked: null }));
}

export function pick(turn: Turn, id: string, key: SayKey): Choice {
  return choice(id, key, turn.state.language);
}

// ---------------------------------------------------------------------------- the city's names

/** The name of a place, category or body in the person's language; null: not in this city. */
export function nameOf(
  list: readonly { readonly id: string; readonly name: City['name'] }[],
  id: string | null,
  turn: Turn,
): string | null {
  return list.find((each) => each.id === id)?.name[turn.state.language] ?? null;
}

/** Where a request goes whose category nobody named: the pack lists it last. */
export function fallbackCategory(city: City): City['categories'][number] {
  const last = city.categories.at(-1);
  if (!last) throw new Error('a city has categories');
  return city.categories.find(({ id }) => id === 'other') ?? last;
}

export function emergencyNumber(
  city: City,
  service: City['emergency'][number]['id'],
): string {
  return city.emergency.find(({ id }) => id === service)?.number ?? city.hotline.number;
}

/** Typed within this time after the last message, words are a burst, not an answer. */
const BURST_MS = 5_000;

export function isBurst(turn: Turn): boolean {
  return isWithin(turn, BURST_MS);
}

/** A question waits until the channel is quiet; sooner than this nobody has seen the last one. */
const UNSEEN_MS = 2_500;

export function isUnseen(turn: Turn): boolean {
  return isWithin(turn, UNSEEN_MS);
}

function isWithin({ input }: Turn, ms: number): boolean {
  const { lastAt } = input.state;
  return lastAt !== null && input.now.getTime() - Date.parse(lastAt) < ms;
}
