/** The sample accounts of a first start, one for each kind of work. */
import type { Role } from '../../cases/roles.ts';
import type { StaffStore } from '../../integrations/database/contract.ts';
import type { Clock, Ids } from '../../integrations/ports.ts';
import { hashPassword } from './passwords.ts';

/** Cases at a time. */
const CAPACITY = 3;

const ACCOUNTS: readonly {
  readonly username: string;
  readonly badge: string;
  readonly role: Role;
}[] = [
  { username: 'agent', badge: '01', role: 'agent' },
  { username: 'agent2', badge: '02', role: 'agent' },
  { username: 'supervisor', badge: '10', role: 'supervisor' },
  { username: 'editor', badge: '20', role: 'editor' },
  { username: 'approver', badge: '21', role: 'approver' },
  { username: 'admin', badge: '90', role: 'admin' },
];

export interface FirstAccount {
  readonly username: string;
  readonly role: Role;
  readonly password: string;
}

/**
 * Makes the sample accounts in an empty store. Returns them with their passwords, to be shown
 * once; empty where accounts exist already.
 */
export async function makeFirstAccounts(
  staff: StaffStore,
  password: string | null,
  { clock, ids }: { readonly clock: Clock; readonly ids: Ids },
): Promise<readonly FirstAccount[]> {
  if ((await staff.count()) > 0) return [];
  // One password for all is hashed once: six hashes would hold up the first start.
  const shared = password === null ? null : await hashPassword(password);
  const made: FirstAccount[] = [];
  // One after the other: scrypt takes 32 MB a time.
  for (const { username, badge, role } of ACCOUNTS) {
    const own = password ?? ids.token(9);
    const passwordHash = shared ?? (await hashPassword(own));
    const id = ids.uuid(clock.now());
    try {
      await staff.add({
        id,
        username,
        badge,
        role,
        passwordHash,
        disabled: false,
        skills: [],
        capacity: CAPACITY,
      });
    } catch (error) {
      // Another process that starts beside this one was first: its list is the one shown.
      if (await staff.byUsername(username)) return made;
      throw error;
    }
    made.push({ username, role, password: own });
  }
  return made;
}
