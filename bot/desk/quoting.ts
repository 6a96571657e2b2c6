/** Published articles for an agent to quote: what fits, and whether it still holds when it is said. */
import type { Database } from '../../integrations/database/contract.ts';
import type { Language } from '../../intents/understanding.ts';
import type { Quote } from '../../knowledge/answer.ts';
import { inLanguage } from '../../knowledge/content/fields.ts';
import type {
  Citation,
  FittingArticle,
  QuotingPort,
} from '../../web/desk/quoting/contract.ts';
import { WebError } from '../../web/route.ts';
import { caseByNumber } from '../case-act.ts';
import type { DueDeps } from '../due/deps.ts';
import type { Published } from '../editor/published.ts';
import { readMemory } from '../memory.ts';

export interface QuotingDeps extends DueDeps {
  readonly db: Pick<Database, 'turns' | 'cases'>;
  readonly published: Pick<Published, 'library' | 'live'>;
  readonly knowledgeNow: (now: Date) => Date;
}

/** Of what the resident said, so many lines are asked about, the last first. */
const LINES = 5;
const READ_BACK = 40;
const MOST = 3;

export function createQuoting(deps: QuotingDeps): QuotingPort {
  const { db, published, clock, city, knowledgeNow } = deps;
  return {
    async fitting(_actor, caseNumber, words) {
      const { state } = await caseByNumber(deps, caseNumber);
      const conversation = await db.turns.find(state.conversationId);
      if (!conversation) return [];
      const { language, zone, district } = readMemory(conversation).dialog;
      const said =
        words === null ? await lastSaid(state.conversationId, conversation.seq) : [words];
      const place = { zone: state.zone ?? zone, district: state.district ?? district };
      const quotes = said.flatMap((text) => quotesFor(text, language, place));
      const found = new Map<string, FittingArticle>();
      for (const quote of quotes.reverse())
        found.set(quote.article, fitting(quote, language));
      return [...found.values()].reverse().slice(0, MOST);
    },
  };

  /** Where the answers differ by a zone that is not known, those of each: the agent may know it. */
  function quotesFor(
    text: string,
    language: Language,
    place: { readonly zone: string | null; readonly district: string | null },
  ): readonly Quote[] {
    const now = knowledgeNow(clock.now());
    const ask = (zone: string | null) =>
      published.library().answer({ ...place, zone, text, language, now, previous: null });
    const answer = ask(place.zone);
    const answers =
      answer.kind === 'ask' && answer.slot === 'zone'
        ? (answer.among ?? city.zones.map(({ id }) => id)).map(ask)
        : [answer];
    return answers.flatMap((each) => (each.kind === 'answered' ? each.quotes : []));
  }

  async function lastSaid(
    conversationId: string,
    seq: number,
  ): Promise<readonly string[]> {
    const after = Math.max(0, seq - READ_BACK);
    const activities = await db.turns.activities(conversationId, after, READ_BACK);
    return activities
      .filter(({ speaker }) => speaker === 'resident')
      .flatMap(({ activity }) => (activity.text ? [activity.text] : []))
      .slice(-LINES)
      .reverse();
  }

  function fitting(quote: Quote, language: Language): FittingArticle {
    const { article, version, text, source, announcedOn } = quote;
    const item = published.library().content.articles.find(({ id }) => id === article);
    const title = item?.title[language] ?? item?.title.zh ?? article;
    return { article, version, title, text, source, announcedOn };
  }
}

/**
 * The sources of what is quoted, as residents' pages show them.
 * @throws WebError 409 `article_changed` where a version is told no more: the agent must look again.
 */
export function sourcesOf(
  citations: readonly Citation[],
  language: Language,
  { published, clock }: Pick<QuotingDeps, 'published' | 'clock'>,
) {
  return citations.map(({ article, version }) => {
    const content = published.live('article', article, clock.now())?.content;
    const live = content?.kind === 'article' ? content.article : null;
    if (live?.version !== version)
      throw new WebError(409, 'article_changed', 'The article is not told so any more.');
    return {
      article,
      version,
      source: inLanguage(live.source, language),
      announcedOn: live.announcedOn,
    };
  });
}
