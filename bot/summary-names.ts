/** The city's and the flags' names for the hand-off summary, in the desk's language. */
import type { SummaryNames } from '../cases/summary.ts';
import { withNumbers } from '../dialogs/advice.ts';
import { flagDefinition } from '../intents/flags.ts';
import type { City, Text } from '../knowledge/content/city.ts';

interface Named {
  readonly id: string;
  readonly name: Text;
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
    body(category, district) {
      const byCategory = city.categories.find(({ id }) => id === category)?.body;
      const byDistrict = city.districts.find(({ id }) => id === district)?.body;
      const names = [byCategory, byDistrict].flatMap((id) =>
        id ? [body(id) ?? id] : [],
      );
      return names.length > 0 ? names.join('、') : null;
    },
    flag(id) {
      const flag = flagDefinition(id);
      if (!flag) return null;
      return {
        name: flag.name.zh,
        advice: flag.advice.zh.map((line) => withNumbers(line, city)),
        service: flag.service,
      };
    },
    emergency: (service) => number.get(service) ?? null,
  };
}
