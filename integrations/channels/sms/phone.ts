/** Telephone numbers as E.164 writes them. */

export const PHONE = /^\+[1-9]\d{6,14}$/;

/** A number as a person wrote it; null: it is none that could be dialled from everywhere. */
export function dialled(written: string, country: string): string | null {
  const digits = written.replace(/[\s().-]/g, '').replace(/^00/, '+');
  if (digits.startsWith('+')) return PHONE.test(digits) ? digits : null;
  // The zero before an area code is left out behind a country's code; a hotline has no such number.
  const national = digits.replace(/^0/, '');
  const whole = country + national;
  return national.length >= 7 && PHONE.test(whole) ? whole : null;
}
