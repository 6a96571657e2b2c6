/** What a refused client is told: a stable code and a sentence that says what to do. */
export type ErrorCode =
  | 'BadArgument'
  | 'BotError'
  | 'BotRejectedActivity'
  | 'Forbidden'
  | 'MalformedData'
  | 'MessageSizeTooBig'
  | 'MissingProperty'
  | 'NotFound'
  | 'NotSupported'
  | 'ServiceError'
  | 'Throttled'
  | 'TokenExpired'
  | 'Unauthorized';

/** A refusal. Its message goes to the client: never a person's words, never internals. */
export class DirectLineError extends Error {
  readonly status: number;
  readonly code: ErrorCode;
  /** Seconds; sent as Retry-After. */
  readonly retryAfter: number | undefined;
  constructor(status: number, code: ErrorCode, message: string, retryAfter?: number) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

export function badArgument(message: string): DirectLineError {
  return new DirectLineError(400, 'BadArgument', message);
}

export function notFound(what: string): DirectLineError {
  return new DirectLineError(404, 'NotFound', `${what} was not found.`);
}

export function forbidden(message: string): DirectLineError {
  return new DirectLineError(403, 'Forbidden', message);
}
