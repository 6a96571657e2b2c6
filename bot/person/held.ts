/** What is kept with a person's cases, for telling them. */
import type { HeldData } from '../../dialogs/contract.ts';
import type { CaseRow } from '../../integrations/database/contract.ts';

export function heldIn(rows: readonly CaseRow[]): HeldData {
  const each = (told: (details: CaseRow['details']) => string | undefined) => [
    ...new Set(rows.flatMap(({ details }) => told(details) ?? [])),
  ];
  const said = rows.map(({ state }) => state.consent);
  return {
    names: each(({ contactName }) => contactName?.value),
    phones: each(({ phone }) => phone?.value),
    addresses: each(({ address }) => address?.value),
    photos: rows.reduce((sum, { details }) => sum + details.media.length, 0),
    consent:
      (['given', 'emergency'] as const).find((each) => said.includes(each)) ?? null,
  };
}
