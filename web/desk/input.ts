/** What the desk's routes take, parsed once where it enters. */
import { z } from 'zod';
import { LOWER_REASONS, STATUSES } from '../../cases/case.ts';
import { parseCaseNumber } from '../../cases/number.ts';
import { JOB_KINDS, MOST_JOBS } from '../../cases/parts.ts';
import { URGENCIES } from '../../intents/understanding.ts';
import { RequestId, said } from '../parse.ts';
import { WebError } from '../route.ts';
import {
  LONGEST_ANSWER,
  LONGEST_FIELD,
  LONGEST_PAPER,
  LONGEST_SEARCH,
  MOST_BODIES,
  MOST_QUOTES,
} from './limits.ts';

/** A case number as people write it, in canonical form. */
export const CaseNumber = z
  .string()
  .max(64)
  .transform((text, context) => {
    const number = parseCaseNumber(text);
    if (number !== null) return number;
    context.issues.push({ code: 'custom', input: null, message: 'not a case number' });
    return z.NEVER;
  });

export const MediaId = z.string().regex(/^[\w-]{1,128}$/);

export const Take = z.strictObject({ caseNumber: CaseNumber.nullable() });

const Id = z.string().max(64);
/** By the city's clock: 2022-01-12T14:00 */
const LocalTime = z.iso.datetime({ local: true, offset: false, precision: -1 });

export const Search = z.strictObject({
  search: said(LONGEST_SEARCH).default(''),
  state: z
    .enum(['open', ...STATUSES])
    .nullable()
    .default(null),
  urgency: z.enum(URGENCIES).nullable().default(null),
  category: Id.nullable().default(null),
  district: Id.nullable().default(null),
  body: Id.nullable().default(null),
  only: z.enum(['mine', 'overdue', 'toRing', 'special']).nullable().default(null),
  after: CaseNumber.nullable().default(null),
});

export const Answer = z.strictObject({
  requestId: RequestId,
  text: said(LONGEST_ANSWER).pipe(z.string().min(1)),
  quotes: z
    .array(
      z.strictObject({
        article: z.string().min(1).max(128),
        version: z.int().positive(),
      }),
    )
    .max(MOST_QUOTES)
    .default([]),
});

export const Dispatch = z
  .strictObject({
    requestId: RequestId,
    bodies: z
      .array(Id)
      .min(1)
      .max(MOST_BODIES)
      .refine((ids) => new Set(ids).size === ids.length),
    words: said(LONGEST_ANSWER).default(''),
    dates: z
      .array(
        z.strictObject({
          kind: z.enum(JOB_KINDS),
          at: LocalTime,
        }),
      )
      .max(MOST_JOBS)
      .default([]),
  })
  .refine(({ bodies, dates }) => dates.length === 0 || bodies.length === 1);

export const StepJob = z.strictObject({
  requestId: RequestId,
  task: z.int().positive(),
  job: z.int().positive(),
  step: z.enum(['called', 'cancelled']),
});

const EveryDays = z.int().min(1).max(400);

export const ChangeNeed = z.discriminatedUnion('do', [
  z.strictObject({
    requestId: RequestId,
    do: z.literal('registered'),
    need: Id,
    consent: z.literal(true),
    dueAt: LocalTime.nullable(),
    everyDays: EveryDays.nullable(),
  }),
  z.strictObject({
    requestId: RequestId,
    do: z.literal('dated'),
    special: z.int().positive(),
    dueAt: LocalTime.nullable(),
    everyDays: EveryDays.nullable(),
  }),
  z.strictObject({
    requestId: RequestId,
    do: z.enum(['arranged', 'ended']),
    special: z.int().positive(),
  }),
]);

export const Judge = z
  .strictObject({
    requestId: RequestId,
    verdict: z.enum(['adopted', 'declined']),
    answer: said(LONGEST_ANSWER).pipe(z.string().min(1)),
    article: said(LONGEST_SEARCH).pipe(z.string().min(1)).nullable(),
  })
  .refine(({ verdict, article }) => verdict === 'adopted' || article === null);

export const SayForCaller = z.strictObject({
  requestId: RequestId,
  conversation: z
    .string()
    .regex(/^desk-[\w-]{1,160}$/)
    .nullable(),
  way: z.enum(['phone', 'visit']),
  text: said(LONGEST_ANSWER).pipe(z.string().min(1)),
  choice: Id.nullable(),
});

export const ChangePaper = z.discriminatedUnion('do', [
  z.strictObject({
    requestId: RequestId,
    do: z.literal('owed'),
    name: said(LONGEST_PAPER).pipe(z.string().min(1)),
  }),
  z.strictObject({
    requestId: RequestId,
    do: z.enum(['received', 'waived']),
    paper: z.int().positive(),
  }),
]);

export const CallBack = z.strictObject({
  requestId: RequestId,
  solved: z.boolean(),
  score: z.int().min(1).max(5).nullable(),
});

const Field = said(LONGEST_FIELD).exactOptional();

export const Edit = z.strictObject({
  requestId: RequestId,
  contactName: Field,
  phone: Field,
  address: Field,
  category: Id.exactOptional(),
  district: Id.nullable().exactOptional(),
  urgency: z.enum(URGENCIES).exactOptional(),
  reason: z.enum(LOWER_REASONS).exactOptional(),
  verified: z.boolean().default(false),
});

export const Note = z.strictObject({
  requestId: RequestId,
  words: said(LONGEST_ANSWER).pipe(z.string().min(1)),
});

export const Merge = z.strictObject({ requestId: RequestId, into: CaseNumber });

export const Link = z.strictObject({
  requestId: RequestId,
  to: CaseNumber,
  linked: z.boolean().default(true),
});

export const Recall = z.strictObject({ requestId: RequestId, task: z.int().positive() });

/** A page of before this was asked says nothing: somebody sits there. */
export const Heartbeat = z.strictObject({ touched: z.boolean().default(true) });

/** Of an act that says nothing else: its request id. */
export const Change = z
  .strictObject({ requestId: RequestId })
  .transform(({ requestId }) => requestId);

/** The number in the address. One that cannot be is as unknown as one that is not. */
export function caseNumberOf(text: string | undefined): string {
  const number = CaseNumber.safeParse(text);
  if (number.success) return number.data;
  throw new WebError(404, 'unknown_case', 'There is no case with this number.');
}
