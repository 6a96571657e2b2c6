/** What publishing a change would do: what is wrong with it, and which answers change. */
import type { Language } from '../../intents/understanding.ts';
import type { Answer, Knowledge, Question } from '../answer.ts';
import type { Article, Check } from '../content/article.ts';
import { checkArticle } from '../content/check-pack.ts';
import type { City } from '../content/city.ts';
import type { Content, ItemRef } from '../content/content.ts';
import { checkEntry } from '../content/directory.ts';
import { type Fault, fault, faultsIn } from '../content/fault.ts';
import { overIn, quotedBy } from '../content/references.ts';
import { contradictions } from '../content/register.ts';
import { instantOf } from '../moment.ts';

export interface CheckRun {
  readonly article: string;
  readonly check: Check;
  readonly passed: boolean;
  readonly answer: Answer;
}

/**
 * Faults of one item in the content that has it, at the city's moment `local`. Those of an entry are
 * its own and those of the articles that quote it.
 */
export function faultsOf(
  city: City,
  content: Content,
  { kind, id }: ItemRef,
  local: string,
): readonly Fault[] {
  const entries = new Map(content.directory.map((entry) => [entry.id, entry]));
  switch (kind) {
    case 'article': {
      const article = content.articles.find((one) => one.id === id);
      if (!article) return [];
      const over = overIn(article, entries, local);
      return [
        ...checkArticle(city, article, entries),
        ...over.map((entry) => fault(`{{${entry}}}`, 'entryOver')),
      ];
    }
    case 'entry': {
      const entry = entries.get(id);
      const quoting = content.articles.filter((one) => quotedBy(one).includes(id));
      return [
        ...(entry ? checkEntry(entry) : []),
        ...quoting.flatMap((article) =>
          faultsIn(article.title.zh, checkArticle(city, article, entries)),
        ),
      ];
    }
    case 'register':
      return [
        ...contradictions(content.register),
        ...content.register.rows.flatMap(({ place, district, zone }) => [
          ...(city.districts.some((one) => one.id === district)
            ? []
            : [{ ...fault('district', 'noPlace', { name: district }), in: place }]),
          ...(city.zones.some((one) => one.id === zone)
            ? []
            : [{ ...fault('zone', 'noPlace', { name: zone }), in: place }]),
        ]),
      ];
  }
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

/** As the people whom the article is for ask it, on the day that it begins to hold. */
export function questionOf(check: Check, article: Article, city: City): Question {
  const at = check.at ?? article.validFrom ?? article.announcedOn;
  return {
    text: check.text,
    language: checkLanguage(check),
    zone: check.zone ?? article.zones[0] ?? null,
    district: check.district ?? article.districts[0] ?? null,
    now: instantOf(at, city.timeZone),
    anyTime: at.length === 10,
    previous: null,
  };
}

/** A check is asked, and answered, in the language that it is written in. */
export function checkLanguage({ text }: Check): Language {
  return /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
}
