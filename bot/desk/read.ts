/** The desk's views: the queue and one case, put together from case, details and transcript. */

import { z } from 'zod';
import type { CaseState } from '../../cases/case.ts';
import { isUnattended, lateAt, waitingSeconds } from '../../cases/queue.ts';
import {
  type HandoffSummary,
  type SummaryNames,
  summarise,
} from '../../cases/summary.ts';
import type { StoredActivity } from '../../integrations/activity.ts';
import { attachedMediaId } from '../../integrations/channels/contract.ts';
import type {
  CaseRow,
  Database,
  Owner,
  QueueEntry,
} from '../../integrations/database/contract.ts';
import type { City } from '../../knowledge/content/city.ts';
import type { DeskCase, QueueItem, TranscriptLine } from '../../web/desk/contract.ts';
import type { WebActor } from '../../web/route.ts';
import { callerWay, doorOf } from '../caller.ts';
import type { NeedRef } from '../needs/link.ts';
import { isSuggestion } from '../suggestion.ts';
import { usualBodies } from '../summary-names.ts';
import type { TaskRef } from '../tasks/link.ts';

export interface DeskViewDeps {
  readonly db: Pick<Database, 'turns' | 'cases' | 'issues' | 'staff' | 'outbox'>;
  readonly names: SummaryNames;
  readonly city: City;
  /** The address of a task's page. */
  readonly pageOf: (ref: TaskRef) => string;
  /** And of an entry's of the register. */
  readonly needPageOf: (ref: NeedRef) => string;
}

const TRANSCRIPT_LIMIT = 500;
const ACCOUNT = 'account';
/** Characters of the resident's words in a row of the queue; the case view has all. */
const ROW_WORDS = 200;

const Quoted = z.object({
  huying: z.object({
    quotes: z.array(z.object({ article: z.string(), version: z.number() })),
  }),
});

export function queueItem(
  entry: QueueEntry,
  badge: string | null,
  actor: WebActor,
  now: Date,
  { names, city }: Pick<DeskViewDeps, 'names' | 'city'>,
): QueueItem {
  const { state } = entry;
  return {
    caseNumber: state.number,
    urgency: state.urgency,
    category: state.category,
    district: state.district,
    zone: state.zone,
    waitingSeconds: state.handoff ? waitingSeconds(state.handoff, now) : 0,
    owner: badge ?? 'queue',
    mine: state.handoff?.takenBy === actor.staffId,
    alarms: state.handoff?.alarms ?? 0,
    clock: clockOf(state, now, city),
    first: state.handoff?.first ?? null,
    summary: brief(summarise({ ...entry, names })),
  };
}

function clockOf(
  { handoff, urgency }: CaseState,
  now: Date,
  city: City,
): QueueItem['clock'] {
  if (!handoff || !isUnattended(handoff)) return null;
  const { warn, late } = lateAt(handoff, urgency, city);
  const left = (at: Date) => Math.ceil((at.getTime() - now.getTime()) / 1000);
  return { warn: left(warn), late: left(late) };
}

/** A row is for choosing what to take: the resident's first words, and no more of them than fit. */
function brief(summary: HandoffSummary): HandoffSummary {
  const account = summary.situation.find(({ key }) => key === ACCOUNT);
  const cut = (text: string) => [...text].slice(0, ROW_WORDS).join('');
  return {
    ...summary,
    situation: summary.situation
      .filter((field) => field.key !== ACCOUNT || field === account)
      .map((field) => ({ ...field, value: cut(field.value) })),
    workOrder: { ...summary.workOrder, request: cut(summary.workOrder.request) },
  };
}

/** A staff member as residents and colleagues see them. */
async function badgeOf(
  staffId: string | null,
  staff: DeskViewDeps['db']['staff'],
): Promise<string | null> {
  if (!staffId) return null;
  return (await staff.byId(staffId))?.badge ?? '?';
}

