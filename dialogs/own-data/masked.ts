/** Personal values as they are shown to whom they belong: enough to be known again, no more. */

/** 王秀英 → 王**; Anna Smith → A**. */
export function maskedName(name: string): string {
  return `${[...name.trim()][0] ?? ''}**`;
}

/** 13812345678 → 138****5678; a short number shows its end alone. */
export function maskedPhone(phone: string): string {
  const digits = phone.normalize('NFKC').replace(/\D/g, '');
  const end = digits.slice(-4);
  return digits.length >= 10 ? `${digits.slice(0, 3)}****${end}` : `****${end.slice(-2)}`;
}

/** The street stays, house and door do not. */
export function maskedAddress(address: string): string {
  return address
    .normalize('NFKC')
    .replace(/\d+|[一二三四五六七八九十百]+(?=[号栋幢座单层楼室])/gu, '**');
}
