/** What a case of this city is about, and where. */
import { type Matter, matterOf } from '../../cases/matter.ts';
import type { CaseRow } from '../../integrations/database/contract.ts';
import type { City } from '../../knowledge/content/city.ts';
import { routedBody } from '../../knowledge/responsible-body.ts';

export function cityMatter({ state, details }: CaseRow, city: City): Matter | null {
  return matterOf({
    category: state.category,
    route: routedBody(city, state.category, details.account),
    address: details.address?.value,
    placeNames: placeNames(city),
  });
}

/** What may stand before the place in an address, as far as people write it. */
export function placeNames(city: City): readonly string[] {
  return [city, ...city.districts].flatMap(({ name, aliases }) => [
    name.zh,
    name.en,
    ...aliases,
  ]);
}

/** The account in one text, to be compared. */
export function accountOf({ details }: CaseRow): string {
  return details.account.map(({ value }) => value).join('\n');
}
