/** The way to an entry of the register without an account: as to a task, under a secret of its own. */
import { readTaskToken, taskToken } from '../tasks/link.ts';

export interface NeedRef {
  readonly caseId: string;
  readonly special: number;
}

/** Where the page of an entry stands, on any address of the house. */
export function needPath(secret: Uint8Array, { caseId, special }: NeedRef): string {
  return `/need/${taskToken(secret, { caseId, task: special })}`;
}

/** The entry it opens; null: it is none of ours. */
export function readNeedToken(secret: Uint8Array, token: string): NeedRef | null {
  const ref = readTaskToken(secret, token);
  return ref && { caseId: ref.caseId, special: ref.task };
}
