/** The city's and the flags' names for the hand-off summary, in the desk's language. */
import type { CaseDetails } from '../cases/case.ts';
import type { SummaryNames } from '../cases/summary.ts';
import { flagDefinition } from '../intents/flags.ts';
import type { City, Text } from '../knowledge/content/city.ts';
import { responsibleBody } from '../knowledge/responsible-body.ts';

interface Named {
  readonly id: string;
  readonly name: Text;
}

/** Ids of the bodies that work such a case by default: the matter's first, then the district's. */
export function usualBodies(
  city: City,
  category: string,
  district: string | null,
  account: CaseDetails['account'],
): readonly string[] {
  const byMatter = responsibleBody(city, category, account);
  const byDistrict = city.districts.find(({ id }) => id === district)?.body;
  return [byMatter, byDistrict].filter((id) => id !== null && id !== undefined);
}

export function summaryNames(city: City): SummaryNames {
  const named = (list: readonly Named[]) => {
    const names = new Map(list.map(({ id, name }) => [id, name.zh]));
    return (id: string) => names.get(id) ?? null;
  };
  const body = named(city.bodies);
  const number = new Map(city.emergency.map((service) => [service.id, service.number]));
  return {
    district: named(city.districts),
    zone: named(city.zones),
    category: named(city.categories),
    need: named(city.needs),
    body(category, district, account) {
      const names = usualBodies(city, category, district, account).map(
        (id) => body(id) ?? id,
      );
      return names.length > 0 ? names.join('、') : null;
    },
    flag(id) {
      const flag = flagDefinition(id);
      if (!flag) return null;
      return {
        name: flag.name.zh,
        service: flag.service,
        yields: flag.yields,
      };
    },
    emergency: (service) => number.get(service) ?? null,
  };
}
