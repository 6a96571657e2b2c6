/** What is wrong with a number that is none: too short, too long, or without its area code. */
import { withoutPlates } from '../intents/entities/road.ts';
import type { City } from '../knowledge/content/city.ts';
import type { Params, SayKey } from './say.ts';

const MOBILE = 11;
/** A local number without its area code. */
const LOCAL = /^[2-9]\d{6,7}$/;

/** Numbers of services: 110, 120, 12345, 12320, 95598. */
const SERVICE = /^(?:11\d|12[0-2]|12\d{3}|9[56]\d{3,4})$/;
/** As long as a mobile's, and no mobile begins so. */
const ELEVEN = /^1[012]\d{9}$/;

/** null: no number was begun, or nothing more can be said of it than that it is wrong. */
export function phoneProblem(
  text: string,
  { areaCode }: City,
): { readonly key: SayKey; readonly params: Params } | null {
  const digits = digitsOf(text);
  if (isMobileBegun(text)) {
    const wrong = digits.length - MOBILE;
    if (wrong === 0) return null;
    const key = wrong < 0 ? 'ask.phone.short' : 'ask.phone.long';
    return { key, params: { count: digits.length, wrong: Math.abs(wrong) } };
  }
  // 110, 12345: whoever sees to it would ring the service.
  if (SERVICE.test(digits))
    return { key: 'ask.phone.service', params: { number: digits } };
  if (ELEVEN.test(digits)) return { key: 'ask.phone.start', params: {} };
  return areaCode !== undefined && LOCAL.test(digits)
    ? { key: 'ask.phone.area', params: { example: `${areaCode}-${digits}` } }
    : null;
}

/** Digits that begin like a mobile's, whether all of them are there or not. */
export function isMobileBegun(text: string): boolean {
  return /^1[3-9]\d{5,13}$/.test(digitsOf(text));
}

function digitsOf(text: string): string {
  const all = withoutPlates(text.normalize('NFKC')).replace(/(?<=\d)[ -](?=\d)/g, '');
  const short = /^\D*(\d{3,4})\D*$/.exec(all)?.[1];
  return /\d{5,}/.exec(all)?.[0] ?? short ?? '';
}
