/**
 * The net below the rules: a lexicon misses oblique wording, so where nothing fired but the words
 * touch body, medicine, danger or a frail person and the classifier is not sure that they are
 * harmless, we ask once whether somebody is in danger.
 */

import data from './cues/safety.json' with { type: 'json' };
import { Lexicon } from './lexicon.ts';
import type { NormalText } from './normalise.ts';
import type { Doubt, Intent } from './understanding.ts';

const GROUPS = ['call', 'body', 'sign', 'care', 'frail', 'danger', 'plain'] as const;
const words = GROUPS.flatMap((group) => data[group].map((form) => ({ group, form })));
const lexicon = new Lexicon(words.map(({ form }) => form));

/** Id of the question in the locales. */
export const DANGER_NOW = 'danger_now';

const GROUPS_NEEDED = 2;
/** From here on the classifier's doubt is asked about whatever was wanted besides. */
const GRAVE_DOUBT = 0.15;
/** Without a word of body or danger beside it: 家里没菜了 sounds a little like despair. */
const LONE_DOUBT = 0.03;
/** So near that silence is an answer. */
const NEARLY_SURE = 0.5;
/** Below it the form goes on, and only says what to do should it be worse. */
const FAIR_DOUBT = 0.06;
/** Of thanks, an idea or a farewell, which nobody says in danger but who says goodbye. */
const PARTING_DOUBT = 0.05;
/** A cry and no more. */
const CRY_LENGTH = 12;
/** A sign that passed is none: 有点咳嗽,现在好了. */
const OVER = /^[^。!?;]*?(?:现在|已经|都|早就)?(?:好了|没事了|好多了|退烧了|出院了)/u;
const OVER_WITHIN = 10;
const ENDS_WELL = /(?:好了|没事了|好多了|退烧了|出院了)[。!~,]*$/u;
/** Somebody who thanks, suggests or ends the talk is hardly ever asked. */
const PLAIN: ReadonlySet<Intent> = new Set<Intent>(['greeting', 'suggestion', 'cancel']);

/** What the question is put on. */
export interface Doubts {
  /** A red flag was named, but as past, supposed, over or heard of. */
  readonly setAside: boolean;
  /** How near the classifier is to an alarm, 0 where it is not. */
  readonly doubt: number;
}

export function safetyQuestion(
  normal: NormalText,
  intent: Intent,
  { setAside, doubt }: Doubts,
): Doubt | null {
  const groups = groupsIn(normal);
  const asksRules = intent === 'ask_policy';
  const several = groups.size >= GROUPS_NEEDED;
  if (groups.has('call') && (several || (!asksRules && normal.text.length <= CRY_LENGTH)))
    return 'grave';
  if (doubt >= NEARLY_SURE) return 'grave';
  if (doubt >= GRAVE_DOUBT) return 'fair';
  if (asksRules || groups.has('call')) return null;
  if (PLAIN.has(intent)) return doubt >= PARTING_DOUBT ? 'fair' : null;
  if (setAside) return 'grave';
  const doubted = groups.size > 0 ? doubt > 0 : doubt >= LONE_DOUBT;
  if (!doubted || ENDS_WELL.test(normal.text)) return null;
  return doubt >= FAIR_DOUBT ? 'fair' : 'slight';
}

/** Whether the words touch somebody's body or a danger: no district, name or number does. */
export function touchesDanger(normal: NormalText): boolean {
  const groups = groupsIn(normal);
  return TOUCHING.some((group) => groups.has(group));
}

const TOUCHING = ['call', 'sign', 'danger'] as const;

/** What the words touch; a longer word in which they mean nothing goes before them. */
function groupsIn(normal: NormalText): ReadonlySet<string> {
  const groups = new Set<string>();
  const hits = lexicon.scan(normal);
  const plain = hits.filter(({ form }) => words[form]?.group === 'plain');
  for (const { form, start, end } of hits) {
    if (plain.some((word) => word.start <= start && word.end >= end)) continue;
    if (OVER.test(normal.text.slice(end, end + OVER_WITHIN))) continue;
    groups.add(words[form]?.group ?? '');
  }
  return groups;
}
