/** What every page of the staff knows of its city: names, as plain data inside the shell. */
import type { City, Text } from '../../../knowledge/content/city.ts';

/** The element of the shell that holds it. */
export const SETTINGS_ID = 'settings';

/** Ids to names, in the city's order; an id without one is shown as it is. */
export type Names = Readonly<Record<string, Text>>;

export interface StaffSettings {
  readonly city: Text;
  readonly service: Text;
  /** IANA name; every moment on the page is shown there. */
  readonly timeZone: string;
  readonly categories: Names;
  readonly districts: Names;
  readonly zones: Names;
  /** The moment that knowledge speaks for, where it stands still (ISO 8601); else null. */
  readonly knowledgeAsOf: string | null;
}

/** `knowledgeAsOf`: null where it follows the calendar. */
export function staffSettings(city: City, knowledgeAsOf: Date | null): StaffSettings {
  return {
    city: city.name,
    service: city.service,
    timeZone: city.timeZone,
    categories: named(city.categories),
    districts: named(city.districts),
    zones: named(city.zones),
    knowledgeAsOf: knowledgeAsOf?.toISOString() ?? null,
  };
}

/** The names of a list of the city pack, by id. */
export function named(
  places: readonly { readonly id: string; readonly name: Text }[],
): Names {
  return Object.fromEntries(places.map((place) => [place.id, place.name]));
}
