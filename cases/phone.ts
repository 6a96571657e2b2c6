/** Last four digits of a phone number; null where it has fewer. Compared, never shown. */
export function phoneTail(phone: string): string | null {
  const digits = phone.normalize('NFKC').replace(/\D/g, '');
  return digits.length >= 4 ? digits.slice(-4) : null;
}
