import type { Gazetteer, NamedPlace } from '../intents/gazetteer.ts';
import type { CityNames } from './content/city.ts';

type Named = {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly aliases: readonly string[];
};

/** The city's names for `intents`; `estates`: those of the zone register. */
export function gazetteerOf(
  city: CityNames,
  estates: readonly NamedPlace[] = [],
): Gazetteer {
  return {
    timeZone: city.timeZone,
    city: place(city),
    districts: city.districts.map(place),
    zones: city.zones.map(place),
    hospitals: city.hospitals.map(place),
    estates,
    categories: city.categories.map((category) => {
      const { id, names } = place(category);
      return { id, names: [...new Set([...names, category.label])] };
    }),
    otherCities: city.otherCities,
    landmarks: city.landmarks ?? [],
  };
}

function place({ id, name, aliases }: Named): NamedPlace {
  return { id, names: [...new Set([name.zh, name.en, ...aliases])] };
}