export async function deskCase(
  row: CaseRow,
  actor: WebActor,
  { db, names, city, pageOf, needPageOf }: DeskViewDeps,
): Promise<DeskCase> {
  const { state } = row;
  const [conversation, events, joined, members, deliveries] = await Promise.all([
    db.turns.find(state.conversationId),
    db.cases.events(state.id),
    state.followed ? db.cases.mergedInto(state.number) : [],
    state.issue === null ? [] : db.issues.members(state.issue),
    db.outbox.states(state.conversationId),
  ]);
  const { staffNotes: notes = [] } = row.details;
  const badges = await badgesOf(
    [
      ...events.flatMap(({ actor, data }) => [
        actor.id,
        data.kind === 'handoff_directed' && 'agent' in data.to ? data.to.agent : null,
      ]),
      ...notes.map(({ by }) => by),
    ],
    db.staff,
  );
  const after = Math.max(0, (conversation?.seq ?? 0) - TRANSCRIPT_LIMIT);
  const activities = await db.turns.activities(
    state.conversationId,
    after,
    TRANSCRIPT_LIMIT,
  );
  const first =
    after === 0
      ? activities[0]
      : (await db.turns.activities(state.conversationId, 0, 1))[0];
  const takenBy = state.handoff?.takenBy ?? null;
  const owner: Owner = takenBy ? 'agent' : state.handoff ? 'queue' : 'bot';
  return {
    caseNumber: state.number,
    conversationId: state.conversationId,
    suggestion: isSuggestion(state, city),
    way: callerWay(state.conversationId),
    source: doorOf(first),
    status: state.status,
    urgency: state.urgency,
    category: state.category,
    district: state.district,
    zone: state.zone,
    openedAt: state.openedAt,
    owner: owner === 'agent' ? ((await badgeOf(takenBy, db.staff)) ?? '?') : owner,
    mine: takenBy === actor.staffId,
    summary: summarise({ ...row, names }),
    score: state.score,
    tasks: state.tasks.map((task) => ({
      ...task,
      page: pageOf({ caseId: state.id, task: task.number }),
      words: (row.details.taskWords ?? []).filter((each) => each.task === task.number),
      handovers: (row.details.handovers ?? []).filter(
        (each) => each.task === task.number,
      ),
    })),
    special: (state.special ?? []).map((entry) => ({
      ...entry,
      page: needPageOf({ caseId: state.id, special: entry.number }),
    })),
    papers: (state.papers ?? []).map((paper) => ({
      ...paper,
      name: row.details.papers?.[paper.number - 1] ?? '?',
    })),
    usualBodies: usualBodies(city, state.category, state.district, row.details.account),
    inCharge: await badgeOf(state.inCharge, db.staff),
    known: {
      contactName: row.details.contactName?.value ?? '',
      phone: row.details.phone?.value ?? '',
      address: row.details.address?.value ?? '',
    },
    notes,
    issue:
      state.issue === null
        ? null
        : {
            lead: state.issue,
            others: members
              .map(({ state: { number } }) => number)
              .filter((number) => number !== state.issue),
          },
    related: [
      ...(state.mergedInto ? [{ number: state.mergedInto, how: 'into' } as const] : []),
      ...joined.map(({ state: { number } }) => ({ number, how: 'joined' }) as const),
      ...state.links.map((number) => ({ number, how: 'linked' }) as const),
    ],
    transcript: activities.flatMap((stored) =>
      transcriptLine(stored, deliveries.get(stored.seq)),
    ),
    timeline: events,
    badges,
  };
}

/** Badges by staff id; each is looked up once. */
export async function badgesOf(
  staffIds: readonly (string | null | undefined)[],
  staff: DeskViewDeps['db']['staff'],
): Promise<Readonly<Record<string, string>>> {
  const ids = new Set(staffIds.flatMap((id) => (id ? [id] : [])));
  const badges = [...ids].map(async (id) => [id, await badgeOf(id, staff)] as const);
  return Object.fromEntries(
    (await Promise.all(badges)).map(([id, badge]) => [id, badge ?? '?']),
  );
}

/** Nothing for what is no message, nor changes one. */
export function transcriptLine(
  { activity, seq, speaker }: StoredActivity,
  delivery: TranscriptLine['delivery'] = null,
): TranscriptLine[] {
  const { type, changes: became, replyToId = null } = activity;
  const tells = type === 'messageUpdate' || type === 'messageDelete';
  if (type !== 'message' && !(tells && replyToId)) return [];
  return [
    {
      before: (became?.before ?? []).map(({ text }) => text),
      withdrawn: type === 'messageDelete' || Boolean(became?.withdrawnAt),
      changes: tells ? replyToId : null,
      id: activity.id,
      seq,
      at: activity.timestamp,
      speaker,
      name: speaker === 'agent' ? (activity.from.name ?? null) : null,
      text: activity.text ?? '',
      media: (activity.attachments ?? []).flatMap((attachment) => {
        const id = attachedMediaId(attachment);
        return id ? [{ id, contentType: attachment.contentType }] : [];
      }),
      choices: activity.suggestedActions?.actions.map(({ title }) => title) ?? [],
      quotes: Quoted.safeParse(activity.channelData).data?.huying.quotes ?? [],
      delivery,
    },
  ];
}
