/** The agents with what they have in hand, and everything that waits for or is with a person. */
import type { Agent } from '../../cases/agents.ts';
import type { CaseState } from '../../cases/case.ts';
import { type Role, rolesFor } from '../../cases/roles.ts';
import type { Database, TeamMember } from '../../integrations/database/contract.ts';

/** So many of what waits are looked through for whom they suit. */
const LOOKED_THROUGH = 300;

const AT_THE_DESK: readonly Role[] = rolesFor('desk.take');

export interface Crew {
  readonly members: readonly TeamMember[];
  readonly agents: readonly Agent[];
  readonly standing: readonly CaseState[];
}

export async function readCrew({
  cases,
  staff,
}: Pick<Database, 'cases' | 'staff'>): Promise<Crew> {
  const [members, standing] = await Promise.all([
    staff.team(AT_THE_DESK),
    cases.standing(LOOKED_THROUGH),
  ]);
  const agents = members.map(({ staff: { id, skills, capacity }, attendance }) => ({
    id,
    skills,
    capacity,
    attendance,
    load: standing.filter(({ handoff }) => handoff?.takenBy === id).length,
  }));
  return { members, agents, standing };
}
