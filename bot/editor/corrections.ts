/** The new rule to everybody who was told the old one: planned at once, said by the worker, once each. */
import { z } from 'zod';
import { correction } from '../../dialogs/correction-notice.ts';
import type { NewDueRow } from '../../integrations/database/contract.ts';
import { compose } from '../../knowledge/content/references.ts';
import { quoteOf } from '../../knowledge/quote.ts';
import { conversationOf, type DueDeps } from '../due/deps.ts';
import type { DueHandler } from '../due/worker.ts';
import { readMemory } from '../memory.ts';
import { renderReply } from '../render-reply.ts';
import type { Published } from './published.ts';

export const CORRECTION = 'correction';

const Payload = z.object({ article: z.string(), version: z.int().positive() });

/** One a conversation and version: planning it again changes nothing. */
export function correctionRow(
  conversationId: string,
  article: string,
  version: number,
  at: Date,
  id: string,
): NewDueRow {
  return {
    id,
    key: correctionKey(article, version, conversationId),
    kind: CORRECTION,
    dueAt: at.toISOString(),
    conversationId,
    payload: { article, version },
  };
}

function correctionKey(article: string, version: number, conversationId: string): string {
  return `correction:${article}:${version}:${conversationId}`;
}

export function correctionHandler(deps: DueDeps, published: Published): DueHandler {
  return async (row) => {
    const { article: id, version } = Payload.parse(row.payload);
    const conversation = await conversationOf(row, deps);
    if (!conversation) return { done: true };
    const known = () => published.live('article', id, deps.clock.now());
    // Planned by another process, whose publication this one has yet to see.
    if ((known()?.number ?? 0) < version) await published.refresh();
    const live = known();
    // Changed once more since: the later correction says what holds now.
    if (live?.number !== version) return { done: true };
    const directory = published.contentAt(deps.clock.now()).directory;
    const entries = new Map(directory.map((entry) => [entry.id, entry]));
    const { content } = live;
    const article =
      content?.kind === 'article' ? compose(content.article, entries) : null;
    const deliveryKey = correctionKey(id, version, conversation.conversationId);
    await deps.adapter.run(
      { deliveryKey, conversation, arrival: null },
      async (context, turn) => {
        const { language } = readMemory(turn.loaded).dialog;
        const quote = article && quoteOf(article, language);
        await context.sendActivity(
          renderReply(correction(quote, language, deps.city), language),
        );
        const nothing = { topic: null, words: null };
        turn.note({ outcome: 'corrected', article: id, version, ...nothing });
      },
    );
    return { done: true };
  };
}
