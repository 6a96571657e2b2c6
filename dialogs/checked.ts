/**
 * How a message answers what is looked at beside somebody in danger ("现在有呼吸吗？" / "冇"), asked or
 * not, and what that makes of it. The checks and what their answers do are data (`intents/checks/`).
 */
import {
  type Check,
  checkOf,
  type Outcome,
  type Sense,
} from '../intents/checks/checks.ts';
import { senseOf } from '../intents/checks/judge.ts';
import { flagDefinition } from '../intents/flags.ts';
import { judgeReply } from '../intents/replies/judge.ts';
import {
  higherUrgency,
  type Language,
  type RaisedFlag,
  type Understanding,
} from '../intents/understanding.ts';
import { hasCue, saysSafe } from './cues.ts';
import { definitionsOf } from './dangers.ts';
import type { DraftDetails } from './state.ts';

export interface Checked {
  readonly check: Check;
  readonly sense: Sense;
  /** The resident's own. */
  readonly words: string;
  /** Its question stood. */
  readonly asked: boolean;
  /** How surely the words answer it. */
  readonly share: number;
}

/** Longer words tell a story: the rules read it. */
const LONGEST: Readonly<Record<Language, number>> = { zh: 24, en: 70 };
/** What nobody asked for is heard in a few words alone. */
const UNASKED: Readonly<Record<Language, number>> = { zh: 14, en: 40 };

/** @param asked ids of the checks whose question stands. */
export function checkedIn(
  text: string,
  asked: readonly string[],
  details: DraftDetails,
  language: Language,
): readonly Checked[] {
  const said = text.trim();
  if (said === '' || said.length > LONGEST[language]) return [];
  const least = elseShare(said);
  const sure = ({ share }: Checked) => share > least;
  const answers = asked
    .map(checkOf)
    .flatMap((check) => (check ? answerOf(said, check, true).filter(sure) : []));
  if (answers.length > 0) return answers;
  if (said.length > UNASKED[language]) return [];
  return heardOf(details)
    .filter(({ id }) => !asked.includes(id))
    .flatMap((check) => answerOf(said, check, false))
    .filter((each) => each.check.answers[each.sense] !== undefined && sure(each))
    .sort((a, b) => b.share - a.share)
    .slice(0, 1);
}

/** A tapped answer: 没有呼吸, 看不出来. */
export function tapped(
  asked: readonly string[],
  sense: Sense,
  words: string,
): readonly Checked[] {
  return asked
    .map(checkOf)
    .flatMap((check) => (check ? [{ check, sense, words, asked: true, share: 1 }] : []));
}

/** Of the words as they stand and of their clauses, the gravest answer. */
function answerOf(said: string, check: Check, asked: boolean): readonly Checked[] {
  const clauses = said
    .split(/[，,。.;；!！\s]+/u)
    .filter((clause) => /\p{Script=Han}/u.test(clause));
  const [gravest] = [said, ...(clauses.length > 1 ? clauses : [])]
    .flatMap((words) => senseOf(words, check, asked) ?? [])
    .sort((a, b) => gravity(check, b.sense) - gravity(check, a.sense));
  return gravest === undefined ? [] : [{ check, ...gravest, words: said, asked }];
}

function gravity({ answers }: Check, sense: Sense): number {
  const outcome = answers[sense];
  if (outcome?.becomes !== undefined) return 3;
  return sense === 'yes' ? 0 : outcome ? 2 : 1;
}

/** Asked or not, what the known dangers listen for. */
function heardOf({ flags }: DraftDetails): readonly Check[] {
  const ids = definitionsOf(flags.map(({ id }) => id)).flatMap(({ ask, hears }) => [
    ...ask.flatMap(({ checks }) => checks),
    ...hears,
  ]);
  return [...new Set(ids)].map(checkOf).filter((check) => check !== undefined);
}

/**
 * How surely it is something else: "怎么看有没有呼吸" answers nothing, nor does "不是她，是我"; "120来了"
 * is relief. What may be a place is an answer where it is surer one: "我妈还在里面".
 */
function elseShare(said: string): number {
  const reply = judgeReply(said);
  if (reply.share(...ELSE) > SURELY) return 1;
  if (/[?？]\s*$/u.test(said) || hasCue(said, 'question') || saysSafe(said)) return 1;
  const place = reply.share('place');
  return place > SURELY ? place : 0;
}

const ELSE = ['correction', 'question', 'phone', 'name'] as const;
const SURELY = 0.75;

export function outcomeOf({ check, sense }: Checked): Outcome | undefined {
  return check.answers[sense];
}

/** The message with the dangers that its answers tell. */
export function withBecome(
  understanding: Understanding,
  checked: readonly Checked[],
): Understanding {
  const named = new Set(understanding.flags.map(({ id }) => id));
  const become = checked.flatMap((each): readonly RaisedFlag[] => {
    const flag = flagDefinition(outcomeOf(each)?.becomes ?? '');
    if (!flag || named.has(flag.id)) return [];
    const span = { start: 0, end: each.words.length };
    const evidence = { span, words: each.words, value: each.words };
    const status = each.sense === 'unsure' ? 'uncertain' : 'affirmed';
    return [{ id: flag.id, urgency: flag.urgency, status, evidence }];
  });
  if (become.length === 0) return understanding;
  return {
    ...understanding,
    flags: [
      ...become,
      ...understanding.flags.filter(({ id }) => !flagDefinition(id)?.learnt),
    ],
    urgency: become.reduce(
      (most, { urgency }) => higherUrgency(most, urgency),
      understanding.urgency,
    ),
  };
}

/** What is said of the answers at once; what became a danger before all else. */
export function linesOf(
  checked: readonly Checked[],
  language: Language,
): readonly string[] | undefined {
  const outcomes = checked.flatMap((each) => outcomeOf(each) ?? []);
  const first =
    outcomes.find(({ becomes }) => becomes) ?? outcomes.find(({ says }) => says);
  return first?.says?.[language];
}

type Fact = DraftDetails['facts'][number];

/** The facts with these answers, each in place of what was answered before: 呼吸：没有. */
export function withAnswers(
  facts: readonly Fact[],
  checked: readonly Checked[],
  message: string | null,
): readonly Fact[] {
  const before = facts.filter((fact) => !checked.some(({ check }) => isOf(check, fact)));
  return [
    ...before,
    ...checked.map((each) => ({
      key: each.check.fact,
      value: answerIn(each, 'zh'),
      message,
    })),
  ];
}

/** "呼吸：没有", as staff read it. */
export function answerIn({ check, words }: Checked, language: Language): string {
  return language === 'zh' ? `${check.name.zh}：${words}` : `${check.name.en}: ${words}`;
}

export function isTold(check: Check, { facts }: DraftDetails): boolean {
  return facts.some((fact) => isOf(check, fact));
}

function isOf({ name, fact }: Check, { key, value }: Fact): boolean {
  return key === fact && value.startsWith(`${name.zh}：`);
}
