/**
 * Words to meaning. Pure, synchronous and linear in the text; never throws on any string.
 *
 * Urgency is the highest of what raises it: the red flags (rules) and a trained classifier beside
 * them. What nobody raised though the words touch danger, the safety question asks.
 */
import { type CategoryFinding, categoryOf } from './category.ts';
import type { RuleFindings } from './classifier/features.ts';
import { type Opinion, opinionOf } from './classifier.ts';
import { weigh } from './cues.ts';
import { type Place, placesIn } from './entities/places.ts';
import { entitiesIn } from './entities.ts';
import { flagDefinition } from './flags.ts';
import type { Gazetteer } from './gazetteer.ts';
import { type IntentFinding, intentOf } from './intent.ts';
import { languageAsked, languageOf } from './language.ts';
import { lossIn } from './loss.ts';
import { found, type NormalText, normalise } from './normalise.ts';
import { readingsOf } from './readings.ts';
import { redFlags } from './red-flags.ts';
import { DANGER_NOW, safetyQuestion, touchesDanger } from './safety-question.ts';
import { afterSalutation } from './salutation.ts';
import type { Span } from './spans.ts';
import {
  atLeast,
  type Doubt,
  type Entities,
  higherUrgency,
  INTENTS,
  type Intent,
  type RaisedFlag,
  type Understanding,
  type Urgency,
} from './understanding.ts';

export interface UnderstandContext {
  /** When it was written: what 昨晚 and "in two hours" are reckoned from. */
  readonly now: Date;
  /** Id of the question that the bot put last and that this may answer. */
  readonly asked: string | null;
  /** The bot's last words, where there is a previous turn. */
  readonly previous: string | null;
  readonly gazetteer: Gazetteer;
}

export function understand(text: string, context: UnderstandContext): Understanding {
  const whole = normalise(text);
  const normal = afterSalutation(whole);
  const readings = readingsOf(normal);
  const { raised, setAside, denied } = redFlags(normal, readings);
  const places = placesIn(normal, context.gazetteer);
  const entities = entitiesIn(normal, places, context.asked, {
    now: context.now,
    timeZone: context.gazetteer.timeZone,
  });
  const scores = weigh(normal, namedPlaces(normal, entities.address, places));

  // What says how urgent it is; the highest counts.
  const findings = {
    raised,
    setAside,
    denied,
    scores: weigh(normal, []),
    readings,
  };
  const loss = lossIn(normal);
  const opinion = tempered(opinionOf(normal, findings), findings, normal, {
    entities,
    asked: context.asked,
    bereaved: loss !== undefined,
  });
  const byRules = raised.reduce<Urgency>(
    (most, { urgency }) => higherUrgency(most, urgency),
    'none',
  );
  const serious = higherUrgency(byRules, opinion.urgency);

  const { asked, previous } = context;
  const ruled = intentOf({ normal, scores, entities, urgency: serious, asked, previous });
  const intent = learntIntent(ruled, opinion, context, entities);
  const ruledCategory = categoryOf(scores, places, raised, intent.intent);
  const category =
    ruledCategory.category === null && placeShare(normal.text, entities) >= HALF_PLACE
      ? ruledCategory
      : learntCategory(ruledCategory, raised, opinion);
  const doubt = atLeast(serious, 'high')
    ? alongside(serious, opinion)
    : safetyQuestion(normal, ruled.intent, {
        setAside: setAside.some(isCritical),
        doubt: opinion.doubt,
      });
  const urgency = higherUrgency(
    serious,
    doubt !== null || needsStaff(intent.intent, entities, normal.text)
      ? 'normal'
      : 'none',
  );

  const wanted = languageAsked(normal);
  return {
    language: languageOf(whole, previous),
    ...(wanted && { languageAsked: wanted }),
    intent: intent.intent,
    category: category.category,
    urgency,
    flags:
      opinion.urgency === serious && serious !== byRules
        ? [unclear(opinion), ...raised]
        : raised,
    safetyQuestion: doubt && DANGER_NOW,
    ...(doubt && { doubt }),
    entities,
    ...(loss && { loss }),
    evidence: distinct([intent.evidence, category.evidence]).map((span) => {
      const words = found(normal, '', span.start, span.end);
      return { ...words, value: words.words };
    }),
  };
}

/**
 * What the classifier thinks, where it may raise an alarm. Of words that the rules heard as danger
 * only to set it aside (denied, over, heard of) it is worth a question; of a detail that was asked
 * for, or a bare address, nothing: the pieces of a street's name say nothing about anybody.
 */
function tempered(
  opinion: Opinion,
  { raised, setAside, denied }: RuleFindings,
  normal: NormalText,
  { entities, asked, bereaved }: Told,
): Opinion {
  if (raised.length > 0) return opinion;
  const { text } = normal;
  // A death is told in grave words; an alarm is for what is grave besides.
  if (bereaved && opinion.critical < GRAVE_IN_GRIEF) {
    const doubt = opinion.critical < DOUBT_IN_GRIEF ? 0 : opinion.critical;
    return { ...opinion, urgency: 'none', doubt };
  }
  // Nothing but the cry: the question finds out more than an alarm.
  if (BARE_CRY.test(text)) return { ...opinion, urgency: 'none', doubt: 1 };
  const words = text.replace(/\d{7,}/g, '');
  const answer =
    asked !== null && DETAILS.has(asked) && words.length <= detailLength(words);
  const bare = placeShare(text, entities) >= MOSTLY_PLACE;
  if (bare || (answer && !touchesDanger(normal)))
    return { ...opinion, urgency: 'none', doubt: 0 };
  // Told to a question about something else it may be a sign, or no more than how somebody is.
  if (answer) return { ...opinion, urgency: 'none', doubt: opinion.critical };
  const heard = setAside.length + denied.length > 0;
  if (!heard || opinion.urgency === 'none') return opinion;
  return { ...opinion, urgency: 'none', doubt: opinion.critical };
}

