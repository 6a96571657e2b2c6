/** One message's decision: look up, converse, carry out, say. Everything it does is in the turn. */
import type { TurnContext } from 'botbuilder';
import { waitsToSpeak } from '../cases/case.ts';
import { isOpen } from '../cases/dispatch.ts';
import { makeCaseNumber } from '../cases/number.ts';
import type {
  CaseFact,
  Facts,
  Lookup,
  Message,
  Reply,
  TurnInput,
} from '../dialogs/contract.ts';
import { converse } from '../dialogs/converse.ts';
import { silenceAllowed } from '../dialogs/handlers/safety.ts';
import { lookups } from '../dialogs/lookups.ts';
import { notice } from '../dialogs/notices.ts';
import { holdsWords } from '../dialogs/state.ts';
import type { CaseRow, Cases } from '../integrations/database/contract.ts';
import type { Ties } from '../integrations/database/tie-contract.ts';
import type { Ids, RateLimit } from '../integrations/ports.ts';
import type { Gazetteer } from '../intents/gazetteer.ts';
import type { Understanding } from '../intents/understanding.ts';
import type { Knowledge } from '../knowledge/answer.ts';
import { responsibleBody } from '../knowledge/responsible-body.ts';
import { type CarryOutDeps, carryOut } from './carry-out.ts';
import { planExpiry } from './due/expiry.ts';
import { planQuestions, questionKey } from './due/quiet-question.ts';
import { planSilence, silenceKey } from './due/silence-plan.ts';
import { keepMemory, readMemory } from './memory.ts';
import { heldIn } from './person/held.ts';
import { readMessage } from './read-message.ts';
import { renderReply } from './render-reply.ts';
import { retellCases, takeBack } from './retell.ts';
import type { Turn } from './turn.ts';
import type { TurnLimits } from './turn-limits.ts';

export interface BotDeps extends CarryOutDeps {
  readonly cases: Pick<
    Cases,
    'byId' | 'byNumber' | 'ofConversation' | 'position' | 'waiting'
  >;
  readonly ties: Ties;
  readonly gazetteer: Gazetteer;
  /** The published state of this moment; read once a turn. */
  readonly knowledge: () => Knowledge;
  /** The moment that knowledge speaks for. */
  readonly knowledgeNow: (now: Date) => Date;
  readonly ids: Ids;
  readonly limits: TurnLimits;
  /** Milliseconds of silence before a question, by channel. */
  readonly quietMs: (channelId: string) => number;
}

const DAY_MS = 86_400_000;

/**
 * Tries of four digits for one case number from other conversations than its own, all together:
 * through many conversations they could else be guessed. Beyond it the whole number is asked.
 */
const STRANGERS: RateLimit = { burst: 5, perMinute: 1 / 30 };

/** Codes for following one case from elsewhere, for all who ask; and those that one conversation asks for. */
const CODES: RateLimit = { burst: 3, perMinute: 1 / 20 };

/** Until when a draft lives without a further word. */
export function draftExpiry(now: Date, { retention }: BotDeps['city']): Date {
  return new Date(now.getTime() + retention.draftDays * DAY_MS);
}

/** A message, and somebody's opening of the conversation. */
const DECIDED: ReadonlySet<string> = new Set(['message', 'conversationUpdate']);

/** Runs after the middleware has recorded and understood the message. */
export async function onMessage(
  context: TurnContext,
  turn: Turn,
  deps: BotDeps,
): Promise<void> {
  const { heard, understanding, unread } = turn;
  if (unread !== null) throw unread;
  const { change } = turn;
  if (change.is === 'withdrawn') return await takeBack(turn, change.original, deps);
  if (!heard || !understanding || !DECIDED.has(heard.activity.type)) return;
  if (turn.overflows) return await keepOnly(context, turn, heard.seq, deps);
  const message = readMessage(heard.activity);
  await decide(context, turn, { ...message, ...retellsOf(turn) }, understanding, deps);
  if (change.is === 'reworded')
    await retellCases(turn, change.original, message.text, deps);
  if (change.is === 'withdrawn_first') {
    await takeBack(turn, heard, deps);
    turn.unnote();
  }
}

