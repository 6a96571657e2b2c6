/** A message that asks several things: into its questions, and their answers into one. */
import type { Answer, Beside, One, Quote } from '../answer.ts';
import type { Reader, Reading } from '../matching/reader.ts';
import {
  asksOrWants,
  asksSomething,
  questionClausesIn,
  questionsIn,
} from '../matching/split.ts';

export interface Part {
  readonly text: string;
  readonly reading: Reading;
}

/** "武汉呢？" asks, however short it is. */
const ASKS_ON = /呢$/;

/** The questions of a message that asks at least two; none: it is read as a whole. */
export function partsOf(text: string, read: Reader): readonly Part[] {
  const pieces = questionsIn(text);
  if (pieces.length < 2) return [];
  const parts = pieces.map((piece) => ({ text: piece, reading: read(piece) }));
  const asks = ({ text: piece, reading }: Part) =>
    asksSomething(piece) ||
    (reading.topical && asksOrWants(piece)) ||
    (reading.otherCity !== null && ASKS_ON.test(piece));
  const asking = parts.filter(asks);
  // Who says where they are asks all of it for there.
  const elsewhere = parts.some((part) => part.reading.otherCity !== null && !asks(part));
  return asking.length < 2 || elsewhere ? [] : asking;
}

/**
 * The clauses of a sentence that may each ask about something of their own: "透析怎么约，放疗电话多少".
 * None where one only tells what the others ask about: "被狗咬了，去哪打针，怎么出去".
 */
export function clausePartsOf(text: string, read: Reader): readonly Part[] {
  const about = questionClausesIn(text)
    .map((clause) => ({ text: clause, reading: read(clause) }))
    .filter(({ reading }) => reading.topical);
  const each = about.every(({ text: clause }) => asksOrWants(clause));
  return each && about.length > 1 ? about : [];
}

/** First what goes on with an answer, then what can be asked, then what cannot be told. */
const ORDER: readonly One['kind'][] = [
  'answered',
  'ask',
  'ask_place',
  'place',
  'ahead',
  'expired',
  'unknown',
  'other_city',
];

/** What is known to all parts as one answer, and what each of the others comes to beside it. */
export function together(
  each: readonly { readonly asked: string; readonly answer: One }[],
): Answer {
  const rank = ({ answer }: { readonly answer: One }) => ORDER.indexOf(answer.kind);
  const first = each.toSorted((a, b) => rank(a) - rank(b))[0]?.answer;
  const quotes = each.flatMap(({ answer }) =>
    answer.kind === 'answered' ? answer.quotes : [],
  );
  const main: One =
    first && first.kind !== 'answered'
      ? first
      : { kind: 'answered', quotes: once(quotes) };
  const beside: Beside[] = [];
  for (const { asked, answer } of each) {
    if (answer.kind === 'answered' || answer === main || isSame(answer, main)) continue;
    if (beside.some((one) => isTold(one.answer) && isSame(answer, one.answer))) continue;
    beside.push({ asked, answer });
  }
  return beside.length > 0 ? { ...main, beside } : main;
}

/** As many quotes as a message may ask questions, each of which was asked for. */
const MOST_TOGETHER = 4;

/** Each article once. */
function once(quotes: readonly Quote[]): readonly Quote[] {
  const each = new Map(quotes.map((quote) => [quote.article, quote]));
  return [...each.values()].slice(0, MOST_TOGETHER);
}

/** What is not known is named question by question. */
function isTold({ kind }: One): boolean {
  return kind !== 'unknown';
}

/** Said once it is said for both. */
function isSame(a: One, b: One): boolean {
  if (a.kind === 'ahead' && b.kind === 'ahead')
    return a.quote.article === b.quote.article;
  if (a.kind === 'expired' && b.kind === 'expired')
    return a.quote.article === b.quote.article;
  if (a.kind === 'other_city' && b.kind === 'other_city') return a.name === b.name;
  if (a.kind === 'place' && b.kind === 'place') return a.place === b.place;
  return a.kind === b.kind;
}
