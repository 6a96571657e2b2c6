/** Who needs help: a choice taken, the person's own words, or both. */
import type { Sourced } from './case.ts';

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

export interface Patient extends Sourced<string> {
  /** Own words; empty where only a choice was taken. */
  readonly value: string;
  readonly who?: Who;
}

/** "本人，30岁", in the reader's language as far as it is not the resident's own words. */
export function patientText(
  { value, who }: Patient,
  nameOf: (who: Who) => string,
): string {
  if (who === undefined) return value;
  const name = nameOf(who);
  if (value === '') return name;
  return /\p{Script=Han}/u.test(name) ? `${name}，${value}` : `${name}, ${value}`;
}
