/** What the page knows of its city: names and clocks, as plain data inside the shell. */
import type { City, Text } from '../../knowledge/content/city.ts';

/** The element of the shell that holds it. */
export const SETTINGS_ID = 'settings';

export type Names = Readonly<Record<string, Text>>;

export interface DeskSettings {
  readonly city: Text;
  readonly service: Text;
  /** IANA name; every moment on the page is shown there. */
  readonly timeZone: string;
  /** Ids to names; an id without one is shown as it is. */
  readonly categories: Names;
  readonly districts: Names;
  readonly zones: Names;
  /** Seconds within which a person must have taken a case. */
  readonly limits: Readonly<Record<'critical' | 'high' | 'normal', number>>;
  /** The moment that knowledge speaks for, where it stands still (ISO 8601); else null. */
  readonly knowledgeAsOf: string | null;
}

export function deskSettings(city: City, knowledgeAsOf: Date | null): DeskSettings {
  return {
    city: city.name,
    service: city.service,
    timeZone: city.timeZone,
    categories: named(city.categories),
    districts: named(city.districts),
    zones: named(city.zones),
    limits: {
      critical: city.clocks.critical.take,
      high: city.clocks.high.take,
      normal: city.clocks.normal.take,
    },
    knowledgeAsOf: knowledgeAsOf?.toISOString() ?? null,
  };
}

function named(places: readonly { readonly id: string; readonly name: Text }[]): Names {
  return Object.fromEntries(places.map((place) => [place.id, place.name]));
}
