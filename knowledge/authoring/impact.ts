/** What publishing a change would do: what is wrong with it, whom it contradicts, which answers change. */
import type { Answer, Knowledge, Question } from '../answer.ts';
import type { Article, Check } from '../content/article.ts';
import { checkArticle, contradict } from '../content/check-pack.ts';
import type { City } from '../content/city.ts';
import type { Content } from '../content/content.ts';
import { contradictions } from '../content/register.ts';
import { instantOf } from '../moment.ts';

export interface CheckRun {
  readonly article: string;
  readonly check: Check;
  readonly passed: boolean;
  readonly answer: Answer;
}

/**
 * Faults of one item in the content that has it: `article` null for an entry, whose change can leave
 * articles with references that lead nowhere, and for the register.
 */
export function faultsOf(
  city: City,
  content: Content,
  article: Article | null,
): readonly string[] {
  const entries = new Map(content.directory.map((entry) => [entry.id, entry]));
  if (article) return checkArticle(city, article, entries);
  return [
    ...content.articles.flatMap((one) =>
      checkArticle(city, one, entries).map((fault) => `${one.title.zh}: ${fault}`),
    ),
    ...contradictions(content.register),
    ...content.register.rows.flatMap(({ place, district, zone }) => [
      ...(city.districts.some(({ id }) => id === district)
        ? []
        : [`${place}: no district ${district}`]),
      ...(city.zones.some(({ id }) => id === zone) ? [] : [`${place}: no zone ${zone}`]),
    ]),
  ];
}

/** Other articles that answer the same matter for the same people at the same time. */
export function conflictsOf(article: Article, content: Content): readonly Article[] {
  return content.articles.filter(
    (other) => other.id !== article.id && contradict(article, other),
  );
}

/** Runs the checks of one article, or of all. */
export function runChecks(
  city: City,
  knowledge: Knowledge,
  articles: readonly Article[],
): readonly CheckRun[] {
  return articles.flatMap((article) =>
    article.checks.map((check): CheckRun => {
      const answer = knowledge.answer(questionOf(check, article, city));
      const passed =
        answer.kind === 'answered' &&
        answer.quotes.some((quote) => quote.article === article.id);
      return { article: article.id, check, passed, answer };
    }),
  );
}

function questionOf(check: Check, article: Article, city: City): Question {
  const at = check.at ?? article.validFrom ?? article.announcedOn;
  return {
    text: check.text,
    language: /\p{Script=Han}/u.test(check.text) ? 'zh' : 'en',
    zone: check.zone ?? article.zones[0] ?? null,
    district: check.district ?? article.districts[0] ?? null,
    now: instantOf(at, city.timeZone),
    anyTime: at.length === 10,
    previous: null,
  };
}
