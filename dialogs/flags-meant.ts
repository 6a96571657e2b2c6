/** The red flags of a message as its account makes them: 肚子一阵阵疼 after 怀孕39周 is labour. */
import { flagDefinition } from '../intents/flags.ts';
import { flagsBehind } from '../intents/flags-behind.ts';
import {
  higherUrgency,
  type Language,
  type RaisedFlag,
  type Understanding,
} from '../intents/understanding.ts';
import circumstances from './circumstances.json' with { type: 'json' };
import type { DraftDetails } from './state.ts';

const CIRCUMSTANCES = [
  'pregnant',
  'dialysis',
  'suicide',
  'violence',
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
  const before = knownBefore(details, understanding.language);
  if (before === '') return understanding;
  const named = new Set([...understanding.flags, ...details.flags].map(({ id }) => id));
  const { address } = understanding.entities;
  const added = flagsBehind(before, text).filter(
    ({ id, evidence }) =>
      !named.has(id) && !(address && evidence.span.end <= address.span.end),
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

function knownBefore(
  { needs, flags, facts, patient }: DraftDetails,
  language: Language,
): string {
  const held = new Set<string>([
    ...needs.map(({ value }) => value),
    ...flags.map(({ id }) => flagDefinition(id)?.family ?? id),
    ...(flags.some(({ id }) => id === 'helpless_alone') && patient?.who !== 'self'
      ? ['left_alone']
      : []),
  ]);
  const pregnancy = facts.find(({ key }) => key === 'pregnancy')?.value ?? '';
  return CIRCUMSTANCES.filter((key) => held.has(key))
    .map((key) => circumstances[key][language].replace('{pregnancy}', pregnancy))
    .join('');
}

function isLearnt(id: string): boolean {
  return flagDefinition(id)?.learnt ?? false;
}
