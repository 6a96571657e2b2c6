/** What is wrong with a setting, for whoever mends it: its key, what stands there, what should. */
import { z } from 'zod';

/** What a setting says of itself; see `config-settings.ts`. */
const Told = z.object({
  description: z.string().default(''),
  expects: z.string().optional(),
  example: z.string().optional(),
  secret: z.boolean().default(false),
});

export function toldOf(field: unknown): z.infer<typeof Told> {
  const meta = field instanceof z.ZodType ? z.globalRegistry.get(field) : undefined;
  return Told.parse(meta ?? {});
}

/** One line a key. The value is never repeated: it may be a secret, or one in the wrong place. */
export function problemsOf(
  error: z.ZodError,
  schema: z.ZodObject,
  given: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const issues = new Map(error.issues.map((issue) => [String(issue.path[0]), issue]));
  return [...issues].map(([key, issue]) => {
    const told = toldOf(schema.shape[key]);
    return problem(key, sizeOf(issue) ?? kindOf(given[key] ?? '', told.secret), told);
  });
}

/** A setting that another one needs. */
export function missing(key: string, schema: z.ZodObject, why: string): string {
  return problem(key, `nothing, and ${why}`, toldOf(schema.shape[key]));
}

function problem(key: string, found: string, told: z.infer<typeof Told>): string {
  const expected = told.expects ?? told.description;
  const example = told.example === undefined ? '' : `, e.g. ${exampleOf(key, told)}`;
  return `${key}: found ${found}; expected ${expected}${example}`;
}

function exampleOf(key: string, { example = '' }: z.infer<typeof Told>): string {
  return example.startsWith('what this prints') ? example : `${key}=${example}`;
}

/** Schemes that may be named; anything else before :// could be part of a secret. */
const SCHEMES = 'https?|wss?|postgres(?:ql)?|mysql|mariadb|mongodb|rediss?|ftp|file';
const KINDS: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [new RegExp(`^(?:${SCHEMES})://`, 'i'), ([scheme]) => `an address with ${scheme}`],
  [/^-\d+$/, () => 'a number below 0'],
  [/^\d+$/, () => 'a whole number'],
  [/^-?[\d.,]+$/, () => 'a number with a fraction'],
  [/^\d{4}-\d{2}-\d{2}\b/, () => 'a date'],
  [/^(?:yes|no|on|off|true|false)$/i, () => 'a yes or no'],
];

/** A number that is one, but out of its bounds. */
function sizeOf(issue: z.core.$ZodIssue): string | null {
  if (issue.code === 'too_small' && issue.origin === 'number')
    return 'too small a number';
  return issue.code === 'too_big' && issue.origin === 'number'
    ? 'too great a number'
    : null;
}

/** The kind of a value, in words that do not give it away. */
function kindOf(value: string, secret: boolean): string {
  const size = `a text of ${[...value].length} characters`;
  if (secret) return size;
  for (const [pattern, name] of KINDS) {
    const match = pattern.exec(value);
    if (match) return name(match);
  }
  return size;
}
