/** The answer to the question that was put: read, kept, or asked again with reason and example. */
import { atLeast } from '../../intents/understanding.ts';
import { responsibleBody } from '../../knowledge/responsible-body.ts';
import { saysYes } from '../agreement.ts';
import { FAILURES_BEFORE_HELP, putQuestion } from '../ask-next.ts';
import { isCry } from '../cues.ts';
import { absorb, addWords, ensureCase } from '../draft.ts';
import { heardOut, noted } from '../heard-out.ts';
import { formQuestion } from '../intake-flow.ts';
import { notPassedOn } from '../not-passed-on.ts';
import { answersElsewhere } from '../other-field.ts';
import { isExhausted } from '../pace.ts';
import { placeReadBack } from '../places/told.ts';
import { isFormQuestion } from '../question-ids.ts';
import { refusesConsent, saysConsent } from '../questions/consent.ts';
import type { Answer, Question } from '../questions/question.ts';
import type { SayKey } from '../say.ts';
import type { Draft } from '../state.ts';
import {
  closed,
  detailsOf,
  isBurst,
  nameOf,
  openDraft,
  type Turn,
  tell,
  wantPerson,
  withDraft,
  withState,
} from '../turn.ts';
import { zoneTold } from '../zone-words.ts';
import { shelved } from './cancel.ts';
import { offerRegister } from './register-need.ts';

/** From this length on an answer may also tell something. */
const TELLING = { zh: 15, en: 45 };
/** Where they name a matter, already from this. */
const MATTER = 8;

export function answer(turn: Turn): Turn | null {
  const question = askedQuestion(turn);
  if (!question) return null;
  // A cry for help is no name and nobody who needs help.
  if (isCry(turn.heard.text)) return null;
  if (question.id === 'consent' && refused(turn))
    return notPassedOn(turn, 'consent.refused');
  if (question.id === 'consent' && onlyHeard(turn)) return shelved(turn);
  const read = question.read(turn);
  const missed = read.kind === 'other' || (read.kind === 'problem' && !read.sure);
  const elsewhere = missed ? answersElsewhere(turn, question) : null;
  if (elsewhere) return noted(taken(turn, elsewhere.question, elsewhere.value));
  switch (read.kind) {
    case 'value':
      return taken(turn, question, read);
    case 'more':
      return closed(putQuestion(turn, question, 0));
    case 'problem':
      if (turn.heard.tap) return null;
      return turn.heard.text === '' ||
        (isBurst(turn) && !read.sure && !wasPutAgain(turn)) ||
        answersOther(turn)
        ? null
        : failed(turn, question, read.sure === true);
    case 'other':
      return null;
  }
}

/** The question that a tap belongs to, also an older one; for words, the one put last. */
function askedQuestion(turn: Turn): Question | null {
  const { heard, state } = turn;
  const { asked } = state;
  if (!openDraft(turn)) return null;
  const id = heard.tap ? heard.tap.verb : asked?.question;
  return isFormQuestion(id) ? formQuestion(id) : null;
}

function taken(
  turn: Turn,
  question: Question,
  { draft = {}, details = {} }: Extract<Answer, { kind: 'value' }>,
): Turn {
  const changing = turn.state.draft?.editing ?? null;
  const editing = changing === question.id ? null : changing;
  // Where they live also answers their next question about the rules.
  const placed = withState(turn, {
    // Its next part is a question of its own.
    ...(question.id === 'flag' && { asked: null }),
    ...(draft.zone != null && { zone: draft.zone, zoneAsked: false }),
    district: draft.district ?? turn.state.district,
  });
  const { trail = [] } = turn.state.draft ?? {};
  const kept = withDraft(
    placed,
    {
      ...draft,
      editing,
      cancelling: false,
      shelved: false,
      ...(question.id === 'flag' && { trail: trail.filter((id) => id !== 'flag') }),
    },
    details,
  );
  // The card may be older than a refusal: then the form asks for consent first.
  if (question.id === 'confirm') {
    return kept.state.draft?.consent === 'given' ? file(kept) : kept;
  }
  const told = alsoTold(absorb(placeless(kept, question)), question);
  if (details.address) return placeNoted(told, question);
  return question.id === 'what' && changing === null ? heardOut(told) : told;
}

/** "普通小区" tells what holds there, and is no address. */
function placeless(turn: Turn, { id }: Question): Turn {
  const { heard, input } = turn;
  const { address, ...entities } = heard.understanding.entities;
  const words = address?.words ?? '';
  if (id !== 'zone' || zoneTold(words, input.city.zones) === null) return turn;
  return {
    ...turn,
    heard: { ...heard, understanding: { ...heard.understanding, entities } },
  };
}

