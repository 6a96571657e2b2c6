/** The words that intent and category rest on, weighed as `cues/*.json` weighs them. */
import { z } from 'zod';
import business from './cues/business.json' with { type: 'json' };
import education from './cues/education.json' with { type: 'json' };
import food from './cues/food.json' with { type: 'json' };
import healthCode from './cues/health_code.json' with { type: 'json' };
import intents from './cues/intents.json' with { type: 'json' };
import medical from './cues/medical.json' with { type: 'json' };
import other from './cues/other.json' with { type: 'json' };
import policy from './cues/policy.json' with { type: 'json' };
import suggestion from './cues/suggestion.json' with { type: 'json' };
import transport from './cues/transport.json' with { type: 'json' };
import { Lexicon } from './lexicon.ts';
import { found, type NormalText } from './normalise.ts';
import type { Span } from './spans.ts';

const Words = z.array(z.string().min(1));
const Weighed = z.object({ strong: Words, usual: Words, weak: Words, against: Words });
type Weighed = z.infer<typeof Weighed>;

const WEIGHTS = { strong: 4, usual: 2, weak: 1, against: -3 } as const;
const STRENGTHS = ['strong', 'usual', 'weak', 'against'] as const;
/** Saying the same thing often makes it no surer. */
const MOST_OF_ONE = 8;

interface Cue {
  readonly name: string;
  readonly form: string;
  readonly weight: number;
}

const { note: _, ...byIntent } = intents;
const lists: readonly (readonly [string, Weighed])[] = [
  ...Object.entries(byIntent).map(
    ([id, words]) => [`intent:${id}`, Weighed.parse(words)] as const,
  ),
  ...[
    policy,
    medical,
    transport,
    healthCode,
    food,
    education,
    business,
    suggestion,
    other,
  ].map((words) => [`category:${words.id}`, Weighed.parse(words)] as const),
];
const cues: readonly Cue[] = lists.flatMap(([name, words]) =>
  STRENGTHS.flatMap((strength) =>
    words[strength].map((form) => ({ name, form, weight: WEIGHTS[strength] })),
  ),
);
const lexicon = new Lexicon(cues.map(({ form }) => form));

export interface Score {
  readonly points: number;
  /** The heaviest words for it. */
  readonly evidence: Span | undefined;
}

export type Scores = ReadonlyMap<string, Score>;

/** 大学路, 医院路: behind a word that tells a matter, these make a street's name of it. */
const STREET_END =
  /^(?:路|街|巷|大道|大街|胡同|[内外]环)(?!上|由|过|边|口|况|费|径|灯|人|面|政|障|怒|牌)/u;
const STREET_LENGTH = 4;

/**
 * Points by `intent:<id>` and `category:<id>`. A word inside a longer one for the same name
 * does not count again, and one inside an opposed word does not count at all.
 * @param named where the original names a place: no word in there tells what the matter is.
 */
export function weigh(normal: NormalText, named: readonly Span[]): Scores {
  const reach = new Map<string, number>();
  const points = new Map<
    string,
    { sum: number; best: number; evidence: Span | undefined }
  >();
  for (const hit of lexicon.scan(normal)) {
    const cue = cues[hit.form];
    if (cue === undefined) continue;
    if (hit.end <= (reach.get(cue.name) ?? 0)) continue;
    if (cue.name.startsWith('category:') && isInName(hit, normal, named)) continue;
    reach.set(cue.name, hit.end);
    const entry = points.get(cue.name) ?? { sum: 0, best: 0, evidence: undefined };
    entry.sum += cue.weight;
    if (cue.weight > entry.best) {
      entry.best = cue.weight;
      entry.evidence = { start: hit.start, end: hit.end };
    }
    points.set(cue.name, entry);
  }
  return new Map(
    [...points].map(([name, { sum, evidence }]) => [
      name,
      { points: Math.min(sum, MOST_OF_ONE), evidence },
    ]),
  );
}

function isInName(
  { start, end }: Span,
  normal: NormalText,
  named: readonly Span[],
): boolean {
  if (STREET_END.test(normal.text.slice(end, end + STREET_LENGTH))) return true;
  const { span } = found(normal, '', start, end);
  return named.some((place) => place.start <= span.start && span.end <= place.end);
}
