/** What an agent must know of each kind of trouble; the lists are data in `must-know.json`. */
import type { CaseDetails } from './case.ts';
import data from './must-know.json' with { type: 'json' };

/** Where a fact of the details stands in the summary. */
export type Part = 'identify' | 'situation' | 'background';

interface Family {
  /** How the ids of its red flags begin: `labour` is `labour` and `labour_waters_broken`. */
  readonly family: string;
  readonly must: readonly string[];
  readonly should: readonly string[];
}

const FAMILIES: readonly Family[] = data.families;
const IDENTIFY: readonly string[] = data.parts.identify;
const BACKGROUND: readonly string[] = data.parts.background;

/** Keys of what helps to reach somebody and is kept whenever it is told: a door's code, a plate. */
export const BESIDES: readonly string[] = data.besides;

/** Every label key that `missing` can hold, for the test of the desk's words. */
export const MUST_KNOW_KEYS: readonly string[] = [
  ...new Set([
    ...data.always,
    ...data.besides,
    ...FAMILIES.flatMap((family) => [...family.must, ...family.should]),
  ]),
];

/** The part of the summary in which a fact is read; what happens now where nothing else is said. */
export function partOf(factKey: string): Part {
  if (IDENTIFY.includes(factKey)) return 'identify';
  return BACKGROUND.includes(factKey) ? 'background' : 'situation';
}

/**
 * Label keys of what is not known yet, most needed first: how to reach the person, then what the
 * families of the raised flags make necessary, then what helps.
 */
export function missingKeys(
  flags: readonly string[],
  details: CaseDetails,
): readonly string[] {
  return wantedKeys(flags).filter((key) => !isKnown(key, details));
}

/** Label keys of all that the families of these flags make worth knowing, each once. */
export function wantedKeys(flags: readonly string[]): readonly string[] {
  const raised = FAMILIES.filter(({ family }) =>
    flags.some((flag) => flag === family || flag.startsWith(`${family}_`)),
  );
  return [
    ...new Set([
      ...data.always,
      ...raised.flatMap((family) => family.must),
      ...raised.flatMap((family) => family.should),
    ]),
  ];
}

function isKnown(key: string, details: CaseDetails): boolean {
  switch (key) {
    case 'address':
      return details.address !== undefined || details.location !== undefined;
    case 'phone':
      return details.phone !== undefined;
    case 'patient':
      return details.patient !== undefined;
    case 'photos':
      return details.media.length > 0;
    default:
      return details.facts.some((fact) => fact.key === key);
  }
}
