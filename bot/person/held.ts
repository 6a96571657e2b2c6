/** What is kept with a person's cases, for telling them. */
import type { HeldData } from '../../dialogs/contract.ts';
import type { CaseRow } from '../../integrations/database/contract.ts';

export function heldIn(rows: readonly CaseRow[]): HeldData {
  const each = (
    told: (details: CaseRow['details']) => readonly (string | undefined)[],
  ) => {
    const values = rows.flatMap(({ details }) => told(details));
    return [...new Set(values.filter((value) => value !== undefined))];
  };
  const said = rows.map(({ state }) => state.consent);
  return {
    names: each(({ contactName }) => [contactName?.value]),
    phones: each(phonesIn),
    addresses: each(({ address }) => [address?.value]),
    photos: rows.reduce((sum, { details }) => sum + details.media.length, 0),
    consent:
      (['given', 'emergency'] as const).find((each) => said.includes(each)) ?? null,
  };
}

/** The number to ring, and the one for when nobody answers. */
function phonesIn({
  phone,
  facts,
}: Pick<CaseRow['details'], 'phone' | 'facts'>): readonly (string | undefined)[] {
  const others = facts.filter(({ key }) => key === 'second_phone');
  return [phone?.value, ...others.map(({ value }) => value)];
}
