/** Which of the city's categories a message belongs to, by rules over the weighed cues. */
import type { Scores } from './cues.ts';
import type { Place } from './entities/places.ts';
import { flagDefinition } from './flags.ts';
import type { Span } from './spans.ts';
import { atLeast, type Intent, type RaisedFlag } from './understanding.ts';

export interface CategoryFinding {
  readonly category: { readonly id: string; readonly sure: boolean } | null;
  readonly evidence: Span | undefined;
}

const PREFIX = 'category:';
const NAMED = 2;
const LEAST = 1;
const SURE = 4;
const AHEAD = 3;

/** The category of suggestions about epidemic control; about anything else it is the matter's. */
const SUGGESTION = 'suggestion';
const GENERAL = new Set(['policy', 'other']);
const EPIDEMIC = new Set(['policy', 'health_code']);

export function categoryOf(
  scores: Scores,
  places: readonly Place[],
  flags: readonly RaisedFlag[],
  intent: Intent,
): CategoryFinding {
  for (const flag of flags) {
    const id = flagDefinition(flag.id)?.category;
    if (id && atLeast(flag.urgency, 'high')) {
      return { category: { id, sure: true }, evidence: undefined };
    }
  }
  const points = new Map<string, number>();
  const evidence = new Map<string, Span>();
  for (const [name, score] of scores) {
    if (!name.startsWith(PREFIX)) continue;
    const id = name.slice(PREFIX.length);
    points.set(id, score.points);
    if (score.evidence) evidence.set(id, score.evidence);
  }
  for (const { kind, value, start, end } of places) {
    if (kind !== 'category') continue;
    points.set(value, Math.min((points.get(value) ?? 0) + NAMED, 10));
    if (!evidence.has(value)) evidence.set(value, { start, end });
  }
  const ranked = [...points]
    .filter(([id, value]) => value >= LEAST && id !== SUGGESTION)
    .sort((a, b) => b[1] - a[1]);
  // Zones and tests are named in every matter: another matter said as clearly is the matter.
  const rival = ranked.findIndex(([id, value]) => !GENERAL.has(id) && value >= SURE);
  if (ranked[0] !== undefined && GENERAL.has(ranked[0][0]) && rival > 0) {
    ranked.unshift(...ranked.splice(rival, 1));
  }
  const [first, second] = ranked;
  const lead = Math.abs((first?.[1] ?? 0) - (second?.[1] ?? 0));

  if (intent === 'suggestion') {
    const epidemic = ranked.some(([id, value]) => EPIDEMIC.has(id) && value >= 2);
    if (first === undefined || epidemic || first[0] === 'other') {
      const id =
        first?.[0] === 'other' && !epidemic && lead >= AHEAD ? 'other' : SUGGESTION;
      return { category: { id, sure: epidemic }, evidence: evidence.get(SUGGESTION) };
    }
  }
  if (first === undefined) return { category: null, evidence: undefined };
  // A zone named beside another matter does not put it in doubt.
  const beside =
    second === undefined || (GENERAL.has(second[0]) && !GENERAL.has(first[0]));
  const sure = first[1] >= SURE && (lead >= AHEAD || beside);
  return { category: { id: first[0], sure }, evidence: evidence.get(first[0]) };
}
