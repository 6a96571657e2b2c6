/**
 * The net below the rules: a lexicon misses oblique wording, so where nothing fired but the words
 * touch body, medicine, danger or a frail person, we ask once whether somebody is in danger.
 */

import data from './cues/safety.json' with { type: 'json' };
import { Lexicon } from './lexicon.ts';
import type { NormalText } from './normalise.ts';
import type { Intent } from './understanding.ts';

const GROUPS = [
  'call',
  'body',
  'sign',
  'care',
  'frail',
  'danger',
  'supply',
  'plain',
] as const;
const words = GROUPS.flatMap((group) => data[group].map((form) => ({ group, form })));
const lexicon = new Lexicon(words.map(({ form }) => form));

/** Id of the question in the locales. */
export const DANGER_NOW = 'danger_now';

const GROUPS_NEEDED = 2;
/** From here on the classifier's doubt is asked about whatever was wanted besides. */
const GRAVE_DOUBT = 0.15;
/** Without a word of body or danger beside it: 家里没菜了 sounds a little like despair. */
const LONE_DOUBT = 0.08;
/** So near that even a policy question is asked back. */
const NEARLY_SURE = 0.5;
/** A sign that passed is none: 有点咳嗽,现在好了. */
const OVER = /^[^。!?;]*?(?:现在|已经|都|早就)?(?:好了|没事了|好多了|退烧了|出院了)/u;
const OVER_WITHIN = 10;
const ENDS_WELL = /(?:好了|没事了|好多了|退烧了|出院了)[。!~,]*$/u;
/** Somebody who thanks, suggests or ends the talk is not asked. */
const PLAIN: ReadonlySet<Intent> = new Set<Intent>(['greeting', 'suggestion', 'cancel']);

/**
 * `setAside`: a red flag was named, but as past, supposed, over or heard of. `lasts`: what is
 * running out is there for days. `doubt`: how near the classifier is to an alarm, 0 where it is not.
 */
export function safetyQuestion(
  normal: NormalText,
  intent: Intent,
  setAside: boolean,
  lasts: boolean,
  doubt: number,
): string | null {
  const groups = new Set<string>();
  const hits = lexicon.scan(normal);
  const plain = hits.filter(({ form }) => words[form]?.group === 'plain');
  for (const { form, start, end } of hits) {
    if (plain.some((word) => word.start <= start && word.end >= end)) continue;
    if (OVER.test(normal.text.slice(end, end + OVER_WITHIN))) continue;
    groups.add(words[form]?.group ?? '');
  }
  if (doubt >= (intent === 'ask_policy' ? NEARLY_SURE : GRAVE_DOUBT)) return DANGER_NOW;
  if (groups.has('call') && (intent !== 'ask_policy' || groups.size >= GROUPS_NEEDED)) {
    return normal.text.length <= 12 || groups.size >= GROUPS_NEEDED ? DANGER_NOW : null;
  }
  if (PLAIN.has(intent)) return null;
  if (setAside) return intent === 'ask_policy' ? null : DANGER_NOW;
  if (intent === 'ask_policy') return null;
  const touched = [...groups].some((group) => group !== 'supply');
  const doubted = touched ? doubt > 0 : doubt >= LONE_DOUBT;
  if (doubted && !ENDS_WELL.test(normal.text)) return DANGER_NOW;
  const short = groups.has('supply') && groups.has('care') && !lasts;
  const ill = groups.has('sign') || groups.has('danger') || short;
  return ill && groups.size >= GROUPS_NEEDED ? DANGER_NOW : null;
}
