/**
 * The house's own adapter on botbuilder's `BotAdapter`: runs the middleware and the bot over one
 * turn, commits it once, and answers only after the commit. Sending an activity records it in the
 * turn; what leaves the house leaves from the database (a pull channel's history, or the outbox).
 */
import {
  type Activity as BotActivity,
  BotAdapter,
  type ConversationReference,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder';
import { activitySeq } from '../integrations/activity.ts';
import type { Reception } from '../integrations/channels/contract.ts';
import type { Turns } from '../integrations/database/contract.ts';
import type {
  Clock,
  Ids,
  KnownDeliveries,
  LiveEvents,
  Locks,
} from '../integrations/ports.ts';
import { ContentionError, StoreError } from './errors.ts';
import type { Commit } from './group-commit.ts';
import { planDelivery } from './outbox/plan.ts';
import type { HuyingChannelData } from './render-reply.ts';
import { bindTurn, type Cause, type NewActivity, Turn, turnOf } from './turn.ts';

export type TurnLogic = (context: TurnContext, turn: Turn) => Promise<void>;

export interface AdapterDeps {
  readonly turns: Pick<Turns, 'load'>;
  readonly commit: Commit;
  readonly locks: Locks;
  readonly known: KnownDeliveries;
  readonly events: LiveEvents;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Whether a channel's messages are sent, or read by its client. */
  readonly sends: (channelId: string) => boolean;
  /** Tells the worker that a turn planned work, and when the first of it is due. */
  readonly planned: (dueAt: Date) => void;
}

/** A turn that keeps losing to others is refused after this many tries. */
const TRIES = 6;
/** On a day of many cases a random number is often taken; drawing again takes nobody's turn. */
const DRAWS = 60;

export class IntakeAdapter extends BotAdapter {
  readonly #deps: AdapterDeps;

  constructor(deps: AdapterDeps) {
    super();
    this.#deps = deps;
  }

  /**
   * Runs one turn to its commit; decided again when the conversation moved meanwhile. Throws what
   * `logic` throws, with nothing written, `ContentionError` or `StoreError`.
   */
  async run(cause: Cause, logic: TurnLogic): Promise<Reception> {
    const { conversationId } = cause.conversation;
    return await this.#deps.locks.run(conversationId, async () => {
      let tries = TRIES;
      let draws = DRAWS;
      while (tries > 0 && draws > 0) {
        const reception = await this.#attempt(cause, logic);
        if (reception === 'moved') tries -= 1;
        else if (reception === 'number_taken') draws -= 1;
        else return reception;
      }
      throw new ContentionError();
    });
  }

  async #attempt(
    cause: Cause,
    logic: TurnLogic,
  ): Promise<Reception | 'moved' | 'number_taken'> {
    const { turns, clock, ids, commit, known, events, planned } = this.#deps;
    const [loaded] = await turns.load([cause.conversation]).catch(asStoreError);
    if (!loaded) throw new TypeError('The store loaded no conversation.');
    const turn = new Turn(cause, loaded, clock.now(), ids);
    await this.#decide(turn, logic);
    if (turn.settled) return turn.settled;

    const write = turn.write();
    const written = await commit(write).catch(asStoreError);
    if (written.result === 'moved' || written.result === 'number_taken') {
      return written.result;
    }
    if (written.result === 'known') {
      // Perhaps this very turn, written by a try whose answer was lost: the hint is due all the same.
      events.publish({ topic: 'conversation', id: loaded.id });
      return { result: 'accepted', outcome: written.outcome, repeated: true };
    }
    const outcome = {
      conversationId: loaded.id,
      seq: turn.arrived?.seq ?? write.conversation.seq,
      lastSeq: write.conversation.seq,
    };
    await known.put(cause.deliveryKey, outcome);
    events.publish({ topic: 'conversation', id: loaded.id });
    if (turn.changesCases || turn.owner !== 'bot' || loaded.owner !== 'bot') {
      events.publish({ topic: 'desk', id: loaded.id });
    }
    if (turn.nextDue) planned(turn.nextDue);
    return { result: 'accepted', outcome, repeated: false };
  }

  /** The context ends here: while the turn waits for its commit, nothing holds it in memory. */
  async #decide(turn: Turn, logic: TurnLogic): Promise<void> {
    const context = new TurnContext(this, this.#inbound(turn));
    bindTurn(context, turn);
    await this.runMiddleware(context, (inner) => logic(inner, turn));
  }

  /** What the middleware sees: the message, or an event that stands for an act or a timer. */
  #inbound(turn: Turn): Partial<BotActivity> {
    const arrival = turn.cause.arrival ?? {
      type: 'event',
      name: 'huying.act',
      from: { id: 'huying', role: 'bot' },
    };
    return {
      ...arrival,
      channelId: turn.loaded.channelId,
      conversation: {
        id: turn.loaded.id,
        isGroup: false,
        conversationType: '',
        name: '',
      },
      recipient: { id: 'huying', name: '' },
      timestamp: turn.now,
    } as Partial<BotActivity>;
  }

  /** Records the activities in the turn; a push channel's messages join the outbox with it. */
  override async sendActivities(
    context: TurnContext,
    activities: Partial<BotActivity>[],
  ): Promise<ResourceResponse[]> {
    const turn = turnOf(context);
    return activities.map((activity) => {
      if (activity.type === 'typing' || activity.type === 'trace') return { id: '' };
      const speaker = badgeOf(activity) === null ? 'bot' : 'agent';
      const stored = turn.record(
        plain(activity),
        activity.type === 'event' ? 'system' : speaker,
      );
      if (stored.activity.type === 'message' && this.#deps.sends(turn.loaded.channelId)) {
        planDelivery(turn, stored);
      }
      return { id: stored.activity.id };
    });
  }

  override async updateActivity(): Promise<void> {
    throw new TypeError('A message that was said is not changed; say another.');
  }

  override async deleteActivity(): Promise<void> {
    throw new TypeError(
      'A message that was said is not taken back; erase the person instead.',
    );
  }

  /** Proactive words take the same way as every turn. */
  override async continueConversation(
    reference: Partial<ConversationReference>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    const conversationId = reference.conversation?.id ?? '';
    const channelId = reference.channelId ?? '';
    await this.run(
      {
        deliveryKey: `continue:${this.#deps.ids.uuid(this.#deps.clock.now())}`,
        conversation: { conversationId, channelId, personKey: conversationId },
        arrival: null,
      },
      logic,
    );
  }
}

