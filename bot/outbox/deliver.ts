/**
 * Sends what waits for one person, in its order: fitted to the channel and to what its window
 * leaves, rendered when it leaves. Nothing here writes to the conversation; what became of each
 * message is kept in its row.
 */
import { fitPieces } from '../../integrations/channels/fit/fit.ts';
import type { Contact } from '../../integrations/database/contract.ts';
import type { OutMessage } from '../../integrations/database/outbox-contract.ts';
import type { DueHandler, DueOutcome } from '../due/worker.ts';
import { doubted } from './after-send.ts';
import { gates } from './gate.ts';
import { change, hold, type Line, type OutboxDeps, tellDesk } from './line.ts';
import { nextStep } from './next-step.ts';
import { knock, type Sent, sendPiece, TAKEN_SECONDS } from './send.ts';

const MESSAGES_AT_ONCE = 20;
const MOST_READ = 500;
/** A person with a long list gives way to others now and then. */
const STEPS_AT_ONCE = 8;

export function outboxHandler(deps: OutboxDeps): DueHandler {
  const gateOf = gates();
  return async ({ conversationId }) => {
    const conversation = conversationId && (await deps.db.turns.find(conversationId));
    if (!conversation) return { done: true };
    const { id, channelId } = conversation;
    const channel = deps.channelOf(channelId);
    const { outgoing = null } = channel?.definition ?? {};
    if (!channel?.sender || !outgoing) return await withoutChannel(id, channelId, deps);
    const holder = deps.ids.token(9);
    if (!(await hold(deps, id, holder))) return { wait: TAKEN_SECONDS };
    const { sender } = channel;
    const gate = gateOf(channelId);
    const line = { deps, conversationId: id, channel, sender, outgoing, gate, holder };
    try {
      return await work(line);
    } finally {
      await deps.db.outbox.end(id, holder);
      // Whoever talks with them sees how far their words are.
      if (conversation.owner === 'agent') deps.events.publish({ topic: 'desk', id });
    }
  };
}

/** The channel was taken out of the settings. */
async function withoutChannel(
  conversationId: string,
  channelId: string,
  deps: OutboxDeps,
): Promise<DueOutcome> {
  const { outbox } = deps.db;
  const waiting = await outbox.waiting(conversationId, MOST_READ);
  const seqs = waiting.map(({ seq }) => seq);
  const lost = { state: 'failed', reason: 'no_channel' } as const;
  const states = await outbox.change(conversationId, seqs, lost);
  if (states.includes('failed')) tellDesk(deps, conversationId, channelId, 'no_channel');
  return { done: true };
}

async function work(line: Line): Promise<DueOutcome> {
  for (let step = 0; step < STEPS_AT_ONCE; step += 1) {
    if (line.deps.stopping()) return { wait: 0 };
    const wait = await workStep(line);
    if (wait === 'done') return { done: true };
    if (wait !== null) return { wait };
  }
  return { wait: 0 };
}

/** Seconds to wait; null: go on at once; done: nothing waits any more. */
async function workStep(line: Line): Promise<number | 'done' | null> {
  const { deps, conversationId, sender, outgoing } = line;
  const waiting = await deps.db.outbox.waiting(conversationId, MESSAGES_AT_ONCE);
  if (waiting.length === 0) return 'done';
  const contact = await deps.db.contacts.find(conversationId);
  const hasTemplate = (sender.template?.('zh') ?? null) !== null;
  const channel = { perTurn: outgoing.perTurn, hasTemplate };
  const step = nextStep(waiting, contact, channel, deps.clock.now());
  switch (step.do) {
    case 'wait':
      return step.seconds;
    case 'give_up': {
      const { seqs, state, reason } = step;
      await change(line, seqs, { state, reason });
      return null;
    }
    case 'doubt':
      await change(line, [step.message.seq], doubted(step.message, null));
      return null;
    case 'knock':
      return goOn(await knock(line, contact));
    case 'send':
      return goOn(await sendMessages(line, step.messages, step.most, contact));
  }
}

const goOn = (sent: Sent) => (sent === 'next' ? null : sent);

/** In order, until one of them makes a pause or changes what is to be decided. */
async function sendMessages(
  line: Line,
  messages: readonly OutMessage[],
  most: number | null,
  contact: Contact | null,
): Promise<Sent> {
  const { deps, channel, sender } = line;
  const stored = await storedOf(line, messages);
  const { limits, outgoing } = channel.definition;
  const shows = { limits: sender.limitsFor?.(contact?.address) ?? limits, outgoing };
  const { pieces, dropped } = fitPieces(stored, shows, most);
  for (const { what } of dropped) {
    deps.log.info({ channel: channel.definition.id, what }, 'not shown');
  }
  const shown = new Set(pieces.flatMap((piece) => piece.completes));
  // Forgotten, or nothing of it can be shown.
  const gone = messages.map(({ seq }) => seq).filter((seq) => !shown.has(seq));
  if (gone.length > 0) await change(line, gone, { state: 'dropped', reason: 'empty' });
  for (const piece of pieces.slice(messages[0]?.parts ?? 0)) {
    const head = messages.find(({ seq }) => seq === piece.of.seq);
    if (deps.stopping()) return 0;
    const sent = head ? await sendPiece(line, head, piece, contact) : null;
    if (sent !== 'next') return sent;
  }
  return null;
}

async function storedOf({ deps, conversationId }: Line, messages: readonly OutMessage[]) {
  const seqs = messages.map(({ seq }) => seq);
  const [first = 0] = seqs;
  const last = seqs.at(-1) ?? first;
  const read = await deps.db.turns.activities(
    conversationId,
    first - 1,
    last - first + 1,
  );
  return read.filter(({ seq }) => seqs.includes(seq));
}
