/** What publishing a change would do to what residents are told. */
import { answerText } from '../../dialogs/answer-text.ts';
import type { Clock } from '../../integrations/ports.ts';
import { conflictsOf, rivalsOf } from '../../knowledge/authoring/conflicts.ts';
import {
  type CheckRun,
  checkLanguage,
  faultsOf,
  runChecks,
} from '../../knowledge/authoring/impact.ts';
import { leftBehind } from '../../knowledge/authoring/left-behind.ts';
import type { Article } from '../../knowledge/content/article.ts';
import type { City } from '../../knowledge/content/city.ts';
import type { Content, ItemRef } from '../../knowledge/content/content.ts';
import { type Fault, fault } from '../../knowledge/content/fault.ts';
import { clockOf } from '../../knowledge/moment.ts';
import type { Impact, ItemContent } from '../../web/editor/contract.ts';
import { numbered, withItem } from './items.ts';
import type { Published } from './published.ts';
import { bySlices } from './slices.ts';

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

/** What is published, what would be, and how the checks of all come out before and after. */
interface Trial {
  readonly before: Content;
  readonly after: Content;
  /** Of what is published, by what was asked of which article. */
  readonly told: ReadonlyMap<string, CheckRun>;
  readonly runs: readonly CheckRun[];
}

export async function impactOf(change: Change, deps: ImpactDeps): Promise<Impact> {
  const { city } = deps;
  const trial = await tryOut(change, deps);
  const { after, told, runs } = trial;
  const article = articleOf(change);
  const titles = titlesIn(trial);
  return {
    faults: faultsOf(city, after, change, localNow(deps)),
    conflicts: article ? opposed(article, trial, deps) : [],
    behind: article ? behind(article, trial) : [],
    checks: runs
      .filter((run) => run.article === article?.id)
      .map((run) => ({
        text: run.check.text,
        passed: run.passed,
        answer: wordsOf(run, city),
      })),
    changes: runs.flatMap((run) => {
      const was = told.get(keyOf(run));
      const [from, to] = [was ? wordsOf(was, city) : '', wordsOf(run, city)];
      if (!was || from === to) return [];
      const { text } = run.check;
      return [
        {
          text,
          article: run.article,
          of: titles.get(run.article) ?? run.article,
          before: from,
          after: to,
          passes: run.passed,
          breaks: breaks(run, was, change),
        },
      ];
    }),
    ran: runs.length,
  };
}

/** What must be mended in an item before it can be published. */
export function changeFaults(change: Change, deps: ImpactDeps): readonly Fault[] {
  const before = deps.published.contentAt(deps.clock.now());
  const after = contentAfter(change, before, deps);
  return faultsOf(deps.city, after, change, localNow(deps));
}

/**
 * The article's own checks that its draft does not pass, and those of others that it would break. An
 * emergency waits for its own alone.
 */
export async function checkFailures(
  change: Change,
  emergency: boolean,
  deps: ImpactDeps,
): Promise<readonly Fault[]> {
  const own = articleOf(change);
  const { city, published, clock } = deps;
  const after = contentAfter(change, published.contentAt(clock.now()), deps);
  const failed = tried(after, own ? [own] : [], deps)
    .filter(({ passed }) => !passed)
    .map(({ check }) => fault('checks', 'notAnswered', { asked: check.text }));
  if (emergency || failed.length > 0) return failed;
  const others = after.articles.filter(({ id }) => id !== own?.id);
  const failing = (
    await bySlices(others, SLICE, (articles) => tried(after, articles, deps))
  ).filter(({ passed }) => !passed);
  return others.flatMap((article) => {
    const checks = failing.filter((run) => run.article === article.id);
    const asked = { ...article, checks: checks.map(({ check }) => check) };
    // What fails now already is nothing that this breaks.
    return runChecks(city, published.library(), [asked])
      .filter(({ passed }) => passed)
      .map(({ check }) => ({
        ...fault('checks', 'wouldFail', { asked: check.text }),
        in: article.title.zh,
      }));
  });
}

/** Of so many articles the checks are run at once: some milliseconds. */
const SLICE = 10;

async function tryOut(change: Change, deps: ImpactDeps): Promise<Trial> {
  const { city, published, clock } = deps;
  const before = published.contentAt(clock.now());
  const after = contentAfter(change, before, deps);
  // What is withdrawn keeps its checks: they tell what residents hear instead.
  const gone = before.articles.filter(
    ({ id }) => change.kind === 'article' && change.content === null && id === change.id,
  );
  const told = await bySlices(before.articles, SLICE, (articles) =>
    runChecks(city, published.library(), articles),
  );
  const runs = await bySlices([...after.articles, ...gone], SLICE, (articles) =>
    published.library().tried(after, (knowledge) => runChecks(city, knowledge, articles)),
  );
  return { before, after, told: new Map(told.map((one) => [keyOf(one), one])), runs };
}

/** The articles' checks, were `content` published. */
function tried(
  content: Content,
  articles: readonly Article[],
  { city, published }: ImpactDeps,
): readonly CheckRun[] {
  return published
    .library()
    .tried(content, (knowledge) => runChecks(city, knowledge, articles));
}

/** Another article's check, passed until now. */
function breaks(run: CheckRun, was: CheckRun, { kind, id }: Change): boolean {
  return was.passed && !run.passed && !(kind === 'article' && run.article === id);
}

/** Whom it contradicts: by matter and words filed, and by what others answer already. */
function opposed(
  article: Article,
  { before, after }: Trial,
  { city, published }: ImpactDeps,
): Impact['conflicts'] {
  const rivals = published
    .library()
    .tried(before, (knowledge) => rivalsOf(article, before, knowledge, city));
  const asked = new Map(rivals.map((rival) => [rival.article.id, rival.asked]));
  const others = [
    ...conflictsOf(article, after),
    ...rivals.map((rival) => rival.article),
  ].map(
    ({ id, title }) => [id, { id, title: title.zh, asked: asked.get(id) ?? [] }] as const,
  );
  return [...new Map(others).values()];
}

function behind(article: Article, { before }: Trial): Impact['behind'] {
  const live = before.articles.find(({ id }) => id === article.id);
  return live ? leftBehind(live, article) : [];
}

function titlesIn({ before, after }: Trial): ReadonlyMap<string, string> {
  const all = [...before.articles, ...after.articles];
  return new Map(all.map(({ id, title }) => [id, title.zh]));
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
