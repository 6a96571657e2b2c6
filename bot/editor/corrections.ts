/** What holds now to everybody who was told something else: planned at once, said by the worker, once each. */
import { z } from 'zod';
import type { Reply } from '../../dialogs/contract.ts';
import {
  correction,
  placeCorrection,
  withdrawal,
} from '../../dialogs/correction-notice.ts';
import type { NewDueRow } from '../../integrations/database/contract.ts';
import type {
  KnowledgeStore,
  PolicyNote,
} from '../../integrations/database/knowledge-contract.ts';
import type { Language } from '../../intents/understanding.ts';
import { compose } from '../../knowledge/content/references.ts';
import { quoteOf } from '../../knowledge/quote.ts';
import { ItemContentSchema } from '../../web/editor/items.ts';
import { conversationOf, type DueDeps } from '../due/deps.ts';
import type { DueHandler } from '../due/worker.ts';
import { readMemory } from '../memory.ts';
import { renderReply } from '../render-reply.ts';
import type { Published } from './published.ts';
import type { Outdated, Told } from './told.ts';

export const CORRECTION = 'correction';

/** `since`: what made it wrong, `entry:line@3`. The same may be wrong again after a later change. */
const Since = z.object({ since: z.string() });
const Payload = z.union([
  Since.extend({ article: z.string(), version: z.int().positive() }),
  Since.extend({ place: z.string() }),
]);
type Payload = z.infer<typeof Payload>;

export interface CorrectionDeps extends DueDeps {
  readonly store: Pick<KnowledgeStore, 'versions'>;
  readonly published: Published;
  /** The moment that knowledge speaks for. */
  readonly knowledgeNow: (now: Date) => Date;
}

/** While one waits, planning it again changes nothing: it says what holds when it is said. */
export function correctionRow(
  { conversationId, told }: Outdated,
  since: string,
  at: Date,
  id: string,
): NewDueRow {
  const payload: Payload = { ...told, since };
  return {
    id,
    key: `${nameOf(told)}:${conversationId}`,
    kind: CORRECTION,
    dueAt: at.toISOString(),
    conversationId,
    payload,
  };
}

function nameOf(told: Told): string {
  return 'place' in told
    ? `correction:${told.place}`
    : `correction:${told.article}:${told.version}`;
}

export function correctionHandler(deps: CorrectionDeps): DueHandler {
  return async (row) => {
    const told = Payload.parse(row.payload);
    const conversation = await conversationOf(row, deps);
    if (!conversation) return { done: true };
    const saying = await sayingOf(told, deps);
    // Changed once more since: the later correction says what holds now.
    if (!saying) return { done: true };
    const { filled = '' } = saying.note;
    const words = `${nameOf(told)}:${filled}:${told.since}`;
    const deliveryKey = `${words}:${conversation.conversationId}`;
    await deps.adapter.run(
      { deliveryKey, conversation, arrival: null },
      async (context, turn) => {
        const { language } = readMemory(turn.loaded).dialog;
        await context.sendActivity(renderReply(saying.reply(language), language));
        turn.note({ outcome: 'corrected', topic: null, words: null, ...saying.note });
      },
    );
    return { done: true };
  };
}

interface Saying {
  readonly note: Pick<PolicyNote, 'article' | 'version' | 'filled' | 'place'>;
  reply(language: Language): Reply;
}

async function sayingOf(told: Told, deps: CorrectionDeps): Promise<Saying | null> {
  if ('place' in told) return await ofPlace(told.place, deps);
  return await ofArticle(told, deps);
}

async function ofPlace(place: string, deps: CorrectionDeps): Promise<Saying> {
  const { published, city, clock, knowledgeNow } = deps;
  // Planned by another process, whose publication this one has yet to see.
  await published.refresh();
  const moment = knowledgeNow(clock.now());
  const answerIn = (language: Language) =>
    published.library().place(place, moment, language);
  const row = answerIn('zh')?.row;
  return {
    note: {
      article: null,
      version: null,
      place,
      ...(row !== undefined && { filled: row }),
    },
    reply(language) {
      const answer = answerIn(language);
      return answer
        ? placeCorrection(answer, language, city)
        : withdrawal(place.slice(place.indexOf('/') + 1), language, city);
    },
  };
}

async function ofArticle(
  { article: id, version }: Extract<Told, { readonly article: string }>,
  { store, published, city, clock }: CorrectionDeps,
): Promise<Saying | null> {
  const known = () => published.live('article', id, clock.now());
  if ((known()?.number ?? 0) < version) await published.refresh();
  const live = known();
  if (live?.number !== version) return null;
  if (live.content?.kind !== 'article') {
    const title = await lastTitle(id, store);
    return {
      note: { article: id, version },
      reply: (language) =>
        withdrawal(title?.[language] ?? title?.zh ?? id, language, city),
    };
  }
  const { directory } = published.contentAt(clock.now());
  const article = compose(
    live.content.article,
    new Map(directory.map((entry) => [entry.id, entry])),
  );
  const { filled } = article;
  return {
    note: { article: id, version, ...(filled !== undefined && { filled }) },
    reply: (language) => correction(quoteOf(article, language), language),
  };
}

/** What a rule was called that is no more. */
async function lastTitle(item: string, store: CorrectionDeps['store']) {
  const versions = await store.versions({ kind: 'article', item });
  for (const { content } of versions.toReversed()) {
    const read = ItemContentSchema.safeParse(content);
    if (read.success && read.data.kind === 'article') return read.data.article.title;
  }
  return null;
}
