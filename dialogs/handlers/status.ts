/** How a case stands: freely where it was told, elsewhere only with its phone's last four digits. */
import { parseCaseNumber } from '../../cases/number.ts';
import { phoneTail } from '../../cases/phone.ts';
import type { Understanding } from '../../intents/understanding.ts';
import { saysYes } from '../agreement.ts';
import type { CaseFact, Command } from '../contract.ts';
import { hasCue, isCue } from '../cues.ts';
import { isForsaken } from '../own-case.ts';
import { isMobileBegun } from '../phone-problem.ts';
import { type SayKey, say } from '../say.ts';
import {
  detailsOf,
  nameOf,
  openDraft,
  pick,
  put,
  silence,
  type Turn,
  tell,
  withState,
} from '../turn.ts';
import { aheadText, waitText } from '../waiting.ts';

const MOST_TRIES = 5;
const TAIL = 4;
const TAIL_ALONE = /^\s*\d{4}\s*$/;
const BLOCK_MS = 30 * 60_000;
/** More would not be read. */
const MOST_CASES = 3;
const newestFirst = (a: CaseFact, b: CaseFact) => b.openedAt.localeCompare(a.openedAt);

export function status(turn: Turn): Turn | null {
  const number = statedNumber(turn);
  if (number) return byNumber(turn, number);
  const proof = proofIn(turn.heard.text, turn.heard.understanding);
  const waiting = turn.state.status.number;
  const awaited = turn.state.asked?.question === 'phone_tail';
  if (proof && waiting && awaited) return compare(turn, waiting, proof);
  // Four digits after the last try are one more of them.
  if (isBlocked(turn) && TAIL_ALONE.test(turn.heard.text) && isIdle(turn))
    return blocked(turn);
  if (!asksProgress(turn) || isPhone(turn)) return null;
  const { own = [] } = turn.input.facts;
  const written = turn.heard.understanding.entities.caseNumber;
  if (written) return tell(turn, 'status.bad_number');
  const { followed = [] } = turn.input.facts;
  if (own.length + followed.length > 0) return toldOwn(turn, [...own, ...followed]);
  const draft = openDraft(turn);
  if (draft && !draft.shelved && detailsOf(turn).account.length > 0) {
    return tell(turn, 'status.draft');
  }
  return put(turn, 'case_number', 'status.ask_number', []);
}

/** Ten digits of a mobile number look like a case number. */
function isPhone({ heard, state }: Turn): boolean {
  return (
    heard.tap === null &&
    state.asked?.question !== 'case_number' &&
    isMobileBegun(heard.text)
  );
}

/**
 * An urgent case that nobody has any more gets its person again, and the answer says so; one that
 * was told elsewhere is called for there.
 */
export function toldOwn(turn: Turn, own: readonly CaseFact[]): Turn {
  const called = own
    .filter((fact) => isCalledAgain(turn, fact))
    .map(
      ({ id }) =>
        ({
          do: 'request_person',
          caseId: id,
          reason: 'asked',
        }) as const satisfies Command,
    );
  return tell({ ...turn, commands: [...turn.commands, ...called] }, 'status.own', {
    params: { lines: lines(turn, own) },
  });
}

/** It was told in this conversation. */
export function isOfHere({ input }: Turn, { conversationId }: CaseFact): boolean {
  return conversationId === input.conversationId;
}

function isCalledAgain(turn: Turn, fact: CaseFact): boolean {
  return isOfHere(turn, fact) && isForsaken(fact);
}

/** The case number that the turn's decision needs; shared with `lookups`. */
export function wantedNumber(
  text: string,
  entity: string | undefined,
  question: string | undefined,
  waiting: string | null,
): string | null {
  const stated = parseCaseNumber(entity ?? '') ?? parseCaseNumber(text);
  return stated ?? (question === 'phone_tail' ? waiting : null);
}

function statedNumber({ heard }: Turn): string | null {
  const entity = heard.understanding.entities.caseNumber?.value;
  return parseCaseNumber(entity ?? '') ?? parseCaseNumber(heard.text);
}

function byNumber(turn: Turn, number: string): Turn {
  const fact = turn.input.facts.byNumber;
  const { followed = [] } = turn.input.facts;
  if (fact && (isOfHere(turn, fact) || followed.some(({ id }) => id === fact.id))) {
    return toldOwn(turn, [fact]);
  }
  if (isBlocked(turn)) return blocked(turn);
  const named = withState(turn, { status: { ...turn.state.status, number } });
  const proof = proofIn(turn.heard.text, turn.heard.understanding);
  if (proof) return compare(named, number, proof);
  return putProof(named, 'status.ask_tail');
}

function putProof(turn: Turn, key: SayKey): Turn {
  return put(turn, 'phone_tail', key, [pick(turn, 'do:leave', 'label.leave')]);
}

