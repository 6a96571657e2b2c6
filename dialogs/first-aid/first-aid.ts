/**
 * What somebody asks or tells beside a person in danger ("怎么按", "能不能喝水", "他吐了"), and its
 * short answer. The answers are data (`answers.json`): a caseworker can read and change them.
 */
import { z } from 'zod';
import { flagDefinition } from '../../intents/flags.ts';
import {
  higherUrgency,
  type Language,
  type Understanding,
  type Urgency,
} from '../../intents/understanding.ts';
import { hasWord } from '../cues.ts';
import type { DraftDetails } from '../state.ts';
import data from './answers.json' with { type: 'json' };

const Lines = z.array(z.string().min(1)).min(1).max(3);
const Both = z.strictObject({ zh: Lines, en: Lines });
const Words = z.array(z.string().min(1)).min(1);

const Answer = Both.extend({
  id: z.string().regex(/^[a-z_]+$/),
  /** Ids or families of the red flags with which it is meant. */
  dangers: Words,
  about: Words,
  /** false: the words tell it, and need not ask. */
  asked: z.boolean().default(true),
  not: z.array(z.string().min(1)).default([]),
  child: Both.optional(),
  infant: Both.optional(),
});

const { asks, asksAtEnd, questions, how, answers } = z
  .strictObject({
    note: z.string(),
    /** What makes a question of the words. */
    asks: Words,
    /** The same, as the last character: "还去医院不". */
    asksAtEnd: Words,
    /** What nobody says who tells that something does not help: only these raise no danger. */
    questions: Words,
    /** "怎么办" and nothing that says of what. */
    how: Words,
    answers: z.array(Answer),
  })
  .parse(data);

/** The dangers that the data name; a test holds them against the red flags. */
export const DANGERS: ReadonlySet<string> = new Set(
  answers.flatMap(({ dangers }) => dangers),
);

/** Longer words tell a story rather than ask what to do with the hands. */
const LONGEST: Readonly<Record<Language, number>> = { zh: 40, en: 110 };

/** The answer's lines, with the city's numbers in braces still; undefined: nothing fits. */
export function firstAid(
  text: string,
  details: DraftDetails,
  language: Language,
): readonly string[] | undefined {
  const found = meant(text, details, language);
  const age = ageOf(details);
  const own =
    found && ((age === 'infant' ? found.infant : undefined) ?? (age && found.child));
  return (own ?? found)?.[language];
}

/**
 * The message without the flags that only the question's own words raise: who asks how to press on
 * the heart tells of no chest pain, and "要不要掐人中" of no violence.
 */
export function asAsked(
  understanding: Understanding,
  text: string,
  details: DraftDetails | null,
): Understanding {
  if (details === null || understanding.flags.length === 0) return understanding;
  const found = meant(text, details, understanding.language);
  const asks = has(text, questions) || /(?:[?？吗不])$/u.test(text.trim());
  if (!found || !asks) return understanding;
  const words = found.about.filter((word) => hasWord(text, word));
  const flags = understanding.flags.filter(
    ({ id, evidence }) =>
      !flagDefinition(id)?.learnt &&
      !words.some(
        (word) => evidence.words.includes(word) || word.includes(evidence.words),
      ),
  );
  const urgency = flags.reduce<Urgency>(
    (most, flag) => higherUrgency(most, flag.urgency),
    'normal',
  );
  return { ...understanding, flags, urgency };
}

function meant(
  text: string,
  { flags }: DraftDetails,
  language: Language,
): z.infer<typeof Answer> | undefined {
  if (text.length > LONGEST[language]) return undefined;
  const here = new Set(flags.flatMap(({ id }) => [id, flagDefinition(id)?.family ?? id]));
  if (here.size === 0) return undefined;
  const asking = isAsking(text);
  return answers.find(
    ({ dangers, about, asked, not }) =>
      (asking || !asked) &&
      dangers.some((danger) => here.has(danger)) &&
      has(text, about) &&
      !has(text, not),
  );
}

function isAsking(text: string): boolean {
  return has(text, asks) || asksAtEnd.some((end) => text.trim().endsWith(end));
}

/** Asks what to do, whatever for: the danger's own advice answers it. */
export function asksWhatToDo(text: string, language: Language): boolean {
  return text.length <= LONGEST[language] && has(text, how);
}

/** Whom the hands must be gentler with; null: a grown person, or nobody said. */
function ageOf({ needs, flags }: DraftDetails): 'infant' | 'child' | null {
  const held = new Set([
    ...needs.map(({ value }) => value),
    // 宝宝呛奶 is told of an infant, though no age is.
    ...flags.flatMap(({ id }) => flagDefinition(id)?.needs ?? []),
  ]);
  if (held.has('infant')) return 'infant';
  return held.has('child') ? 'child' : null;
}

export function isChild(details: DraftDetails): boolean {
  return ageOf(details) !== null;
}

function has(text: string, words: readonly string[]): boolean {
  return words.some((word) => hasWord(text, word));
}
