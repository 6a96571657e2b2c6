/** What an article speaks of and what it tells, so that it is not quoted for what it does not tell. */
import type { Article } from '../content/article.ts';
import type { Reader, Reading } from './reader.ts';

/** The aspect of asking for a number to ring. */
const PHONE = 'phone';

/** What so small a share of its questions names or wants was said in passing. */
const SERIOUS = 0.03;
/** "热线" and "打电话" are also said by people who do not ask for a number. */
const MOSTLY = 0.15;

export interface Spoken {
  readonly concepts: ReadonlySet<string>;
  /** What its own questions want to be told. */
  readonly aspects: ReadonlySet<string>;
}

/** `emergency`: numbers that everyone has; they do not make an article one that tells a number. */
export function spokenBy(
  article: Article,
  read: Reader,
  emergency: readonly string[],
): Spoken {
  const concepts = new Set<string>(article.persons);
  const { title, answer, questions, phones } = article;
  for (const text of [title.zh, title.en, answer.zh, answer.en])
    for (const concept of read(text ?? '').concepts) concepts.add(concept);
  const named = new Map<string, number>();
  const wanted = new Map<string, number>();
  for (const question of questions) {
    const { concepts: told, aspects } = read(question);
    for (const concept of told) named.set(concept, (named.get(concept) ?? 0) + 1);
    for (const aspect of aspects) wanted.set(aspect, (wanted.get(aspect) ?? 0) + 1);
  }
  const least = Math.max(1, questions.length * SERIOUS);
  for (const [concept, count] of named) if (count >= least) concepts.add(concept);
  const enough = (aspect: string, count: number) =>
    count >= Math.max(1, questions.length * (aspect === PHONE ? MOSTLY : SERIOUS));
  const aspects = new Set(
    [...wanted]
      .filter(([aspect, count]) => enough(aspect, count))
      .map(([aspect]) => aspect),
  );
  // A number of its own answers whoever asks for one.
  if (phones.some((phone) => !emergency.includes(phone))) aspects.add(PHONE);
  return { concepts, aspects };
}

/** What of a question an article does not meet. */
export interface Lack {
  /** Concepts that its answer must name, and it does not speak of. */
  readonly words: readonly string[];
  /** Kinds of fact that it does not tell. */
  readonly aspects: readonly string[];
}

/** What the words want of an answer that this article does not speak of. */
export function lackOf(spoken: Spoken, { bars, aspects }: Reading): Lack {
  return {
    words: bars.filter((bar) => !spoken.concepts.has(bar)),
    aspects: aspects.filter((aspect) => !spoken.aspects.has(aspect)),
  };
}

export function lacksNothing({ words, aspects }: Lack): boolean {
  return words.length + aspects.length === 0;
}
