import type { Composed } from '../content/references.ts';
import type { Places } from '../content/register.ts';
import type { Matcher } from '../matching/matcher.ts';
import type { Reader } from '../matching/reader.ts';
import type { Spoken } from '../matching/spoken.ts';
import type { Clock } from '../moment.ts';

/** All that a question is answered from: one state of what is published. */
export interface Shelf {
  readonly read: Reader;
  readonly matcher: Matcher;
  /** How sure the measures of a question are, 0 to 1, where so many questions are filed. */
  readonly confidence: (measures: readonly number[], filed: number) => number;
  readonly spokenBy: (article: Composed) => Spoken;
  readonly clock: Clock;
  /** Articles by matter, those that settle it beside their own among them. */
  readonly onMatter: ReadonlyMap<string, readonly Composed[]>;
  readonly byId: ReadonlyMap<string, Composed>;
  readonly places: Places;
  /** Ids of the sorts of people that articles are written for. */
  readonly persons: ReadonlySet<string>;
  /** The newest announcement's day. */
  readonly newest: string;
}
