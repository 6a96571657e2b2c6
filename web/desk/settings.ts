/** What the page knows of its city: names and clocks, as plain data inside the shell. */
import type { City } from '../../knowledge/content/city.ts';
import {
  type Names,
  named,
  type StaffSettings,
  staffSettings,
} from '../shared/staff/settings.ts';

export interface DeskSettings extends StaffSettings {
  readonly bodies: Names;
  /** Seconds within which a person must have taken a case. */
  readonly limits: Readonly<Record<'critical' | 'high' | 'normal', number>>;
}

export function deskSettings(city: City, knowledgeAsOf: Date | null): DeskSettings {
  return {
    ...staffSettings(city, knowledgeAsOf),
    bodies: named(city.bodies),
    limits: {
      critical: city.clocks.critical.take,
      high: city.clocks.high.take,
      normal: city.clocks.normal.take,
    },
  };
}
