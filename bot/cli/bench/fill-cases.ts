/** A year's cases in a database, through the house's own writes: the same ones for the same count. */
import type { CaseDetails, CaseEventData, CaseState } from '../../../cases/case.ts';
import { append } from '../../../cases/fold.ts';
import { makeCaseNumber } from '../../../cases/number.ts';
import { activityId } from '../../../integrations/activity.ts';
import type { Database, TurnWrite } from '../../../integrations/database/contract.ts';
import type { City } from '../../../knowledge/content/city.ts';
import words from './case-words.json' with { type: 'json' };

/** Ten months, as the city's platform counted. */
const SPAN_MS = 300 * 86_400_000;
const AT_ONCE = 200;
const LANES = 4;

export interface Filled {
  readonly from: Date;
  readonly until: Date;
  /** One in two hundred, with what it can be found by. */
  readonly samples: readonly {
    readonly number: string;
    readonly phone: string;
    readonly estate: string;
  }[];
}

/** `said` hears how many there are so far. */
export async function fillCases(
  database: Pick<Database, 'turns' | 'lists'>,
  city: City,
  count: number,
  until: Date,
  said: (done: number) => void,
): Promise<Filled> {
  const from = new Date(until.getTime() - SPAN_MS);
  const samples: Filled['samples'][number][] = [];
  let next = 0;
  const lane = async () => {
    while (next < count) {
      const start = next;
      next += AT_ONCE;
      const made = Array.from({ length: Math.min(AT_ONCE, count - start) }, (_, i) =>
        caseOf(start + i, count, from, city),
      );
      const keys = made.map(({ conversationId }) => ({
        conversationId,
        channelId: 'directline',
        personKey: conversationId,
      }));
      const loaded = await database.turns.load(keys);
      await database.turns.commit(
        made.flatMap((one, at): readonly TurnWrite[] => {
          const conversation = loaded[at];
          return conversation ? [turnOf(one, conversation)] : [];
        }),
      );
      const [first] = made;
      if (first) samples.push(first.sample);
      if (start % 10_000 === 0) said(start);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  for (let read = 1, done = 0; read > 0; done += read) {
    read = (await database.lists.readWords(1_000, () => null)).length;
    if (done % 10_000 === 0) said(done);
  }
  return { from, until, samples };
}

interface Made {
  readonly caseId: string;
  readonly conversationId: string;
  readonly openedAt: Date;
  readonly details: CaseDetails;
  readonly sample: Filled['samples'][number];
  readonly steps: readonly CaseEventData[];
}

/** The `index`th of `count`, evenly over the time. */
function caseOf(index: number, count: number, from: Date, city: City): Made {
  const random = randomOf(index);
  const pick = <T>(list: readonly [T, ...T[]] | readonly T[], first: T): T =>
    list[Math.floor(random() * list.length)] ?? first;
  const openedAt = new Date(from.getTime() + Math.floor((index / count) * SPAN_MS));
  const caseId = `0000${index.toString(16).padStart(8, '0')}-bench`;
  const conversationId = `bench-${index}`;
  const message = activityId(conversationId, 1);
  const [a, b] = [pick([...words.estate], '阳'), pick([...words.estate], '光')];
  const estate = `${a}${b}${pick(words.kind, '花园')}`;
  const phone = `139${String(index).padStart(8, '0')}`;
  const number = makeCaseNumber(
    openedAt,
    city.timeZone,
    String(index % 100_000).padStart(5, '0'),
  );
  const category = weighted(words.categories, random());
  const district = pick(city.districts, city.districts[0])?.id ?? null;
  const told = [pick(words.what, ''), pick(words.more, ''), pick(words.more, '')];
  const urgent = random() < 0.028;
  return {
    caseId,
    conversationId,
    openedAt,
    sample: { number, phone, estate },
    details: {
      account: [{ value: `${estate}，${told.join('，')}`, message }],
      phone: { value: phone, message },
      address: { value: `${estate}${Math.floor(random() * 30) + 1}号楼`, message },
      needs: [],
      facts: [],
      flags: [],
      media: [],
      adviceGiven: [],
    },
    steps: [
      {
        kind: 'opened',
        number,
        conversationId,
        category,
        urgency: urgent ? 'high' : 'normal',
        flags: [],
        district,
        zone: null,
        consent: 'given',
        messages: [message],
      },
      { kind: 'detailed', fields: [], confirmed: true, messages: [] },
      { kind: 'handoff_requested', reason: urgent ? 'urgent' : 'filed' },
      ...laterOf(random(), pick(city.bodies, city.bodies[0])?.id ?? '', openedAt),
    ],
  };
}

/** How it went on: nearly all were closed, one in a hundred still waits. */
function laterOf(chance: number, body: string, at: Date): readonly CaseEventData[] {
  if (chance < 0.01) return [];
  const dueAt = new Date(at.getTime() + 86_400_000).toISOString();
  const handed: readonly CaseEventData[] = [
    { kind: 'handoff_taken' },
    { kind: 'tasked', task: 1, body, dueAt },
    { kind: 'moved', to: 'dispatched' },
    { kind: 'handoff_released', reason: 'returned' },
  ];
  if (chance < 0.025) return handed;
  const resolved: readonly CaseEventData[] = [
    ...handed,
    { kind: 'task_done', task: 1 },
    { kind: 'moved', to: 'resolved' },
  ];
  if (chance < 0.04) return resolved;
  return [...resolved, { kind: 'rated', score: 5 }, { kind: 'moved', to: 'closed' }];
}

function turnOf(made: Made, conversation: TurnWrite['conversation']): TurnWrite {
  const { caseId, conversationId, openedAt, details } = made;
  const actor = {
    kind: 'staff',
    id: `bench-staff-${made.sample.number.at(-1)}`,
  } as const;
  let state: CaseState | null = null;
  const events = [];
  for (const [at, step] of made.steps.entries()) {
    const by =
      step.kind === 'opened' || step.kind === 'detailed'
        ? ({ kind: 'resident' } as const)
        : actor;
    const moment = new Date(openedAt.getTime() + at * 600_000);
    const added = append(state, caseId, [step], { actor: by, at: moment });
    state = added.state;
    events.push(...added.events);
  }
  if (state === null) throw new TypeError('A case is opened first.');
  const [account] = details.account;
  const timestamp = openedAt.toISOString();
  return {
    deliveryKey: `bench:${conversationId}`,
    conversation: {
      ...conversation,
      seq: 1,
      state: null,
      sealed: null,
      expiresAt: timestamp,
    },
    activities: [
      {
        conversationId,
        seq: 1,
        speaker: 'resident',
        activity: {
          type: 'message',
          id: activityId(conversationId, 1),
          timestamp,
          channelId: conversation.channelId,
          conversation: { id: conversationId },
          from: { id: 'dl_bench', role: 'user' },
          text: account?.value ?? '',
        },
      },
    ],
    rewritten: [],
    cases: [{ state, events, details }],
    due: [],
    contact: null,
    outbox: [],
    tie: null,
    cancelDue: [],
    notes: [],
    at: timestamp,
  };
}

function weighted(
  weights: readonly (readonly (string | number)[])[],
  at: number,
): string {
  const total = weights.reduce((sum, [, weight]) => sum + Number(weight), 0);
  let left = at * total;
  for (const [name, weight] of weights) {
    left -= Number(weight);
    if (left < 0) return String(name);
  }
  return 'other';
}

/** mulberry32, begun anew for each case. */
function randomOf(seed: number): () => number {
  let state = (seed + 1) * 0x9e3779b1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
