/**
 * A request told in another conversation is followed from this one, once a code shows that it is
 * the same person; "解除绑定" ends it. What is said never tells whether there is such a request.
 */
import { parseCaseNumber } from '../../cases/number.ts';
import { isCue } from '../cues.ts';
import { elsewhereWish } from '../elsewhere/wish.ts';
import type { Heard } from '../heard.ts';
import type { DialogState } from '../state.ts';
import { closed, pick, put, silence, type Turn, tell, withState } from '../turn.ts';
import { caseLines, isOfHere, toldOwn } from './status.ts';

const CODE_DIGITS = 6;
const CODE_MS = 10 * 60_000;
const MOST_TRIES = 5;
/** Digits and a few words around them: "验证码是123456". One too few is a code mistyped. */
const CODE_TYPED = /^\D{0,12}(\d{4,8})\D{0,6}$/u;

const DIGITS_ALONE = /^[\d\s-]{4,}$/u;

/** What the message wants; null: it is about something else. */
type Wish =
  /** `number`: of the request; null: not told yet. */
  | { readonly is: 'follow'; readonly number: string | null }
  | { readonly is: 'code'; readonly typed: string }
  /** Digits that are no request's number. */
  | { readonly is: 'mistyped' }
  | { readonly is: 'end' };

export function elsewhere(turn: Turn): Turn | null {
  const wish = wishOf(turn.heard, turn.state);
  switch (wish?.is) {
    case 'follow':
      return wish.number === null ? askNumber(turn) : sendCode(turn, wish.number);
    case 'mistyped':
      return put(turn, 'tie_number', 'status.bad_number', [leaving(turn)]);
    case 'code':
      return compare(turn, wish.typed);
    case 'end':
      return end(turn);
    case undefined:
      return null;
  }
}

/** What must be known of the number for it; shared with `lookups`. */
export function wantsElsewhere(
  heard: Heard,
  state: DialogState,
): { readonly number: string | null; readonly sends: boolean } | null {
  const wish = wishOf(heard, state);
  if (wish === null) return null;
  if (wish.is === 'follow') return { number: wish.number, sends: wish.number !== null };
  const number = wish.is === 'code' ? (state.personal.tie?.number ?? null) : null;
  return { number, sends: false };
}

function wishOf(heard: Heard, { asked, personal, status }: DialogState): Wish | null {
  const { tap, text, understanding } = heard;
  if (tap) {
    const number = tap.verb === 'follow' ? parseCaseNumber(tap.value) : null;
    return number === null ? null : { is: 'follow', number };
  }
  const open = asked === null || asked.question === 'menu';
  const typed = CODE_TYPED.exec(text.normalize('NFKC').replaceAll(/\s/gu, ''))?.[1];
  const awaited =
    asked?.question === 'tie_code' || (open && typed?.length === CODE_DIGITS);
  if (personal.tie && typed && awaited) return { is: 'code', typed };
  const said = understanding.entities.caseNumber?.value ?? text;
  const number = parseCaseNumber(said);
  if (asked?.question === 'tie_number') {
    if (number) return { is: 'follow', number };
    if (DIGITS_ALONE.test(text)) return { is: 'mistyped' };
  }
  const asksProgress = understanding.intent === 'check_status' || isCue(text, 'progress');
  const wish = elsewhereWish(text, asksProgress);
  if (wish === 'end') return { is: 'end' };
  return wish === 'follow' ? { is: 'follow', number: number ?? status.number } : null;
}

function askNumber(turn: Turn): Turn {
  const { own = [], followed = [] } = turn.input.facts;
  const known = [...own, ...followed];
  const told = known.length > 0 ? toldOwn(turn, known) : turn;
  const key = known.length > 0 ? 'elsewhere.ask_other' : 'elsewhere.ask_number';
  return put(told, 'tie_number', key, [leaving(turn)]);
}

function sendCode(turn: Turn, number: string): Turn {
  const { byNumber, followed = [], codeAllowed } = turn.input.facts;
  const fact = byNumber?.number === number ? byNumber : null;
  const here =
    fact && (isOfHere(turn, fact) || followed.some(({ id }) => id === fact.id));
  if (here) return toldOwn(silence(turn), [fact]);
  if (codeAllowed === false) {
    const { hotline } = turn.input.city;
    return tell(silence(turn), 'elsewhere.limited', {
      params: { hotline: hotline.number },
      phones: [hotline.number],
    });
  }
  const until = new Date(turn.input.now.getTime() + CODE_MS).toISOString();
  const code = turn.input.ids.digits(CODE_DIGITS);
  const caseId = fact?.id ?? null;
  const sent = withState(turn, {
    status: { ...turn.state.status, number: null },
    personal: {
      ...turn.state.personal,
      tie: { number, caseId, code, until, failures: 0 },
    },
  });
  const commands = fact ? [{ do: 'send_code', caseId: fact.id } as const] : [];
  return put(
    { ...sent, commands: [...sent.commands, ...commands] },
    'tie_code',
    'elsewhere.code_sent',
    [pick(turn, 'do:person', 'label.person'), leaving(turn)],
  );
}

/** The same words whether the code is wrong or there is no such request. */
function compare(turn: Turn, typed: string): Turn {
  const { tie } = turn.state.personal;
  if (!tie) return turn;
  const held = (after: typeof tie | null) =>
    withState(turn, { personal: { ...turn.state.personal, tie: after } });
  const over = Date.parse(tie.until) <= turn.input.now.getTime();
  const fact = turn.input.facts.byNumber;
  if (!over && typed === tie.code && tie.caseId !== null && fact?.id === tie.caseId) {
    const done = withState(silence(held(null)), { follows: true });
    const lines = caseLines(turn, [fact], 1).join('\n');
    return tell(
      { ...done, commands: [...done.commands, { do: 'follow_case', caseId: fact.id }] },
      'elsewhere.done',
      { params: { lines } },
    );
  }
  const failures = tie.failures + 1;
  if (over || failures >= MOST_TRIES) return tell(silence(held(null)), 'elsewhere.void');
  return put(held({ ...tie, failures }), 'tie_code', 'elsewhere.wrong', [leaving(turn)]);
}

function end(turn: Turn): Turn {
  if (turn.input.facts.tied !== true) return tell(closed(turn), 'elsewhere.none');
  const ended = {
    ...withState(turn, { follows: false }),
    commands: [...turn.commands, { do: 'untie' } as const],
  };
  return tell(closed(ended), 'elsewhere.ended');
}

function leaving(turn: Turn) {
  return pick(turn, 'do:leave', 'label.leave');
}
