/** Who it is and how hot they are, put right: "不是孩子 是我妈 76岁", "不是39度 是38度5". */
import type { CaseDetails } from '../../cases/case.ts';
import { ages } from '../../intents/entities/age.ts';
import type { Measured } from '../../intents/entities/measured.ts';
import { peopleIn } from '../../intents/entities/people.ts';
import { temperatures } from '../../intents/entities/temperature.ts';
import { normalise } from '../../intents/normalise.ts';
import { joinedWords } from '../patient.ts';
import type { DraftDetails } from '../state.ts';
import { detailsOf, type Turn } from '../turn.ts';
import { denialsIn } from './denial.ts';

export interface PersonChange {
  readonly field: 'who' | 'temperature';
  readonly details: Partial<DraftDetails>;
}

/** The person who writes, by these words alone. */
const MYSELF = /^(?:我|俺|我自己|我本人|本人|自己|me|myself|i|i am)[。.!！]*$/iu;

/** Whoever was meant before, by a word that names nobody. */
const SOMEBODY = /^(?:我|俺|他|她|我自己|本人|me|him|her)$/iu;

/** What the words make of the person that is known; null: they correct nothing of them. */
export function personCorrected(turn: Turn): PersonChange | null {
  for (const { denied, said } of denialsIn(turn.heard.text)) {
    const change =
      denied === undefined
        ? older(turn, said, said)
        : (hotter(turn, denied, said) ??
          other(turn, denied, said) ??
          older(turn, denied, said));
    if (change) return change;
  }
  return null;
}

function hotter(turn: Turn, denied: string, said: string): PersonChange | null {
  const told = wordsIn(said, temperatures);
  if (told === undefined || wordsIn(denied, temperatures) === undefined) return null;
  return { field: 'temperature', details: { facts: fact(turn, 'temperature', told) } };
}

/** Somebody else: the age that was told goes with whom it was told of. */
function other(turn: Turn, denied: string, said: string): PersonChange | null {
  const wrong = peopleIn(normalise(denied));
  if (wrong.relation === undefined && !SOMEBODY.test(denied)) return null;
  const right = peopleIn(normalise(said));
  const self = MYSELF.test(said) || right.relation?.value === 'self';
  const relation = right.relation && slice(said, right.relation);
  if (!self && relation === undefined) return null;
  const age = wordsIn(said, ages);
  const message = turn.heard.message.id;
  const words = [self ? undefined : relation, age].filter((each) => each !== undefined);
  const { needs } = detailsOf(turn);
  const gone = new Set(wrong.needs.map(({ value }) => value));
  const come = right.needs.map(({ value }) => ({ value, message }));
  return {
    field: 'who',
    details: {
      patient: { value: joinedWords(words), message, ...(self && { who: 'self' }) },
      needs: [...needs.filter(({ value }) => !gone.has(value)), ...come],
      facts: fact(turn, 'age', age),
    },
  };
}

/** The same person, of another age. */
function older(turn: Turn, denied: string, said: string): PersonChange | null {
  const [wrong, right] = [wordsIn(denied, ages), wordsIn(said, ages)];
  const { patient, facts } = detailsOf(turn);
  if (wrong === undefined || right === undefined || !patient) return null;
  const known = facts.find(({ key }) => key === 'age')?.value ?? wrong;
  const value = patient.value.includes(known)
    ? patient.value.replace(known, right)
    : joinedWords([patient.value, right]);
  const message = turn.heard.message.id;
  return {
    field: 'who',
    details: { patient: { ...patient, value, message }, facts: fact(turn, 'age', right) },
  };
}

/** The facts with this one in place of what was told before; undefined: not told any more. */
function fact(turn: Turn, key: string, value: string | undefined): CaseDetails['facts'] {
  const rest = detailsOf(turn).facts.filter((each) => each.key !== key);
  const message = turn.heard.message.id;
  return value === undefined ? rest : [...rest, { key, value, message }];
}

function wordsIn(
  text: string,
  read: (normal: string) => readonly Measured<number>[],
): string | undefined {
  const [found] = read(normalise(text).text);
  return found && slice(text, found);
}

/** As it was read: in half width. */
function slice(text: string, { start, end }: { start: number; end: number }): string {
  return normalise(text).text.slice(start, end);
}