/** Read back at once, where no card follows or something else was asked. */
function placeNoted(turn: Turn, { id }: Question): Turn {
  const urgent = atLeast(turn.state.draft?.urgency ?? 'none', 'high');
  const place = placeReadBack(turn);
  if (!urgent && id === 'address') return turn;
  return tell(turn, 'address.noted', { at: 'quiet', params: { place } });
}

/** An answer with more in it than the answer: nothing said is lost. */
function alsoTold(turn: Turn, { id }: Question): Turn {
  const { text, understanding } = turn.heard;
  // Yes is an answer and no part of the story, however it is worded.
  if ((id === 'consent' || id === 'confirm') && saysYes(turn.heard)) return turn;
  const whole = id === 'what' || id === 'address' || id === 'flag' || id === 'who';
  const more =
    understanding.flags.length > 0 ||
    (id === 'address' && tellsBesides(turn)) ||
    (!whole &&
      (text.length > TELLING[understanding.language] ||
        (understanding.category !== null && text.length > MATTER)));
  return more && id !== 'what' ? addWords(turn) : turn;
}

/** How to get in, beside the place: "门禁密码2580#". */
function tellsBesides(turn: Turn): boolean {
  const { entities } = turn.heard.understanding;
  const kept = [entities.district, entities.phone, entities.zone, entities.name];
  const known = kept.flatMap((found) => found?.words ?? []);
  const address = detailsOf(turn).address?.value.split(/[，,\s]+/u) ?? [];
  const rest = [...known, ...address].reduce(
    (words, told) => words.replace(told, ' '),
    turn.heard.text,
  );
  return (rest.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= BESIDES;
}

/** Shorter, and it only says that it is the place: 我们现在在. */
const BESIDES = 6;

/** Twice is enough, but for what was meant as an answer and only written wrong: a number, say. */
function failed(turn: Turn, question: Question, sure: boolean): Turn {
  const failures = (turn.state.asked?.failures ?? 0) + 1;
  const { draft } = turn.state;
  const enough = draft !== null && isExhausted(draft, question);
  const retried = sure && question.id !== 'consent';
  if (enough && (!retried || failures > FAILURES_BEFORE_HELP)) return turn;
  return closed(putQuestion(turn, question, failures));
}

/** Its reason was read already: what comes then is meant for it, however quickly it comes. */
function wasPutAgain({ state }: Turn): boolean {
  return (state.asked?.failures ?? 0) > 0;
}

/** No answer to this question, and one to another: "金水区" where the category was asked. */
function answersOther({ heard, state }: Turn): boolean {
  const { personal } = state;
  const { district, zone, phone, address, name } = heard.understanding.entities;
  if (heard.message.media.length > 0 || name) return true;
  return (
    district !== undefined ||
    zone !== undefined ||
    (phone !== undefined && !personal.draft?.phone) ||
    (address !== undefined && !personal.draft?.address)
  );
}

function refused({ heard }: Turn): boolean {
  return refusesConsent(heard);
}

/** "好的" to the refusal's answer is no consent: only the word itself is. */
function onlyHeard({ heard, state }: Turn): boolean {
  const { tap, text } = heard;
  const refusing = state.asked?.choices.every(({ id }) => id !== 'consent:no') ?? false;
  return !tap && refusing && !saysConsent(text) && saysYes(heard);
}

// ---------------------------------------------------------------------------- filing

/** The card is confirmed: number, who works it, when they answer, how to ask. */
function file(turn: Turn): Turn {
  const filedAt = turn.input.now.toISOString();
  const confirmed = withDraft(withState(turn, { asked: null }), { filedAt });
  const filed = wantPerson(ensureCase(confirmed), 'filed');
  const { draft, language } = filed.state;
  const { city } = turn.input;
  const { account } = detailsOf(filed);
  const body = responsibleBody(city, draft?.category ?? null, account);
  const told = tell(filed, filedKey(draft), {
    params: {
      number: draft?.caseNumber ?? '',
      body: nameOf(city.bodies, body, turn) ?? city.service[language],
      within: city.answerWithin[language],
    },
  });
  return offerRegister(told);
}

/** An urgent case has its person; the body's usual time is not what counts for it. */
function filedKey(draft: Draft | null): SayKey {
  if (draft && atLeast(draft.urgency, 'high')) return 'filed.urgent';
  return draft?.kind === 'suggestion' ? 'filed.suggestion' : 'filed';
}
