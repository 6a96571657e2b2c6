/** The red flags of a message as its account makes them: 肚子一阵阵疼 after 怀孕39周 is labour. */
import { flagDefinition, isModifier } from '../intents/flags.ts';
import { flagsBehind } from '../intents/flags-behind.ts';
import type { Span } from '../intents/spans.ts';
import {
  higherUrgency,
  type Language,
  type RaisedFlag,
  type Understanding,
} from '../intents/understanding.ts';
import circumstances from './circumstances.json' with { type: 'json' };
import { isImpatience } from './cues.ts';
import type { DraftDetails } from './state.ts';

const CIRCUMSTANCES = [
  'pregnant',
  'dialysis',
  'suicide',
  'violence',
  'rescue',
  'left_alone',
] as const satisfies readonly (keyof typeof circumstances)[];

/** What only the classifier finds grave gets the name of what was told before and grew worse. */
export function flagsMeant(
  raised: readonly RaisedFlag[],
  known: DraftDetails['flags'],
): readonly RaisedFlag[] {
  const named = raised.some((flag) => flag.urgency === 'critical' && !isLearnt(flag.id));
  const worse = known
    .map(({ id }) => flagDefinition(flagDefinition(id)?.worse ?? ''))
    .find((flag) => flag !== undefined);
  if (named || !worse) return raised;
  return raised.map((flag) =>
    flag.urgency === worse.urgency && isLearnt(flag.id)
      ? { ...flag, id: worse.id }
      : flag,
  );
}

/** The same message with the flags that its words raise only because of what was told before. */
export function inAccount(
  understanding: Understanding,
  text: string,
  details: DraftDetails | null,
): Understanding {
  if (details === null || tellsOfAnother(understanding, details)) return understanding;
  // "怎么还没人来" is said to us.
  if (isImpatience(text)) return understanding;
  const before =
    lastWords(details, text, understanding.language) +
    knownBefore(details, understanding.language);
  if (before === '') return understanding;
  const named = new Set([...understanding.flags, ...details.flags].map(({ id }) => id));
  const meant = flagsBehind(before, text);
  const plain = new Set(flagsBehind('', text).map(({ id }) => id));
  // 需要阿普唑仑, and then 还有三天: a figure is told of what was named before.
  const { address, daysLeft } = understanding.entities;
  // 流水路 is no water that broke; 高速上 is a place and the circumstance itself.
  const placed = ({ id, evidence }: RaisedFlag): boolean =>
    address !== undefined && evidence.span.end <= address.span.end && !isCircumstance(id);
  // Clots of a known bleeding are no second one.
  const told = new Set(details.flags.map(({ id }) => id));
  const known = meant.filter(({ id }) => told.has(id));
  const added = meant.filter(
    (flag) =>
      (flag.urgency === 'critical' || told.size > 0 || daysLeft !== undefined) &&
      !named.has(flag.id) &&
      !plain.has(flag.id) &&
      !placed(flag) &&
      (isCircumstance(flag.id) ||
        !known.some(({ evidence }) => overlaps(evidence.span, flag.evidence.span))),
  );
  if (added.length === 0) return understanding;
  // What has a name now needs no guess beside it.
  const flags = [...added, ...understanding.flags.filter(({ id }) => !isLearnt(id))];
  const urgency = added.reduce(
    (most, flag) => higherUrgency(most, flag.urgency),
    understanding.urgency,
  );
  return { ...understanding, flags, urgency };
}

/** The pregnant woman's father has a belly of his own. */
function tellsOfAnother({ entities }: Understanding, { patient }: DraftDetails): boolean {
  const { relation } = entities;
  if (relation === undefined || relation.value === 'self') return false;
  return patient === undefined || !patient.value.includes(relation.words);
}

/** One fact a message: so many characters of the last ones are read with a short one. */
const LAST: Readonly<Record<Language, number>> = { zh: 36, en: 90 };

/** The last words of the account, behind which a few more make one sentence. */
function lastWords({ account }: DraftDetails, text: string, language: Language): string {
  if (text.length > LAST[language]) return '';
  const last = account.slice(-2).map(({ value }) => value.replace(ENDS, ''));
  const words = last.join(PAUSE[language]);
  const fits = words.length <= LAST[language] ? words : (last.at(-1) ?? '');
  return fits === '' || fits.length > LAST[language] ? '' : fits + PAUSE[language];
}

const PAUSE: Readonly<Record<Language, string>> = { zh: '，', en: ', ' };
const ENDS = /[\s。.!！?？,，]+$/u;

function knownBefore(
  { needs, flags, facts, patient }: DraftDetails,
  language: Language,
): string {
  const held = new Set<string>([
    ...needs.map(({ value }) => value),
    ...flags.map(({ id }) => flagDefinition(id)?.family ?? id),
    ...(flags.some(({ id }) => callsAmbulance(id)) ? ['rescue'] : []),
    ...(flags.some(({ id }) => id === 'helpless_alone') && patient?.who !== 'self'
      ? ['left_alone']
      : []),
  ]);
  const pregnancy = facts.find(({ key }) => key === 'pregnancy')?.value ?? '';
  return CIRCUMSTANCES.filter((key) => held.has(key))
    .map((key) => circumstances[key][language].replace('{pregnancy}', pregnancy))
    .join('');
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function callsAmbulance(id: string): boolean {
  const flag = flagDefinition(id);
  return flag?.urgency === 'critical' && flag.service === 'ambulance';
}

function isCircumstance(id: string): boolean {
  const flag = flagDefinition(id);
  return flag !== undefined && (isModifier(flag) || flag.beside || flag.quiet);
}

function isLearnt(id: string): boolean {
  return flagDefinition(id)?.learnt ?? false;
}
