/**
 * The red flags: what must not be overlooked, as data that a caseworker can read and change in
 * `flags/*.json`. Checked once at start; a mistake in the data stops the start with its place.
 */
import { z } from 'zod';
import { CHECKS, checkOf } from './checks/checks.ts';
import breathing from './flags/breathing-and-heart.json' with { type: 'json' };
import care from './flags/care-and-supply.json' with { type: 'json' };
import children from './flags/children-and-fever.json' with { type: 'json' };
import danger from './flags/danger.json' with { type: 'json' };
import injuries from './flags/injuries-and-poison.json' with { type: 'json' };
import medicine from './flags/medicine-and-treatment.json' with { type: 'json' };
import mind from './flags/mind-and-violence.json' with { type: 'json' };
import modifiers from './flags/modifiers.json' with { type: 'json' };
import nerves from './flags/nerves.json' with { type: 'json' };
import pregnancy from './flags/pregnancy.json' with { type: 'json' };
import unclear from './flags/unclear.json' with { type: 'json' };
import { NEEDS, URGENCIES } from './understanding.ts';

const Both = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const Form = z.string().min(1);

/** A question to the resident; `facts`: what of the hand-off's list its answer tells. */
const Ask = Both.extend({
  facts: z.array(z.string().regex(/^[a-z_]+$/)).min(1),
  /** What its answer decides: ids of `checks/checks.json`. */
  checks: z.array(z.string()).default([]),
  /** Makes no sense to the person in trouble themselves: when they were last seen. */
  ofAnother: z.boolean().default(false),
});

/** Emergency numbers belong to the city: advice names them in braces. */
const Advice = z
  .array(
    z
      .string()
      .min(1)
      .refine(
        (line) => !/(?:拨打?|打|ring|call|dial)\s*\d/i.test(line),
        'write {ambulance}, {police} or {fire}',
      )
      .refine(
        (line) => (line.match(/\{\w*\}/g) ?? []).every((name) => PLACEHOLDERS.has(name)),
        'only {ambulance}, {police} and {fire} are filled in',
      ),
  )
  .min(1)
  .max(3);
const PLACEHOLDERS = new Set(['{ambulance}', '{police}', '{fire}']);

export const FlagDefinition = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  urgency: z.enum(URGENCIES).exclude(['none', 'normal']),
  name: Both,
  /** Who must be rung now; null: nobody but us. */
  service: z.enum(['ambulance', 'police', 'fire']).nullable(),
  family: z.string().min(1),
  /** Category id of requests of this kind; null: the words decide. */
  category: z.string().nullable().default('medical'),
  /** Words that raise the flag by themselves. */
  forms: z.array(Form),
  /**
   * Patterns: each is a list of groups, and one word of every group must stand near the
   * others. A group is words joined by `|`; `@name` is a list of `words/`, `#name` a reading
   * of `readings.ts`. `^` before a group: anywhere in the message. `!`: must not be near.
   * `>`: soon after the first group's word, in the same breath (朋友 … 要跳楼).
   */
  all: z.array(z.array(Form).min(1)).default([]),
  /** Words in the same clause with which it is not meant. */
  not: z.array(Form).default([]),
  /** Longer words of which a sign is only a part, whatever else is told: 网课卡死, 打我妈手机. */
  inside: z.array(Form).default([]),
  /** Words that say it has passed, beside those of `words/context.json`. */
  over: z.array(Form).default([]),
  /** The want of something is the trouble, so "没有" does not deny it. */
  lack: z.boolean().default(false),
  /** Supposing it is as serious as saying it: a threat with 如果 is a threat. */
  firm: z.boolean().default(false),
  /** Raised by the classifier alone, on the whole message; it has no words of its own. */
  learnt: z.boolean().default(false),
  /**
   * A circumstance that is no danger by itself and makes these flags as urgent as it says: alone
   * and unable to get up, a fall of somebody of 80. Their ids; empty: a danger by itself.
   */
  raises: z.array(z.string()).default([]),
  /** A circumstance of any danger: its first line of advice is said before the danger's own. */
  beside: z.boolean().default(false),
  /** Says more exactly what these others would say of the same words; they are not raised for them. */
  replaces: z.array(z.string()).default([]),
  /** Where one of these was told of the same person, its advice holds: who is unconscious lies. */
  yields: z.array(z.string()).default([]),
  /** What is listened for though nobody asks: ids of `checks/checks.json`. */
  hears: z.array(z.string()).default([]),
  /** What it has become when something grave without a name is told of the same person later. */
  worse: z.string().optional(),
  /** Told as longer ago than this, it is past. */
  windowHours: z.number().positive().optional(),
  advice: z.strictObject({ zh: Advice, en: Advice }),
  /** The same for a child, where the hands do something else. */
  adviceForChild: z.strictObject({ zh: Advice, en: Advice }).optional(),
  /** Who needs special care where this is raised; ids of `Need`. */
  needs: z.array(z.enum(NEEDS)).default([]),
  /** Ringing would give them away: no number to ring is said, nor asked for. */
  quiet: z.boolean().default(false),
  /** What staff want to know next, most important first. */
  ask: z.array(Ask).max(3).default([]),
});
export type FlagDefinition = Readonly<z.infer<typeof FlagDefinition>>;

const files: Readonly<Record<string, unknown>> = {
  'pregnancy.json': pregnancy,
  'breathing-and-heart.json': breathing,
  'nerves.json': nerves,
  'injuries-and-poison.json': injuries,
  'children-and-fever.json': children,
  'medicine-and-treatment.json': medicine,
  'care-and-supply.json': care,
  'mind-and-violence.json': mind,
  'danger.json': danger,
  'modifiers.json': modifiers,
  'unclear.json': unclear,
};

function load(): readonly FlagDefinition[] {
  const flags: FlagDefinition[] = [];
  const seen = new Set<string>();
  for (const [file, data] of Object.entries(files)) {
    const read = z.array(FlagDefinition).safeParse(data);
    if (!read.success) {
      throw new Error(`intents/flags/${file}: ${z.prettifyError(read.error)}`);
    }
    for (const flag of read.data) {
      if (seen.has(flag.id)) throw new Error(`intents/flags/${file}: ${flag.id} twice`);
      seen.add(flag.id);
      flags.push(flag);
    }
  }
  for (const { becomes } of CHECKS.flatMap(({ answers }) => Object.values(answers))) {
    if (becomes && !seen.has(becomes)) throw new Error(`intents/checks names ${becomes}`);
  }
  for (const { id, ask, hears } of flags) {
    const unknown = [...hears, ...ask.flatMap(({ checks }) => checks)].find(
      (name) => !checkOf(name),
    );
    if (unknown) throw new Error(`intents/flags: ${id} looks at ${unknown}`);
  }
  for (const { id, worse, raises, replaces, yields } of flags) {
    const others = [...(worse ? [worse] : []), ...raises, ...replaces, ...yields];
    const unknown = others.find((name) => !seen.has(name));
    if (unknown) throw new Error(`intents/flags: ${id} names ${unknown}`);
  }
  return flags;
}

/** Every flag, in the order of the files. */
export const FLAGS: readonly FlagDefinition[] = load();

const byId = new Map(FLAGS.map((flag) => [flag.id, flag]));

/** Whether it only raises others, and is nothing without them. */
export function isModifier({ raises }: FlagDefinition): boolean {
  return raises.length > 0;
}

export function flagDefinition(id: string): FlagDefinition | undefined {
  return byId.get(id);
}
