/**
 * The way to a task without an account: an address that nobody can guess, for one task alone. It is
 * made from the task and the house's secret, so that nothing is stored and a reminder carries the
 * same one. How long it opens what, the task's state says (`task-port.ts`).
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

const ID_BYTES = 16;
const NUMBER_BYTES = 2;
const MAC_BYTES = 16;

export interface TaskRef {
  readonly caseId: string;
  readonly task: number;
}

/** The last part of `/task/<token>`: 46 URL-safe characters. `caseId` is a UUID. */
export function taskToken(secret: Uint8Array, { caseId, task }: TaskRef): string {
  const named = Buffer.alloc(ID_BYTES + NUMBER_BYTES);
  named.write(caseId.replaceAll('-', ''), 'hex');
  named.writeUInt16BE(task, ID_BYTES);
  return Buffer.concat([named, mac(secret, named)]).toString('base64url');
}

/** Where the page of a task stands, on any address of the house. */
export function taskPath(secret: Uint8Array, ref: TaskRef): string {
  return `/task/${taskToken(secret, ref)}`;
}

/** The task it opens; null: it is none of ours. */
export function readTaskToken(secret: Uint8Array, token: string): TaskRef | null {
  const bytes = Buffer.from(token, 'base64url');
  // One spelling of each: the last character has bits that decoding drops.
  if (bytes.toString('base64url') !== token) return null;
  const named = bytes.subarray(0, ID_BYTES + NUMBER_BYTES);
  const said = bytes.subarray(named.length);
  if (said.length !== MAC_BYTES || !timingSafeEqual(said, mac(secret, named)))
    return null;
  const hex = named.toString('hex', 0, ID_BYTES);
  const caseId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { caseId, task: named.readUInt16BE(ID_BYTES) };
}

function mac(secret: Uint8Array, named: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(named).digest().subarray(0, MAC_BYTES);
}