/** Words take more letters in one script than characters in the other. */
function detailLength(text: string): number {
  return DETAIL_LENGTH[/\p{Script=Han}/u.test(text) ? 'zh' : 'en'];
}

/** What tells how an opinion is to be taken. */
interface Told {
  readonly entities: Entities;
  readonly asked: string | null;
  readonly bereaved: boolean;
}

/** Beside a death the classifier must be surer: many who lost somebody are alone, few in danger. */
const GRAVE_IN_GRIEF = 0.9;
const DOUBT_IN_GRIEF = 0.3;

/** How much of a message is an address with its number and district; 0 without an address. */
function placeShare(text: string, { address, phone, district }: Entities): number {
  if (address === undefined) return 0;
  const named = [address, phone, district].map((each) => each?.words.length ?? 0);
  return named.reduce((sum, length) => sum + length, 0) / text.length;
}

/** What somebody comes for within the day may be more than that. */
function alongside(serious: Urgency, { doubt }: Opinion): Doubt | null {
  return serious === 'high' && doubt >= WORSE_THAN_HIGH ? 'fair' : null;
}

const WORSE_THAN_HIGH = 0.03;
const DETAILS: ReadonlySet<string> = new Set([
  'category',
  'district',
  'zone',
  'address',
  'who',
  'contact_name',
  'phone',
  'consent',
  'confirm',
  'policy_slot',
  'need',
  'need_due',
]);
const BARE_CRY =
  /^(?:(?:救命|快?来人|求求?你们?|快?救救?我们?|快来)[啊呀吧了]?[!,。.~ ]*)+$|^(?:(?:please|help|me|us|sos)[!,。.~ ]*)+$/;
const DETAIL_LENGTH = { zh: 24, en: 48 };
const MOSTLY_PLACE = 0.6;
/** An alarm may hide in the other half; a matter that nothing names does not. */
const HALF_PLACE = 0.5;

/** What the classifier alone thinks grave: no flag of its own, so the words it rests on are shown. */
function unclear(opinion: Opinion): RaisedFlag {
  const { urgency } = opinion;
  return {
    id: `unclear_${urgency}`,
    urgency,
    status: 'uncertain',
    evidence: opinion.evidence(),
  };
}

const SURE_OF_INTENT = 0.4;
/** These turn the talk another way, or away: only where it is plain. */
const DIVERTING: ReadonlySet<string> = new Set([
  'human_agent',
  'cancel',
  'greeting',
  'check_status',
  'other',
]);
const SURE_OF_DIVERTING = 0.5;
/** Where the rules heard nothing, or a word of another category. */
const LIKELY = 0.4;
const SURE_OF_CATEGORY = 0.6;
/** Of what the rules only guess as well. */
const CLEAR = 0.75;
/** So certain that the form need not ask. */
const CERTAIN = 0.9;

/** An answer to a question of ours, or a number of ours, is read by rules: they know the question. */
function learntIntent(
  ruled: IntentFinding,
  { intent }: Opinion,
  { asked, previous }: UnderstandContext,
  entities: Entities,
): IntentFinding {
  if (asked !== null || previous !== null || entities.caseNumber) return ruled;
  const best = INTENTS.find((each) => each === intent.best);
  const diverts = DIVERTING.has(intent.best) && ruled.evidence !== undefined;
  const needed = diverts ? SURE_OF_DIVERTING : SURE_OF_INTENT;
  return best && intent.certainty >= needed ? { ...ruled, intent: best } : ruled;
}

/** The classifier, which saw the rules' findings too; where it is not sure, the rules. */
function learntCategory(
  ruled: CategoryFinding,
  raised: readonly RaisedFlag[],
  { category }: Opinion,
): CategoryFinding {
  const rule = ruled.category;
  const agreed = rule?.id === category.best;
  const danger = raised.some(({ id }) => isCritical(id) && flagDefinition(id)?.category);
  const vague = rule !== null && category.best === 'other';
  const needed = agreed ? 0 : danger ? CERTAIN : vague ? SURE_OF_CATEGORY : LIKELY;
  const likely = category.certainty >= needed;
  if ((rule?.sure || danger || vague) && !likely) return ruled;
  // What nothing names is unknown rather than surely another matter: the form may ask.
  if (rule === null && (!likely || category.best === 'other')) return ruled;
  const clear = rule?.sure === true || category.certainty >= CLEAR;
  const agreedClearly = agreed && clear && category.certainty >= SURE_OF_CATEGORY;
  return {
    ...ruled,
    category: {
      id: category.best,
      sure: category.certainty >= CERTAIN || agreedClearly,
    },
  };
}

/** Streets, estates and districts are called after schools and hospitals that have no part in it. */
function namedPlaces(
  normal: NormalText,
  address: Entities['address'],
  places: readonly Place[],
): readonly Span[] {
  const named = places
    .filter(({ kind }) => NAMED.has(kind))
    .map(({ start, end }) => found(normal, '', start, end).span);
  return address && isName(address.words) ? [...named, address.span] : named;
}

/** A sentence that happens to end like an address has its matter in it. */
function isName(address: string): boolean {
  return address.length <= NAME_LENGTH || /[\d一二三四五六七八九十]号|\d/.test(address);
}

const NAME_LENGTH = 8;
const NAMED: ReadonlySet<Place['kind']> = new Set([
  'city',
  'district',
  'estate',
  'landmark',
  'otherCity',
]);

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
