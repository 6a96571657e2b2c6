/** A place as a map app copies it: 34.7578,113.6486, in either order. */

export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

const PAIR = /(?<![\d.])(\d{2,3}\.\d{3,})[°nNeE]*\s*[,，;；\s]\s*(\d{2,3}\.\d{3,})(?!\d)/;
/** In China the one is always the greater. */
const MOST_LATITUDE = 55;
const MOST_LONGITUDE = 136;

/** Undefined: none, or none in the country. */
export function coordinatesIn(text: string): Coordinates | undefined {
  const [, one, two] = PAIR.exec(text) ?? [];
  if (one === undefined || two === undefined) return undefined;
  const [latitude = 0, longitude = 0] = [Number(one), Number(two)].sort((a, b) => a - b);
  const here =
    latitude < MOST_LATITUDE && longitude > MOST_LATITUDE && longitude < MOST_LONGITUDE;
  return here ? { latitude, longitude } : undefined;
}
