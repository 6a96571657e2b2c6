/**
 * The one way a webhook comes in: raw bytes within limits, the channel's `receive`, everything of
 * it into the house in its order, and an answer only when all of it is stored. What cannot be
 * stored is answered so that the vendor brings it again; what was stored before is known then.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { StoredActivity } from '../../activity.ts';
import type { DeliveryOutcome } from '../../ports.ts';
import type { Carried, ChannelRoute, House, Sender } from '../contract.ts';
import type { ChannelDefinition } from '../definition.ts';
import { fitPieces } from '../fit/fit.ts';
import { JsonError } from '../parse-json.ts';
import { BodyError, discardRest, readBody } from '../read-body.ts';
import type { Payload } from '../sending.ts';
import type { Receipt, Receive, ReplySlot, WebhookAnswer } from './request.ts';
import { WebhookRefusal } from './request.ts';
import { storeHappenings } from './store.ts';

export interface WebhookChannel {
  readonly house: House;
  readonly definition: ChannelDefinition;
  /** Absent: nothing leaves, and no answer carries anything. */
  readonly sender?: Sender;
  /** True once the house shuts down. */
  readonly closing: () => boolean;
}

const MAX_BYTES = 64 * 1024;

export function webhookRoute(
  channel: WebhookChannel,
  method: 'GET' | 'POST',
  path: string,
  receive: Receive,
  maxBytes = MAX_BYTES,
): ChannelRoute {
  return {
    method,
    path,
    async handle(request, response) {
      const answered = await attempt(channel, request, receive, maxBytes);
      if (!answered) response.destroy();
      else {
        respond(response, answered.answer);
        await settled(channel, response, answered.carried);
      }
      discardRest(request);
    },
  };
}

interface Answered {
  readonly answer: WebhookAnswer;
  /** What the answer says, by conversation; nothing where it has no slot. */
  readonly carried: ReadonlyMap<string, readonly Carried[]>;
}

/** Null: the vendor is gone and nobody waits for an answer. */
async function attempt(
  channel: WebhookChannel,
  request: IncomingMessage,
  receive: Receive,
  maxBytes: number,
): Promise<Answered | null> {
  const { house, definition } = channel;
  const only = (answer: WebhookAnswer): Answered => ({ answer, carried: new Map() });
  const refuse = (status: number, code: string, retryAfter?: number) => {
    house.note(definition.id, `refused_${code}`);
    return only(refusal(status, code, retryAfter));
  };
  try {
    if (channel.closing()) return refuse(503, 'restarting', 5);
    const [, search = ''] = /^[^?]*(.*)$/s.exec(request.url ?? '') ?? [];
    const receipt = await receive({
      method: request.method ?? '',
      query: new URLSearchParams(search),
      search,
      headers: request.headers,
      body: await readBody(request, { maxBytes }),
      now: house.clock.now(),
    });
    const { happenings, slot } = receipt;
    const stored = await storeHappenings(house, definition.id, happenings, slot?.until);
    if (stored.result === 'limited') return refuse(429, 'too_fast', stored.retryAfter);
    if (stored.result === 'failed') return refuse(503, 'not_stored', 5);
    if (!slot || !channel.sender) return only(receipt.answer);
    return await fill(channel, channel.sender, receipt, slot, stored.outcomes);
  } catch (error) {
    if (error instanceof WebhookRefusal) return refuse(error.status, error.code);
    if (error instanceof JsonError) return refuse(400, 'malformed');
    if (error instanceof BodyError) {
      const status = BODY_STATUS[error.failure];
      return status === null ? null : refuse(status, `body_${error.failure}`);
    }
    house.fault(`${definition.id}.webhook`, error);
    return only(refusal(500, 'our_fault'));
  }
}

const BODY_STATUS = {
  too_large: 413,
  too_slow: 408,
  encoded: 415,
  busy: 429,
  gone: null,
} as const satisfies Record<BodyError['failure'], number | null>;

/** The first messages of the answers, as many as the slot takes, and only whole ones. */
async function fill(
  { house, definition }: WebhookChannel,
  sender: Sender,
  { happenings }: Receipt,
  slot: ReplySlot,
  outcomes: readonly DeliveryOutcome[],
): Promise<Answered> {
  const addresses = new Map(
    happenings.flatMap((each) =>
      each.is === 'arrival' ? [[each.arrival.conversationId, each.arrival.address]] : [],
    ),
  );
  const said: StoredActivity[] = [];
  for (const { conversationId, seq, lastSeq } of outcomes) {
    if (lastSeq <= seq) continue;
    const turn = await house.db.turns.activities(conversationId, seq, lastSeq - seq);
    said.push(...turn.filter(({ activity }) => activity.type === 'message'));
  }
  const conversations = Map.groupBy(said, (stored) => stored.conversationId);
  const carried = new Map<string, readonly Carried[]>();
  const payloads: Payload[] = [];
  for (const [conversationId, activities] of conversations) {
    // The vendor would drop it, and nobody would know.
    if (await house.hasOptedOut(conversationId)) {
      carried.set(conversationId, []);
      continue;
    }
    const room = slot.messages - payloads.length;
    const limits = sender.limitsFor?.(addresses.get(conversationId)) ?? definition.limits;
    const { pieces } = fitPieces(activities, { ...definition, limits }, room);
    const last = pieces
      .slice(0, room)
      .findLastIndex((piece) => piece.completes.length > 0);
    const taken = pieces.slice(0, last + 1);
    const said = taken.flatMap(({ completes }, index) => {
      const vendorId = slot.vendorIdOf?.(payloads.length + index) ?? null;
      return completes.map((seq) => ({ seq, vendorId }));
    });
    payloads.push(...taken.map((piece) => sender.render(piece)));
    carried.set(conversationId, said);
  }
  return { answer: slot.answer(payloads), carried };
}

/** Marks as said what was carried, once the answer is on its way. */
async function settled(
  { house, definition }: WebhookChannel,
  response: ServerResponse,
  carried: Answered['carried'],
): Promise<void> {
  if (carried.size === 0) return;
  const arrived = await new Promise<boolean>((resolve) => {
    if (response.writableFinished) resolve(true);
    response.once('finish', () => resolve(true)).once('close', () => resolve(false));
  });
  // A line that broke: what it should have carried is sent when the slot ends.
  if (!arrived) return house.note(definition.id, 'slot_broken');
  for (const [conversationId, said] of carried) await house.carried(conversationId, said);
}

function refusal(status: number, code: string, retryAfter?: number): WebhookAnswer {
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(retryAfter !== undefined && {
        'retry-after': String(Math.max(1, Math.ceil(retryAfter))),
      }),
    },
    body: JSON.stringify({ error: { code } }),
  };
}

function respond(
  response: ServerResponse,
  { status, headers, body = '' }: WebhookAnswer,
) {
  response.writeHead(status, {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  });
  response.end(body);
}
