/** Who needs help: a choice taken, the person's own words, or both. */
/** Choices of who needs help; kept by id, named in the language of whoever reads. */
export const WHO = [
  'self',
  'elderly',
  'child',
  'pregnant',
  'disabled',
  'household',
] as const;
export type Who = (typeof WHO)[number];

/** Where it was said stands beside it, as with every value of a case. */
export interface Patient {
  /** Own words; empty where only a choice was taken. */
  readonly value: string;
  /** Activity id; null: set by staff. */
  readonly message: string | null;
  readonly who?: Who;
}

/** "我自己，30岁", in the reader's language as far as it is not the resident's own words. */
export function patientText(
  { value, who }: Patient,
  nameOf: (who: Who) => string,
): string {
  if (who === undefined) return value;
  const name = nameOf(who);
  if (value === '') return name;
  return /\p{Script=Han}/u.test(name) ? `${name}，${value}` : `${name}, ${value}`;
}
