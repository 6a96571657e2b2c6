/**
 * A stored state becomes a usable one, whatever its age or damage: each part that cannot be read
 * falls back alone, so that a deploy never throws anybody out of the form.
 */
import { z } from 'zod';
import { type Patient, WHO } from '../cases/patient.ts';
import { type Language, NEEDS, URGENCIES } from '../intents/understanding.ts';
import { EDITABLE, isFormQuestion, isQuestionId } from './question-ids.ts';
import type { DialogState, Draft, DraftDetails } from './state.ts';

const maybe = z.string().nullable().catch(null);

/** The elements that can be read; the others are dropped. */
function listOf<T>(element: z.ZodType<T>) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((all): readonly T[] =>
      all.flatMap((each) => {
        const read = element.safeParse(each);
        return read.success ? [read.data] : [];
      }),
    );
}

const said = z.object({ value: z.string(), message: maybe });
const need = z.enum(NEEDS);
const patient = said
  .extend({ who: z.enum(WHO).optional().catch(undefined) })
  .transform(({ who, ...words }): Patient => (who ? { ...words, who } : words));

/** A key whose value cannot be read is absent. */
const optional = <T>(value: z.ZodType<T>) => value.optional().catch(undefined);

const Details = z
  .object({
    account: listOf(said),
    address: optional(said),
    contactName: optional(said),
    phone: optional(said),
    patient: optional(patient),
    needs: listOf(z.object({ value: need, message: maybe })),
    facts: listOf(said.extend({ key: z.string() })),
    flags: listOf(z.object({ id: z.string(), words: z.string(), message: z.string() })),
    media: listOf(z.string()),
    adviceGiven: listOf(z.string()),
    location: optional(
      z.object({
        value: z.object({ latitude: z.number(), longitude: z.number() }),
        message: maybe,
      }),
    ),
  })
  .transform((read): DraftDetails => {
    const { address, contactName, phone, patient, location, ...lists } = read;
    return {
      ...lists,
      ...(address && { address }),
      ...(contactName && { contactName }),
      ...(phone && { phone }),
      ...(patient && { patient }),
      ...(location && { location }),
    };
  });

const formQuestions = listOf(z.string().refine(isFormQuestion));

const StoredDraft: z.ZodType<Draft> = z.object({
  id: z.string().min(1),
  startedAt: z.string().catch(''),
  category: maybe,
  district: maybe,
  zone: maybe,
  consent: z.enum(['given', 'pending']).catch('pending'),
  skipped: formQuestions,
  editing: z.enum(EDITABLE).nullable().catch(null),
  urgency: z.enum(URGENCIES).catch('normal'),
  caseId: maybe,
  caseNumber: maybe,
  safetyAsked: z.boolean().catch(false),
  grave: z.boolean().catch(false),
  cancelling: z.boolean().catch(false),
  kind: z.enum(['request', 'suggestion']).catch('request'),
  categorySure: z.boolean().catch(false),
  trail: formQuestions,
  shelved: z.boolean().catch(false),
  filedAt: maybe,
});

const StoredAsked = z.object({
  question: z.string().refine(isQuestionId),
  choices: listOf(z.object({ id: z.string(), label: z.string() })),
  failures: z.int().min(0).catch(0),
});

const Plain = z.object({
  language: z.enum(['zh', 'en']).catch('zh'),
  languageChosen: z.boolean().catch(false),
  greeted: z.boolean().catch(false),
  lastAt: maybe,
  zone: maybe,
  zoneAsked: z.boolean().catch(false),
  district: maybe,
  asked: StoredAsked.nullable().catch(null),
  draft: StoredDraft.nullable().catch(null),
  policy: z
    .object({
      waiting: z.enum(['zone', 'district', 'place']).nullable().catch(null),
      article: maybe,
    })
    .catch({ waiting: null, article: null }),
  status: z
    .object({
      failures: z.int().min(0).catch(0),
      blockedUntil: maybe,
      number: maybe,
    })
    .catch({ failures: 0, blockedUntil: null, number: null }),
  follows: z.boolean().catch(false),
});

const StoredKept = z
  .object({ draft: StoredDraft, details: Details })
  .nullable()
  .catch(null);

const StoredCode = z
  .object({
    number: z.string(),
    caseId: maybe,
    code: z.string(),
    until: z.string(),
    failures: z.int().min(0),
  })
  .nullable()
  .catch(null);

const Personal = z
  .object({
    draft: Details.nullable().catch(null),
    question: maybe,
    told: StoredKept,
    aside: StoredKept,
    tie: StoredCode,
  })
  .catch({ draft: null, question: null, told: null, aside: null, tie: null });

/**
 * @param json the plain half as stored; null: a new conversation.
 * @param personal the encrypted half after decryption; null: none, or forgotten.
 * @param language of a conversation that has none yet.
 */
export function readState(
  json: unknown,
  personal: unknown,
  language: Language = 'zh',
): DialogState {
  const stored = Plain.safeParse(json ?? { language });
  const plain = stored.success ? stored.data : Plain.parse({ language });
  const sealed = Personal.parse(personal ?? {});
  const orphaned = plain.draft === null && isFormQuestion(plain.asked?.question);
  return {
    ...plain,
    asked: orphaned ? null : plain.asked,
    policy: {
      ...plain.policy,
      waiting: sealed.question === null ? null : plain.policy.waiting,
    },
    personal: { ...sealed, draft: plain.draft && (sealed.draft ?? Details.parse({})) },
  };
}
