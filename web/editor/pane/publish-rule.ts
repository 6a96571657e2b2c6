/** Why somebody may or may not publish an item now, and by which way. Pure. */
import { may, ROLES } from '../../../cases/roles.ts';
import type { Session } from '../../shared/staff/calls.ts';
import type { OpenVersion } from '../contract.ts';

export interface Ways {
  /** Null: the ordinary way is open. */
  readonly barred: 'not_allowed' | 'own_draft' | 'not_reviewed' | null;
  /** Alone, with a reason. */
  readonly emergency: boolean;
}

export function waysOf(
  open: Pick<OpenVersion, 'state' | 'writtenBy'>,
  actor: Session['actor'],
): Ways {
  const role = ROLES.find((known) => known === actor.role);
  const emergency = role !== undefined && may(role, 'editor.emergency');
  const own = open.writtenBy === actor.username || open.writtenBy === actor.badge;
  if (role === undefined || !may(role, 'editor.publish')) {
    return { barred: 'not_allowed', emergency };
  }
  if (own) return { barred: 'own_draft', emergency };
  return { barred: open.state === 'review' ? null : 'not_reviewed', emergency };
}
