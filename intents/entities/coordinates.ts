/** A place as a map app copies it: 34.7578,113.6486, in either order. */

export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

const PAIR = /(?<![\d.])(\d{2,3}\.\d{3,})[°nNeE]*\s*[,，;；\s]\s*(\d{2,3}\.\d{3,})(?!\d)/;
/** Said which is which, they may be short: 北纬34.75 东经113.65. */
const NAMED =
  /(?:北纬|纬度|lat\w*)[:：\s]*(\d{2}\.\d+).{0,4}?(?:东经|经度|lon\w*|lng)[:：\s]*(\d{2,3}\.\d+)|(?:东经|经度|lon\w*|lng)[:：\s]*(\d{2,3}\.\d+).{0,4}?(?:北纬|纬度|lat\w*)[:：\s]*(\d{2}\.\d+)/iu;
/** In China the one is always the greater. */
const MOST_LATITUDE = 55;
const MOST_LONGITUDE = 136;

/** Undefined: none, or none in the country. */
export function coordinatesIn(text: string): Coordinates | undefined {
  const told = NAMED.exec(text) ?? PAIR.exec(text);
  const [one, two] = told?.slice(1).filter((each) => each !== undefined) ?? [];
  if (one === undefined || two === undefined) return undefined;
  const [latitude = 0, longitude = 0] = [Number(one), Number(two)].sort((a, b) => a - b);
  const here =
    latitude < MOST_LATITUDE && longitude > MOST_LATITUDE && longitude < MOST_LONGITUDE;
  return here ? { latitude, longitude } : undefined;
}
