/** One line of JSON to one result; whatever stands in the line, it never throws. */
import { z } from 'zod';

const Line = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  zone: z.string().nullish(),
  district: z.string().nullish(),
  as_of: z.union([z.iso.date(), z.iso.datetime({ offset: true })]).nullish(),
});
export type AskLine = z.infer<typeof Line>;
type LineId = AskLine['id'] | null;

export interface AskResult {
  readonly id: LineId;
  readonly answered: boolean;
  readonly text: string;
  /** The slot that is missing: `zone` or `district`. */
  readonly asked: string | null;
  readonly article: string | null;
  readonly urgency: string;
}

export interface LineError {
  readonly id: LineId;
  /** Names the field, never the words in it. */
  readonly error: string;
}

/** A field of a line that is well formed and yet means nothing here. */
export class BadField extends Error {
  constructor(field: string, reason: string) {
    super(`${field}: ${reason}`);
    this.name = 'BadField';
  }
}

export function answerLine(
  line: string,
  ask: (line: AskLine) => AskResult,
): AskResult | LineError {
  let raw: unknown;
  try {
    raw = JSON.parse(line);
  } catch {
    return { id: null, error: 'not JSON' };
  }
  const parsed = Line.safeParse(raw);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(
      (issue) => `${issue.path.join('.') || 'line'}: ${issue.message}`,
    );
    return { id: idOf(raw), error: faults.join('; ') };
  }
  try {
    return ask(parsed.data);
  } catch (error) {
    if (error instanceof BadField) return { id: parsed.data.id, error: error.message };
    throw error;
  }
}

function idOf(raw: unknown): LineId {
  const parsed = Line.pick({ id: true }).safeParse(raw);
  return parsed.success ? parsed.data.id : null;
}