/** What its words were before, where they are told in other ones. */
function retellsOf({ change, meantBefore, loaded }: Turn): Pick<Message, 'retells'> {
  if (!('original' in change) || meantBefore === null) return {};
  const last = readMemory(loaded).heard === change.original.seq;
  const words = change.original.activity.text ?? '';
  return { retells: { words, before: meantBefore, last, late: change.is === 'late' } };
}

/** Decides about a message, or about the silence after one, and does what was decided. */
export async function decide(
  context: TurnContext,
  turn: Turn,
  message: Message,
  understanding: Understanding,
  deps: BotDeps,
): Promise<void> {
  const { dialog, heard } = readMemory(turn.loaded);
  const needed = lookups(dialog, understanding, message, turn.loaded.owner);
  const input: TurnInput = {
    conversationId: turn.loaded.id,
    state: dialog,
    message,
    understanding,
    now: turn.now,
    knowledgeNow: deps.knowledgeNow(turn.now),
    city: deps.city,
    gazetteer: deps.gazetteer,
    knowledge: deps.knowledge(),
    facts: needed.length > 0 ? await readFacts(turn, needed, deps) : {},
    owner: turn.loaded.owner,
    ids: {
      uuid: () => deps.ids.uuid(turn.now),
      caseNumber: () => makeCaseNumber(turn.now, deps.city.timeZone, deps.ids.digits(5)),
      digits: (count) => deps.ids.digits(count),
    },
  };
  const { state, replies, commands } = converse(input);
  const expiresAt = draftExpiry(turn.now, deps.city);
  // Other words for what was told, to which nothing is said, leave a question that waits alone.
  const silent = message.retells !== undefined && replies.length === 0;
  const last = silent ? heard : (turn.arrived?.seq ?? heard);
  keepMemory(turn, { dialog: state, heard: last }, expiresAt);
  if (holdsWords(state) && !holdsWords(dialog)) planExpiry(turn, expiresAt);
  if (!silent) turn.cancel(questionKey(turn.loaded.id));
  const allowed = silenceAllowed(state);
  if (allowed !== null) planSilence(turn, allowed);
  else if (silenceAllowed(dialog) !== null) turn.cancel(silenceKey(turn.loaded.id));
  await carryOut(context, turn, commands, deps);
  await say(context, turn, replies, state.language, deps);
}

/** Sends what goes now; a question after a typed message waits for the channel's quiet time. */
async function say(
  context: TurnContext,
  turn: Turn,
  replies: readonly Reply[],
  locale: string,
  deps: BotDeps,
): Promise<void> {
  const quietMs = deps.quietMs(turn.loaded.channelId);
  const waits = (reply: Reply) => reply.at === 'quiet' && quietMs > 0;
  for (const reply of replies) {
    if (!waits(reply)) await context.sendActivity(renderReply(reply, locale));
  }
  const later = replies.filter(waits).map((reply) => renderReply(reply, locale));
  if (later.length > 0) planQuestions(turn, later, quietMs);
}

/** The words are in the transcript; a person who has the conversation reads them there. */
async function keepOnly(
  context: TurnContext,
  turn: Turn,
  heard: number,
  { city }: BotDeps,
): Promise<void> {
  const { dialog } = readMemory(turn.loaded);
  keepMemory(turn, { dialog, heard }, new Date(turn.loaded.expiresAt));
  turn.cancel(questionKey(turn.loaded.id));
  if (turn.owner === 'agent') return;
  const reply = notice('kept_only', dialog.language, { city });
  await context.sendActivity(renderReply(reply, dialog.language));
}

