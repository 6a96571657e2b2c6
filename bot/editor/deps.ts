import type { Database } from '../../integrations/database/contract.ts';
import type { Clock, Ids, LiveEvents } from '../../integrations/ports.ts';
import type { City } from '../../knowledge/content/city.ts';
import type { Published } from './published.ts';

/** What the editors' port is made of. */
export interface EditorDeps {
  readonly db: Pick<Database, 'knowledge' | 'staff'>;
  readonly published: Published;
  readonly events: LiveEvents;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly city: City;
  /** The moment that knowledge speaks for. */
  readonly knowledgeNow: (now: Date) => Date;
  /** Hears of work planned for a moment. */
  readonly planned: (dueAt: Date) => void;
}
