/** What publishing a change would do to what residents are told. */
import { answerText } from '../../dialogs/answer-text.ts';
import type { Clock } from '../../integrations/ports.ts';
import {
  type CheckRun,
  conflictsOf,
  faultsOf,
  runChecks,
} from '../../knowledge/authoring/impact.ts';
import type { City } from '../../knowledge/content/city.ts';
import type { Content } from '../../knowledge/content/content.ts';
import type { Impact, ItemContent, ItemKind } from '../../web/editor/contract.ts';
import { idOf } from '../../web/editor/items.ts';
import { numbered, withItem } from './items.ts';
import type { Published } from './published.ts';

export interface ImpactDeps {
  readonly city: City;
  readonly published: Published;
  readonly clock: Clock;
}

/** A change, or an item that is to be withdrawn. */
type Change = ItemContent | { readonly kind: ItemKind; readonly id: string };

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
  const titles = new Map(after.articles.map(({ id, title }) => [id, title.zh]));
  return {
    faults: faultsOf(city, after, article),
    conflicts: article
      ? conflictsOf(article, after).map(({ id, title }) => ({ id, title: title.zh }))
      : [],
    checks: own.map((run) => ({
      text: run.check.text,
      passed: run.passed,
      answer: wordsOf(run, city),
    })),
    changes: runs.flatMap((run) => {
      const was = told.get(keyOf(run));
      const [from, to] = [was ? wordsOf(was, city) : '', wordsOf(run, city)];
      if (!was || from === to) return [];
      const of = titles.get(run.article) ?? run.article;
      return [{ text: run.check.text, of, before: from, after: to, passes: run.passed }];
    }),
    ran: runs.length,
  };
}

/** What must be mended in an item before it can be published. */
export function contentFaults(content: ItemContent, deps: ImpactDeps): readonly string[] {
  const before = deps.published.contentAt(deps.clock.now());
  const after = contentAfter(content, before, deps);
  return faultsOf(deps.city, after, articleOf(content));
}

/** The article's own checks that its draft does not pass. */
export function checkFailures(content: ItemContent, deps: ImpactDeps): readonly string[] {
  const article = articleOf(content);
  if (!article) return [];
  const { city, published, clock } = deps;
  const after = contentAfter(content, published.contentAt(clock.now()), deps);
  return published
    .library()
    .tried(after, (knowledge) => runChecks(city, knowledge, [article]))
    .filter(({ passed }) => !passed)
    .map(({ check }) => `checks: “${check.text}” is not answered by it`);
}

function contentAfter(change: Change, before: Content, { published, clock }: ImpactDeps) {
  const kept = isContent(change);
  const id = kept ? idOf(change) : change.id;
  const next = (published.live(change.kind, id, clock.now())?.number ?? 0) + 1;
  return withItem(before, change.kind, id, kept ? numbered(change, next) : null);
}

function isContent(change: Change): change is ItemContent {
  return 'article' in change || 'entry' in change || 'register' in change;
}

function articleOf(change: Change) {
  return isContent(change) && change.kind === 'article' ? change.article : null;
}

/** One question may be checked for several zones and moments. */
function keyOf({ article, check }: CheckRun): string {
  const { text, zone, district, at } = check;
  return JSON.stringify([article, text, zone, district, at]);
}

function wordsOf({ answer, check }: CheckRun, city: City): string {
  const language = /\p{Script=Han}/u.test(check.text) ? 'zh' : 'en';
  return answerText(answer, language, city).text;
}
