/** The red flags of a message as its account makes them: 肚子一阵阵疼 after 怀孕39周 is labour. */
import { flagDefinition } from '../intents/flags.ts';
import type { RaisedFlag } from '../intents/understanding.ts';
import type { DraftDetails } from './state.ts';

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

function isLearnt(id: string): boolean {
  return flagDefinition(id)?.learnt ?? false;
}
