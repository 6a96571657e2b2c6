/** What the page knows of its city: names and clocks, as plain data inside the shell. */
import type { Body, City, Text } from '../../knowledge/content/city.ts';
import {
  type Names,
  named,
  type StaffSettings,
  staffSettings,
} from '../shared/staff/settings.ts';

/** How a body is reached. */
export interface Reach {
  readonly phone: string | null;
  readonly hours: Text | null;
  /** How it hears of its tasks by itself; none: somebody gives it the page's address. */
  readonly told: readonly ('webhook' | 'mail')[];
}

export interface DeskSettings extends StaffSettings {
  readonly bodies: Names;
  readonly needs: Names;
  /** Ids of the needs that the register takes. */
  readonly registrable: readonly string[];
  readonly reach: Readonly<Record<string, Reach>>;
  /** What agents often say. */
  readonly replies: City['replies'];
  readonly hotline: string;
  /** What agents can do that not all can. */
  readonly skills: Names;
  /** Where posters hang. */
  readonly posters: Names;
}

export function deskSettings(
  city: City,
  knowledgeAsOf: Date | null,
  toldBy: (body: Body) => Reach['told'],
): DeskSettings {
  return {
    ...staffSettings(city, knowledgeAsOf),
    bodies: named(city.bodies),
    needs: named(city.needs),
    registrable: city.needs.filter(({ register }) => register).map(({ id }) => id),
    reach: Object.fromEntries(
      city.bodies.map((body) => [
        body.id,
        { phone: body.phone ?? null, hours: body.hours ?? null, told: toldBy(body) },
      ]),
    ),
    replies: city.replies,
    hotline: city.hotline.number,
    skills: named(city.skills),
    posters: named(city.posters),
  };
}
