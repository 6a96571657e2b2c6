/** What the page knows of its city, as plain data inside the shell. */
import type { City, Text } from '../../knowledge/content/city.ts';

export interface TaskSettings {
  readonly service: Text;
  /** IANA name; every moment on the page is shown there. */
  readonly timeZone: string;
  /** Whom the body rings when something is unclear. */
  readonly hotline: string;
}

export function taskSettings(city: City): TaskSettings {
  return {
    service: city.service,
    timeZone: city.timeZone,
    hotline: city.hotline.number,
  };
}
