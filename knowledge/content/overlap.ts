/** Whether two articles are told to some of the same people, at some time alike, on one thing. */
import { unitsOf } from '../matching/units.ts';
import { stretchOf } from '../moment.ts';
import type { Article } from './article.ts';

/** Announced on one day, neither goes before the other: such two must not stand in one pack. */
export function contradict(one: Article, other: Article): boolean {
  return (
    one.matter === other.matter &&
    one.announcedOn === other.announcedOn &&
    meet(one, other)
  );
}

/** Both could be the answer: on one matter, whichever is newer, or to a question filed with both. */
export function overlap(one: Article, other: Article): boolean {
  return meet(one, other) && (sameMatter(one, other) || sharesQuestion(one, other));
}

/** For some of the same people at some same time. A special text beside a general one is no clash. */
function meet(one: Article, other: Article): boolean {
  return isBeside(one, other) && common(one.persons, other.persons);
}

/** In some of the same places at some same time, whoever they are written for. */
export function isBeside(one: Article, other: Article): boolean {
  const [a, b] = [stretch(one), stretch(other)];
  return (
    common(one.zones, other.zones) &&
    common(one.districts, other.districts) &&
    a.from <= b.until &&
    b.from <= a.until
  );
}

function common(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 ? b.length === 0 : a.some((id) => b.includes(id));
}

function stretch({ validFrom, announcedOn, validUntil }: Article) {
  return stretchOf({ from: validFrom ?? announcedOn, until: validUntil });
}

function sameMatter(one: Article, other: Article): boolean {
  const matters = [other.matter, ...other.also];
  return [one.matter, ...one.also].some((matter) => matters.includes(matter));
}

function sharesQuestion(one: Article, other: Article): boolean {
  const asked = new Set(one.questions.map(plain));
  return other.questions.some((question) => asked.has(plain(question)));
}

/** Without marks, spaces, capitals and endings. */
function plain(question: string): string {
  return unitsOf(question).join('');
}