async function readFacts(
  turn: Turn,
  needed: readonly Lookup[],
  deps: BotDeps,
): Promise<Facts> {
  const { cases, limits } = deps;
  const conversationId = turn.loaded.id;
  let facts: Facts = {};
  for (const lookup of needed) {
    if (lookup.find === 'case') {
      const row = await cases.byNumber(lookup.number);
      facts = { ...facts, byNumber: row ? await toFact(row, deps) : null };
      if (!lookup.tries || row?.state.conversationId === conversationId) continue;
      const { allowed } = await limits(turn, `status:${lookup.number}`, STRANGERS);
      facts = { ...facts, tailEnough: allowed };
    } else if (lookup.find === 'followed') {
      facts = { ...facts, ...(await followedBy(conversationId, deps)) };
    } else if (lookup.find === 'code') {
      const keys = [`tie:${lookup.number}`, `tie-by:${conversationId}`];
      const verdicts = await Promise.all(keys.map((key) => limits(turn, key, CODES)));
      facts = { ...facts, codeAllowed: verdicts.every(({ allowed }) => allowed) };
    } else if (lookup.find === 'own_data') {
      facts = { ...facts, held: heldIn(await cases.ofConversation(conversationId)) };
    } else {
      const [rows, queue] = await Promise.all([
        cases.ofConversation(conversationId),
        cases.waiting(),
      ]);
      const own = await Promise.all(rows.map((row) => toFact(row, deps)));
      const mine = rows.filter(({ state }) => state.handoff?.takenBy === null);
      const waiting = Object.fromEntries(
        queue.map((each) => {
          const own = mine.filter(({ state }) => state.urgency === each.urgency).length;
          return [each.urgency, each.waiting - own];
        }),
      );
      facts = { ...facts, own, waiting };
    }
  }
  return facts;
}

async function followedBy(
  conversationId: string,
  deps: BotDeps,
): Promise<Pick<Facts, 'followed' | 'tied'>> {
  const { ties, cases } = deps;
  const [ids, tied] = await Promise.all([
    ties.followedBy(conversationId),
    ties.isTied(conversationId),
  ]);
  const rows = await Promise.all(ids.map((id) => cases.byId(id)));
  const followed = await Promise.all(
    rows.filter((row) => row !== null).map((row) => toFact(row, deps)),
  );
  return { followed, tied };
}

/** The bodies that have it; while none does, the one that usually would. */
function workedBy(
  { state, details }: CaseRow,
  city: BotDeps['city'],
): Pick<CaseFact, 'bodies' | 'handedOn'> {
  const open = state.tasks.filter(isOpen).map(({ body }) => body);
  if (open.length > 0) return { bodies: open, handedOn: true };
  const done = state.tasks
    .filter(({ stage }) => stage === 'done')
    .map(({ body }) => body);
  if (done.length > 0) return { bodies: done, handedOn: false };
  const usual = responsibleBody(city, state.category, details.account);
  return { bodies: usual === null ? [] : [usual], handedOn: false };
}

async function toFact(
  row: CaseRow,
  { cases, city }: Pick<BotDeps, 'cases' | 'city'>,
): Promise<CaseFact> {
  const { state, details } = row;
  const waiting = state.handoff?.takenBy === null && waitsToSpeak(state.handoff.reason);
  const lead = await leadOf(state, cases);
  return {
    id: state.id,
    number: state.number,
    status: state.status,
    category: state.category,
    ...workedBy(row, city),
    urgency: state.urgency,
    district: state.district,
    openedAt: state.openedAt,
    updatedAt: state.updatedAt,
    conversationId: state.conversationId,
    phone: details.phone?.value.replace(/\D/g, '') ?? null,
    position: waiting ? await cases.position(state.id) : null,
    withPerson: state.handoff?.takenBy != null,
    calledAt: state.handoff?.requestedAt ?? null,
    ...(lead && {
      leading: { status: lead.state.status, bodies: workedBy(lead, city).bodies },
    }),
  };
}

/** Where it went, and where that one went: a chain, for nothing leads out of a merged case. */
async function leadOf(
  { mergedInto }: CaseRow['state'],
  cases: Pick<Cases, 'byNumber'>,
): Promise<CaseRow | null> {
  if (mergedInto === null) return null;
  const lead = await cases.byNumber(mergedInto);
  return lead && ((await leadOf(lead.state, cases)) ?? lead);
}
