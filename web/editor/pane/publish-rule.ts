/** Why somebody may or may not publish an item now, and by which way. Pure. */
import { may, ROLES } from '../../../cases/roles.ts';
import type { Session } from '../../shared/staff/calls.ts';
import type { OpenVersion } from '../contract.ts';

export interface Ways {
  /** Null: the ordinary way is open. */
  readonly barred: 'not_allowed' | 'own_draft' | 'not_reviewed' | 'breaks' | null;
  /** Alone, with a reason: one's own words, nobody else's. */
  readonly emergency: boolean;
}

/** @param breaks checks of other articles would fail. */
export function waysOf(
  open: Pick<OpenVersion, 'state' | 'writtenBy'>,
  actor: Session['actor'],
  breaks = false,
): Ways {
  const role = ROLES.find((known) => known === actor.role);
  const own = open.writtenBy === actor.username || open.writtenBy === actor.badge;
  const emergency = own && role !== undefined && may(role, 'editor.emergency');
  if (role === undefined || !may(role, 'editor.publish')) {
    return { barred: 'not_allowed', emergency };
  }
  if (own) return { barred: 'own_draft', emergency };
  if (open.state !== 'review') return { barred: 'not_reviewed', emergency };
  return { barred: breaks ? 'breaks' : null, emergency };
}
