/** The city's names, as `intents` needs them; built by `knowledge` from the city pack. */
export interface NamedPlace {
  readonly id: string;
  /** Every way people write it, the official name among them, Chinese and English. */
  readonly names: readonly string[];
}

export interface Gazetteer {
  /** IANA name; a day in words is a day there. Absent: times in words are not read. */
  readonly timeZone?: string;
  readonly city: NamedPlace;
  readonly districts: readonly NamedPlace[];
  readonly zones: readonly NamedPlace[];
  readonly hospitals: readonly NamedPlace[];
  /** Estates and streets that the zone register knows. */
  readonly estates: readonly NamedPlace[];
  /** Categories with the words that point to them. */
  readonly categories: readonly NamedPlace[];
  /** Other cities whose rules people ask us for, as written; named so that we can decline. */
  readonly otherCities?: readonly string[];
  /** Villages and quarters that people name without a word for their kind. */
  readonly landmarks?: readonly Landmark[];
}

/** Its district is told with it, where no district is named. */
export interface Landmark {
  readonly name: string;
  readonly district?: string | undefined;
}
