/**
 * Who will need help again is offered the city's register (登记造册) once the request is filed: yes
 * or no, and when it is next due. The payloads name need and case, so that nothing is kept for it.
 */
import type { Language } from '../../intents/understanding.ts';
import type { Choice, Reply } from '../contract.ts';
import { isCue } from '../cues.ts';
import { type DueDate, dueDate, middle } from '../due-date.ts';
import { choice, replyOf, type SayKey } from '../say.ts';
import { detailsOf, nameOf, put, silence, type Turn, tell, withState } from '../turn.ts';

interface Offer {
  readonly need: string;
  readonly caseId: string;
}

/** The answer to the offer, or to when it is next due. */
export function registerNeed(turn: Turn): Turn | null {
  const { heard, state } = turn;
  const asked = state.asked?.question;
  if (heard.tap?.verb === 'need_no') return tell(silence(turn), 'register.declined');
  const due = dueAnswer(turn);
  if (due) return due;
  const offer = offerOf(turn, 'need_yes');
  if (!offer) return null;
  const says =
    heard.tap?.verb === 'need_yes' || (asked === 'need' && saysYes(heard.text));
  if (says) return begin(turn, offer);
  return asked === 'need' && saysNo(heard.text)
    ? tell(silence(turn), 'register.declined')
    : null;
}

/** Right after filing; not where one was offered for this case before. */
export function offerRegister(turn: Turn): Turn {
  const { draft, language } = turn.state;
  const { city } = turn.input;
  const told = detailsOf(turn).needs.map(({ value }) => value);
  const need = city.needs.find(
    ({ id, register }) => register && told.some((each) => each === id),
  );
  if (!need || draft?.caseId == null || draft.consent !== 'given') return turn;
  // Whose life is in danger is asked nothing more.
  if (draft.urgency === 'critical') return turn;
  const id = `${need.id}+${draft.caseId}`;
  return put(
    turn,
    'need',
    'register.offer',
    [
      choice(`need_yes:${id}`, 'label.register', language),
      choice(`need_no:${id}`, 'label.not_needed', language),
    ],
    { params: { need: need.name[language] } },
  );
}

function saysYes(text: string): boolean {
  return isCue(text, 'yes') || isCue(text, 'confirm') || isCue(text, 'register');
}

function saysNo(text: string): boolean {
  return isCue(text, 'no') || isCue(text, 'notRegister');
}

function begin(turn: Turn, { need, caseId }: Offer): Turn {
  const { language } = turn.state;
  const found = turn.input.city.needs.find(({ id }) => id === need);
  if (!found?.register) return tell(silence(turn), 'register.declined');
  if (found.register.due === null) return done(turn, { need, caseId }, null);
  const what = found.register.due[language];
  const { choices } = needQuestion('register.ask_due', language, caseId, need, what);
  return put(turn, 'need_due', 'register.ask_due', choices, { params: { what } });
}

/** The question when it is next due, as the bot puts it and as the clock does. */
export function needQuestion(
  key: 'register.ask_due' | 'register.ask_next',
  language: Language,
  caseId: string,
  need: string,
  what: string,
): Reply {
  const choices: readonly Choice[] = [
    choice(`need_due:${need}+${caseId}`, 'label.not_sure', language),
  ];
  return replyOf(key, language, { params: { what }, choices });
}

function dueAnswer(turn: Turn): Turn | null {
  const { heard, state } = turn;
  const offer = offerOf(turn, 'need_due');
  if (!offer) return null;
  if (heard.tap?.verb === 'need_due') return done(turn, offer, null);
  if (heard.tap || state.asked?.question !== 'need_due') return null;
  const kept = turn.commands.find((command) => command.do === 'register_need');
  if (kept) return confirmed(turn, offer, kept.dueAt);
  const { asked } = state;
  const { text } = heard;
  if (isCue(text, 'skip') || isCue(text, 'undated')) return done(turn, offer, null);
  // What is told of something else is not for the register.
  const other = turn.input.understanding.category !== null || isCue(text, 'thanks');
  if (text === '' || text.length > LONGEST_DATE || other) return null;
  if (asked.failures > 0) return done(turn, offer, null);
  const again = tell(turn, 'register.due_unread', { choices: asked.choices });
  return {
    ...withState(again, { asked: { ...asked, failures: 1 } }),
    follows: 'nothing',
  };
}

/**
 * A date that answers when it is due is kept before anybody decides about the message: that it is
 * so near may be an alarm of its own, which must not lose it.
 */
export function takeDate(turn: Turn): Turn {
  const { heard, state, input } = turn;
  if (state.asked?.question !== 'need_due' || heard.tap) return turn;
  const offer = offerOf(turn, 'need_due');
  const alone = dueDate(heard.text, input.now, input.city.timeZone);
  // A guess at danger in bare words is the form's to ask about, and does not lose the date.
  const plain = input.understanding.flags.every(({ status }) => status === 'uncertain');
  const due = alone ?? (plain && heard.text.length <= LONGEST_DATE ? ahead(turn) : null);
  if (!offer || due === null) return turn;
  const { at: dueAt, everyDays } = due;
  return {
    ...turn,
    commands: [...turn.commands, { do: 'register_need', ...offer, dueAt, everyDays }],
  };
}

/** Longer, it is something else that happens to name a time. */
const LONGEST_DATE = 20;

/** The first time told that lies ahead. */
function ahead({ heard, input }: Turn): DueDate | null {
  const times = heard.understanding.entities.times ?? [];
  const [at] = times.flatMap(({ value }) => middle(value, input.now) ?? []);
  return at === undefined ? null : { at, everyDays: null };
}

function done(turn: Turn, { need, caseId }: Offer, dueAt: string | null): Turn {
  const command = { do: 'register_need', caseId, need, dueAt, everyDays: null } as const;
  return confirmed(
    { ...turn, commands: [...turn.commands, command] },
    { need, caseId },
    dueAt,
  );
}

function confirmed(turn: Turn, { need }: Offer, dueAt: string | null): Turn {
  const kept = silence(turn);
  const key: SayKey = dueAt === null ? 'register.done' : 'register.done_due';
  const params = { need: nameOf(turn.input.city.needs, need, turn) ?? need };
  return tell(kept, key, {
    params: { ...params, ...(dueAt && { time: spoken(dueAt, turn) }) },
  });
}

function spoken(iso: string, { input, state }: Turn): string {
  return new Intl.DateTimeFormat(state.language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: input.city.timeZone,
    month: state.language === 'zh' ? 'numeric' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(iso));
}

/** Need and case of a tapped choice, or of the question that stands. */
function offerOf({ heard, state }: Turn, verb: string): Offer | null {
  const payload =
    heard.tap?.verb === verb
      ? heard.tap.value
      : state.asked?.choices
          .find(({ id }) => id.startsWith(`${verb}:`))
          ?.id.slice(verb.length + 1);
  const [, need, caseId] = /^([a-z_]+)\+(.+)$/.exec(payload ?? '') ?? [];
  return need && caseId ? { need, caseId } : null;
}
