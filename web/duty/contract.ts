/** What the page of a call to the duty roster shows: codes and times, nothing that was said. */
import type { Urgency } from '../../intents/understanding.ts';
import type { Text } from '../../knowledge/content/city.ts';

export interface DutyCall {
  readonly caseNumber: string;
  readonly urgency: Urgency;
  readonly category: string;
  readonly district: string | null;
  /** Who was called. */
  readonly name: Text;
  /** ISO 8601. */
  readonly since: string;
  /** acknowledged: since the last alarm. over: somebody has it, or nobody needs to. */
  readonly stands: 'open' | 'acknowledged' | 'over';
}

/** Both throw `WebError` 404 `unknown_call`. */
export interface DutyPort {
  find(token: string): Promise<DutyCall>;
  /** Somebody sees to it; nothing where it is over. */
  acknowledge(token: string): Promise<void>;
}
