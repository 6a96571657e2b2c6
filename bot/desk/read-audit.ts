/** Who read whose words: once a sitting, for an open page reads the same case again and again. */
import type { StaffStore } from '../../integrations/database/contract.ts';
import { Recent } from '../../integrations/memory/recent.ts';
import type { Clock } from '../../integrations/ports.ts';
import type { WebActor } from '../../web/route.ts';

const SITTING_MS = 10 * 60_000;
const REMEMBERED = 10_000;

/** Writes `act` on `subject` to the audit trail, unless this process did within ten minutes. */
export function auditReads(staff: Pick<StaffStore, 'audit'>, clock: Clock) {
  const written = new Recent<number>(REMEMBERED);
  return async (actor: WebActor, act: string, subject: string): Promise<void> => {
    const now = clock.now();
    const key = `${actor.staffId} ${act} ${subject}`;
    const before = written.get(key);
    if (before !== undefined && now.getTime() - before < SITTING_MS) return;
    const at = now.toISOString();
    await staff.audit({ at, staffId: actor.staffId, act, subject });
    written.set(key, now.getTime());
  };
}