function asStoreError(error: unknown): never {
  throw new StoreError(error);
}

/** The plain fields of a library activity; what else it carries stays behind. */
function plain(activity: Partial<BotActivity>): NewActivity {
  const badge = badgeOf(activity);
  const { type, text, locale, inputHint, attachments, suggestedActions } = activity;
  const { entities, replyToId, name, value, channelData } = activity;
  const fields = {
    type,
    from: badge === null ? BOT : { id: 'agent', role: 'bot', name: badge },
    text,
    locale,
    inputHint,
    attachments,
    suggestedActions: suggestedActions
      ? { actions: suggestedActions.actions }
      : undefined,
    entities: entities?.length ? entities : undefined,
    replyToId: replyToId && activitySeq(replyToId) !== null ? replyToId : undefined,
    name,
    value,
    channelData,
  };
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as NewActivity;
}

/**
 * Whose words they are. The context gives every activity the bot as its sender, so an agent's words
 * carry the badge in their channel data.
 */
function badgeOf({ channelData }: Partial<BotActivity>): string | null {
  const huying: Partial<HuyingChannelData['huying']> | undefined = channelData?.huying;
  return huying?.speaker === 'agent' ? (huying.badge ?? '') : null;
}

const BOT = { id: 'huying', role: 'bot' } as const;
