/**
 * Log lines for operators: ids, codes and durations. Words, names, phones and addresses of people
 * never get in: callers pass codes, `redact` drops known fields, and a last pattern masks what
 * looks like a phone or identity number in any line.
 */
import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger };

const HIDDEN = [
  'text',
  'name',
  'phone',
  'address',
  'details',
  'activity',
  'password',
  'authorization',
  'cookie',
  'token',
];

/** How far down a chain of causes is told. */
const MOST_CAUSES = 3;

/** A mobile, landline or identity number that stands alone: bounded, so `time` is left whole. */
const NUMBERS =
  /(?<![\w.]|[0-9a-f]-)(?:(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8}|\d{17}[\dXx])(?!\w)/g;

/** `destination` is the process's standard output when absent; tests hand in a stream. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [...HIDDEN, ...HIDDEN.map((field) => `*.${field}`)],
      censor: '[hidden]',
    },
    serializers: { err: (error: unknown) => errorForLog(error) },
    hooks: { streamWrite: (line: string) => line.replace(NUMBERS, '[number]') },
  };
  return destination ? pino(options, destination) : pino(options);
}

/**
 * An error's class, code and stack without its message: a message may quote a resident's words or
 * a row of the database.
 */
function errorForLog(error: unknown, depth = 0): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const stack = frames.slice(0, 12).join('\n');
  if (error.cause === undefined || depth >= MOST_CAUSES)
    return { type: error.name, code, stack };
  return { type: error.name, code, stack, cause: errorForLog(error.cause, depth + 1) };
}
