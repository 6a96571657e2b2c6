/** Seals what was written up to a while ago: a turn that began before is committed by then. */
import type { Database } from '../../integrations/database/contract.ts';
import type { Clock } from '../../integrations/ports.ts';
import { every } from './every.ts';

const HOUR_MS = 3_600_000;
const SETTLED_MS = 600_000;

export function sealLedger(
  { ledger }: Pick<Database, 'ledger'>,
  clock: Clock,
): () => Promise<void> {
  return every(HOUR_MS, clock, () =>
    ledger.seal(new Date(clock.now().getTime() - SETTLED_MS)),
  );
}