/** The same words whether there is no such case, no phone, or another one. */
function compare(turn: Turn, number: string, proof: string): Turn {
  if (isBlocked(turn)) return blocked(turn);
  const fact = turn.input.facts.byNumber;
  const whole = proof.length > TAIL;
  // Tried too often by strangers: its owner is not shut out, and says the whole number.
  if (!whole && turn.input.facts.tailEnough === false)
    return putProof(turn, 'status.ask_phone');
  const known = fact?.number === number ? fact.phone : null;
  if (fact && known && (whole ? known === proof : phoneTail(known) === proof)) {
    const cleared = withState(turn, {
      asked: null,
      status: { failures: 0, blockedUntil: null, number: null },
    });
    return tellProven(cleared, fact);
  }
  const failures = turn.state.status.failures + 1;
  const { now } = turn.input;
  const failed = (blockedUntil: string | null) =>
    withState(turn, {
      status: {
        ...turn.state.status,
        failures: blockedUntil ? 0 : failures,
        blockedUntil,
      },
    });
  if (failures < MOST_TRIES) {
    return putProof(failed(null), whole ? 'status.no_match_phone' : 'status.no_match');
  }
  return blocked(failed(new Date(now.getTime() + BLOCK_MS).toISOString()));
}

/** Whoever could show that it is theirs may wish to see it here from now on. */
function tellProven(turn: Turn, fact: CaseFact): Turn {
  const told = { params: { lines: lines(turn, [fact]) } };
  if (openDraft(turn)) return tell(turn, 'status.own', told);
  const follow = pick(turn, `follow:${fact.number}`, 'label.follow');
  return put(turn, 'menu', 'status.own', [follow], told);
}

function isBlocked({ state, input }: Turn): boolean {
  const { blockedUntil } = state.status;
  return blockedUntil !== null && Date.parse(blockedUntil) > input.now.getTime();
}

function blocked(turn: Turn): Turn {
  const { hotline } = turn.input.city;
  const waits = withState(turn, { status: { ...turn.state.status, number: null } });
  const told = tell(waits, 'status.blocked', {
    params: { hotline: hotline.number },
    phones: [hotline.number],
  });
  return turn.state.asked?.question === 'phone_tail'
    ? { ...silence(told), follows: 'form' }
    : told;
}

/** Nothing is asked that four digits could answer. */
function isIdle({ state }: Turn): boolean {
  return state.asked === null || state.asked.question === 'menu';
}

/** The digits of a phone that a message gives as proof: the whole number, or its last four. */
export function proofIn(text: string, { entities }: Understanding): string | null {
  const whole = entities.phone?.value.replace(/\D/g, '');
  const rest = text.normalize('NFKC').replace(/[\d-]{5,}/g, ' ');
  return whole ?? /(?<!\d)\d{4}(?!\d)/.exec(rest)?.[0] ?? null;
}

function asksProgress({ heard, state }: Turn): boolean {
  const { tap, text, understanding } = heard;
  if (tap) return tap.verb === 'do' && tap.value === 'progress';
  // "还是给我登记吧" asks for a form.
  if (hasCue(text, 'registering') && saysYes(heard)) return false;
  const numbered = state.asked?.question === 'case_number' && /\d/.test(text);
  return understanding.intent === 'check_status' || isCue(text, 'progress') || numbered;
}

// ---------------------------------------------------------------------------- how it is told

function lines(turn: Turn, facts: readonly CaseFact[]): string {
  return caseLines(turn, facts, MOST_CASES).join('\n');
}

/** How each stands, the newest first, so many at most. */
export function caseLines(
  turn: Turn,
  facts: readonly CaseFact[],
  most: number,
): readonly string[] {
  return facts
    .toSorted(newestFirst)
    .slice(0, most)
    .map((fact) => line(turn, fact));
}

function line(turn: Turn, fact: CaseFact): string {
  const { city } = turn.input;
  const { language } = turn.state;
  const { bodies: ids } = fact.leading ?? fact;
  const bodies = ids.flatMap((id) => nameOf(city.bodies, id, turn) ?? []);
  return say(lineKey(turn, fact), language, {
    number: fact.number,
    category: nameOf(city.categories, fact.category, turn) ?? '',
    body: bodies.join(language === 'zh' ? '、' : ', ') || city.service[language],
    wait: waitText(turn, fact.urgency),
    ahead: aheadText(fact.position ?? 0, language),
  });
}

function lineKey(turn: Turn, fact: CaseFact): SayKey {
  const { status: stage, withPerson, position, leading } = fact;
  if (isCalledAgain(turn, fact)) return 'status.called_again';
  if (withPerson) return 'status.with_person';
  if (position !== null) return 'status.waiting';
  return `status.stage.${leading?.status ?? stage}`;
}
