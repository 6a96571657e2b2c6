/** What publishing a change would do to what residents are told. */
import { answerText } from '../../dialogs/answer-text.ts';
import type { Clock } from '../../integrations/ports.ts';
import {
  type CheckRun,
  checkLanguage,
  conflictsOf,
  faultsOf,
  runChecks,
} from '../../knowledge/authoring/impact.ts';
import type { City } from '../../knowledge/content/city.ts';
import type { Content, ItemRef } from '../../knowledge/content/content.ts';
import { clockOf } from '../../knowledge/moment.ts';
import type { Impact, ItemContent } from '../../web/editor/contract.ts';
import { numbered, withItem } from './items.ts';
import type { Published } from './published.ts';

export interface ImpactDeps {
  readonly city: City;
  readonly published: Published;
  readonly clock: Clock;
  /** The moment that knowledge speaks for. */
  readonly knowledgeNow: (now: Date) => Date;
}

/** What an item is to hold; null: it is to be withdrawn. */
export interface Change extends ItemRef {
  readonly content: ItemContent | null;
}

export function impactOf(change: Change, deps: ImpactDeps): Impact {
  const { city, published, clock } = deps;
  const before = published.contentAt(clock.now());
  const after = contentAfter(change, before, deps);
  const article = articleOf(change);
  const library = published.library();
  const told = new Map(
    library
      .tried(before, (knowledge) => runChecks(city, knowledge, before.articles))
      .map((run) => [keyOf(run), run]),
  );
  const runs = library.tried(after, (knowledge) =>
    runChecks(city, knowledge, after.articles),
  );
  const own = runs.filter((run) => run.article === article?.id);
  const gone = before.articles.filter(
    ({ id }) => change.content === null && id === change.id,
  );
  const lost = library.tried(after, (knowledge) => runChecks(city, knowledge, gone));
  const all = [...runs, ...(change.kind === 'article' ? lost : [])];
  const titles = new Map(
    [...before.articles, ...after.articles].map(({ id, title }) => [id, title.zh]),
  );
  return {
    faults: faultsOf(city, after, change, localNow(deps)),
    conflicts: article
      ? conflictsOf(article, after).map(({ id, title }) => ({ id, title: title.zh }))
      : [],
    checks: own.map((run) => ({
      text: run.check.text,
      passed: run.passed,
      answer: wordsOf(run, city),
    })),
    changes: all.flatMap((run) => {
      const was = told.get(keyOf(run));
      const [from, to] = [was ? wordsOf(was, city) : '', wordsOf(run, city)];
      if (!was || from === to) return [];
      const of = titles.get(run.article) ?? run.article;
      return [{ text: run.check.text, of, before: from, after: to, passes: run.passed }];
    }),
    ran: all.length,
  };
}

/** What must be mended in an item before it can be published. */
export function changeFaults(change: Change, deps: ImpactDeps): readonly string[] {
  const before = deps.published.contentAt(deps.clock.now());
  const after = contentAfter(change, before, deps);
  return faultsOf(deps.city, after, change, localNow(deps));
}

/** The article's own checks that its draft does not pass. */
export function checkFailures(change: Change, deps: ImpactDeps): readonly string[] {
  const article = articleOf(change);
  if (!article) return [];
  const { city, published, clock } = deps;
  const after = contentAfter(change, published.contentAt(clock.now()), deps);
  return published
    .library()
    .tried(after, (knowledge) => runChecks(city, knowledge, [article]))
    .filter(({ passed }) => !passed)
    .map(({ check }) => `checks: “${check.text}” is not answered by it`);
}

function contentAfter({ kind, id, content }: Change, before: Content, deps: ImpactDeps) {
  const { published, clock } = deps;
  const next = (published.live(kind, id, clock.now())?.number ?? 0) + 1;
  return withItem(before, kind, id, content && numbered(content, next));
}

function articleOf({ content }: Change) {
  return content?.kind === 'article' ? content.article : null;
}

function localNow({ city, clock, knowledgeNow }: ImpactDeps): string {
  return clockOf(city.timeZone).local(knowledgeNow(clock.now()));
}

/** One question may be checked for several zones and moments. */
function keyOf({ article, check }: CheckRun): string {
  const { text, zone, district, at } = check;
  return JSON.stringify([article, text, zone, district, at]);
}

function wordsOf({ answer, check }: CheckRun, city: City): string {
  return answerText(answer, checkLanguage(check), city).text;
}
