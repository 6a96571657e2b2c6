/** Figures over labelled messages: how the whole reader, rules and classifier, does on them. */
import type { Example } from '../../../intents/classifier/examples.ts';
import type { Understanding } from '../../../intents/understanding.ts';

export interface Read {
  readonly example: Example;
  readonly understanding: Understanding;
}

export interface Figures {
  readonly rows: number;
  /** Of the critical rows, those called critical; and those called so or asked about. */
  readonly criticalRecall: number;
  readonly criticalOrAsked: number;
  readonly criticalPrecision: number;
  /** Of the high rows, those called high or critical. */
  readonly highRecall: number;
  /** Of the normal and none rows: called critical, and asked the safety question. */
  readonly harmlessCritical: number;
  readonly harmlessAsked: number;
  readonly categoryMacroF1: number;
  readonly intentMacroF1: number;
}

export function measure(rows: readonly Read[]): Figures {
  const critical = rows.filter(({ example }) => example.urgency === 'critical');
  const high = rows.filter(({ example }) => example.urgency === 'high');
  const harmless = rows.filter(({ example }) => isHarmless(example));
  const called = rows.filter(({ understanding }) => understanding.urgency === 'critical');
  const isCritical = ({ understanding }: Read) => understanding.urgency === 'critical';
  const isAsked = ({ understanding }: Read) => understanding.safetyQuestion !== null;
  return {
    rows: rows.length,
    criticalRecall: share(critical, isCritical),
    criticalOrAsked: share(critical, (row) => isCritical(row) || isAsked(row)),
    criticalPrecision: share(called, ({ example }) => example.urgency === 'critical'),
    highRecall: share(
      high,
      (row) => isCritical(row) || row.understanding.urgency === 'high',
    ),
    harmlessCritical: share(harmless, isCritical),
    harmlessAsked: share(harmless, isAsked),
    categoryMacroF1: macroF1(rows, categoryPair),
    intentMacroF1: macroF1(rows, intentPair),
  };
}

type Pair = (row: Read) => readonly [right: string, given: string];

export const categoryPair: Pair = ({ example, understanding }) => [
  example.category,
  understanding.category?.id ?? 'other',
];
export const intentPair: Pair = ({ example, understanding }) => [
  example.intent,
  understanding.intent,
];
/** normal and none are one: the line between them is soft. */
export const urgencyPair: Pair = ({ example, understanding }) => [
  isHarmless(example) ? 'harmless' : example.urgency,
  understanding.urgency === 'critical' || understanding.urgency === 'high'
    ? understanding.urgency
    : 'harmless',
];

/** How often each right class was given which class. */
export function confusion(
  rows: readonly Read[],
  pair: Pair,
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  return tableOf(rows.map(pair));
}

type Answer = ReturnType<Pair>;

function tableOf(
  answers: readonly Answer[],
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const table = new Map<string, Map<string, number>>();
  for (const [right, given] of answers) {
    const line = table.get(right) ?? new Map<string, number>();
    line.set(given, (line.get(given) ?? 0) + 1);
    table.set(right, line);
  }
  return table;
}

function macroF1(rows: readonly Read[], pair: Pair): number {
  return macroF1Of(rows.map(pair));
}

/** The mean over the right classes of each one's F1. */
export function macroF1Of(answers: readonly Answer[]): number {
  const table = tableOf(answers);
  const scores = [...table].map(([name, line]) => {
    const hits = line.get(name) ?? 0;
    const right = sum(line.values());
    const given = sum([...table.values()].map((each) => each.get(name) ?? 0));
    return hits === 0 ? 0 : (2 * hits) / (right + given);
  });
  return sum(scores) / (scores.length || 1);
}

function isHarmless({ urgency }: Example): boolean {
  return urgency === 'normal' || urgency === 'none';
}

function share(rows: readonly Read[], holds: (row: Read) => boolean): number {
  return rows.length === 0 ? 0 : rows.filter(holds).length / rows.length;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
