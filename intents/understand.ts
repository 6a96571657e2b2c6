/**
 * Words to meaning. Pure, synchronous and linear in the text; never throws on any string.
 *
 * Urgency is the highest of what raises it: the red flags (rules) now; a trained classifier is
 * added beside them as one more entry, never instead of them. What nobody raised, the safety
 * question asks.
 */
import { categoryOf } from './category.ts';
import { weigh } from './cues.ts';
import { placesIn } from './entities/places.ts';
import { entitiesIn } from './entities.ts';
import { flagDefinition } from './flags.ts';
import type { Gazetteer } from './gazetteer.ts';
import { intentOf } from './intent.ts';
import { languageAsked, languageOf } from './language.ts';
import { found, normalise } from './normalise.ts';
import { readingsOf } from './readings.ts';
import { redFlags } from './red-flags.ts';
import { safetyQuestion } from './safety-question.ts';
import type { Span } from './spans.ts';
import {
  atLeast,
  type Entities,
  higherUrgency,
  type Intent,
  type Understanding,
  type Urgency,
} from './understanding.ts';

export interface UnderstandContext {
  /** When it was written; kept for readings that depend on the day. */
  readonly now: Date;
  /** Id of the question that the bot put last and that this may answer. */
  readonly asked: string | null;
  /** The bot's last words, where there is a previous turn. */
  readonly previous: string | null;
  readonly gazetteer: Gazetteer;
}

export function understand(text: string, context: UnderstandContext): Understanding {
  const normal = normalise(text);
  const readings = readingsOf(normal);
  const { raised, setAside } = redFlags(normal, readings);
  const places = placesIn(normal, context.gazetteer);
  const entities = entitiesIn(normal, places, context.asked);
  const scores = weigh(normal);

  // What says how urgent it is; the highest counts.
  const byRules = raised.reduce<Urgency>(
    (most, { urgency }) => higherUrgency(most, urgency),
    'none',
  );
  const urgencies: readonly Urgency[] = [byRules];
  const serious = urgencies.reduce(higherUrgency, 'none');

  const { asked, previous } = context;
  const intent = intentOf({
    normal,
    scores,
    entities,
    urgency: serious,
    asked,
    previous,
  });
  const category = categoryOf(scores, places, raised, intent.intent);
  const question = atLeast(serious, 'high')
    ? null
    : safetyQuestion(
        normal,
        intent.intent,
        setAside.some(isCritical),
        readings.some(({ id }) => id === 'days_enough'),
      );
  const urgency = higherUrgency(
    serious,
    question !== null || needsStaff(intent.intent, entities, normal.text)
      ? 'normal'
      : 'none',
  );

  const wanted = languageAsked(normal);
  return {
    language: languageOf(normal, previous),
    ...(wanted && { languageAsked: wanted }),
    intent: intent.intent,
    category: category.category,
    urgency,
    flags: raised,
    safetyQuestion: question,
    entities,
    evidence: distinct([intent.evidence, category.evidence]).map((span) => {
      const words = found(normal, '', span.start, span.end);
      return { ...words, value: words.words };
    }),
  };
}

function isCritical(id: string): boolean {
  return flagDefinition(id)?.urgency === 'critical';
}

const SHOUTED = /急{2,}|十万火急|万分火急|urgent|asap|救命/;

/** A personal need, or a tone that asks for somebody: at least normal. */
function needsStaff(intent: Intent, entities: Entities, text: string): boolean {
  if (intent === 'file_request' || intent === 'human_agent') return true;
  if (intent === 'ask_policy' && entities.phone !== undefined) return true;
  return SHOUTED.test(text);
}

function distinct(spans: readonly (Span | undefined)[]): readonly Span[] {
  const kept: Span[] = [];
  for (const span of spans) {
    if (span === undefined) continue;
    if (!kept.some(({ start, end }) => start === span.start && end === span.end))
      kept.push(span);
  }
  return kept;
}
