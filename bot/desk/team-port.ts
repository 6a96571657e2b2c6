/** Who works at the desk: their states, what each is offered, and cases that go from one to another. */
import { offers, stateOf } from '../../cases/agents.ts';
import type { CaseDetails, CaseEventData } from '../../cases/case.ts';
import { byDistrict, byLevel, byQuarter, quarterOf } from '../../cases/overview.ts';
import { may } from '../../cases/roles.ts';
import { isOver } from '../../cases/transitions.ts';
import { notice } from '../../dialogs/notices.ts';
import type { Database, Staff } from '../../integrations/database/contract.ts';
import type { LiveEvents } from '../../integrations/ports.ts';
import type { Handover, TeamPort } from '../../web/desk/team/contract.ts';
import { type WebActor, WebError } from '../../web/route.ts';
import {
  act,
  caseByNumber,
  languageOf,
  mustHold,
  requestKey,
  staff,
  tell,
} from '../case-act.ts';
import { cleanText } from '../clean-json.ts';
import type { DueDeps } from '../due/deps.ts';
import { planAlarm } from '../due/handoff-clock.ts';
import { sendStatus } from '../handoff.ts';
import { handOn } from '../owner.ts';
import { posterFigures } from '../posters.ts';
import { readCrew } from './crew.ts';

export interface TeamDeps extends DueDeps {
  readonly db: Pick<Database, 'turns' | 'cases' | 'staff' | 'bulletin' | 'posters'>;
  readonly events: LiveEvents;
}

/** The overview looks back so far. */
const OVERVIEW_MS = 6 * 3_600_000;

/** What open desks hear of when somebody's state changed: no conversation's id. */
const TEAM = 'team';

export function createTeam(deps: TeamDeps): TeamPort {
  const { db, city, clock, events } = deps;
  return {
    async team({ staffId }) {
      const now = clock.now();
      const { members, agents, standing } = await readCrew(db);
      const offered = offers(standing, agents, city, now).get(staffId);
      const byId = new Map(agents.map((agent) => [agent.id, agent]));
      return {
        me: staffId,
        offer: standing.find(({ id }) => id === offered)?.number ?? null,
        agents: members.flatMap(({ staff: { id, badge, role } }) => {
          const agent = byId.get(id);
          if (!agent) return [];
          const { skills, capacity, load } = agent;
          return [
            { id, badge, role, state: stateOf(agent, now), skills, capacity, load },
          ];
        }),
      };
    },
    async overview() {
      const now = clock.now();
      const from = quarterOf(new Date(now.getTime() - OVERVIEW_MS));
      const [{ standing }, counts, posters] = await Promise.all([
        readCrew(db),
        db.bulletin.opened(from, now),
        posterFigures({ posters: db.posters, city, clock }),
      ]);
      return {
        levels: byLevel(standing, now, city),
        quarters: byQuarter(counts, from, now),
        districts: byDistrict(counts, standing),
        posters,
      };
    },
    async attend({ staffId }, choice) {
      await db.staff.attend(staffId, choice, clock.now());
      events.publish({ topic: 'desk', id: TEAM });
    },
    direct: (actor, caseNumber, handover) => direct(deps, actor, caseNumber, handover),
    async equip(actor, agentId, { skills, capacity }) {
      const agent = await mustBeHere(deps, { agent: agentId });
      for (const skill of skills ?? []) await mustBeHere(deps, { skill });
      await db.staff.equip(agentId, {
        skills: [...new Set(skills ?? agent?.skills ?? [])],
        capacity: capacity ?? agent?.capacity ?? 1,
      });
      const at = clock.now().toISOString();
      const { staffId } = actor;
      await db.staff.audit({ at, staffId, act: 'staff.equip', subject: agentId });
      events.publish({ topic: 'desk', id: TEAM });
    },
  };
}

/**
 * Meant for somebody from now on, with a note for them. It keeps its place in the queue and its
 * clock begins anew; who held it, or nobody, holds it no more.
 */
async function direct(
  deps: TeamDeps,
  actor: WebActor,
  caseNumber: string,
  { requestId, to, note }: Handover,
): Promise<void> {
  const { city, db } = deps;
  await mustBeHere(deps, to);
  const row = await caseByNumber(deps, caseNumber);
  await act(deps, row, requestKey(actor, requestId), async (context, turn, current) => {
    const { handoff, status } = current.state;
    if (!may(actor.role, 'desk.assign')) mustHold(current, actor);
    if (isOver(status) && handoff === null)
      throw new WebError(409, 'illegal_move', 'Nobody works on this case any more.');
    const directed: CaseEventData = { kind: 'handoff_directed', to };
    const asks: CaseEventData = { kind: 'handoff_requested', reason: 'filed' };
    const state = turn.changeCase(
      current,
      handoff === null ? [asks, directed] : [directed],
      staff(actor),
      withNote(current.details, actor, turn.now, cleanText(note).trim()),
    );
    await handOn(turn, state, db.cases);
    planAlarm(turn, state, city);
    if (handoff?.takenBy == null || state.handoff?.takenBy != null) return;
    await sendStatus(context, 'failed');
    await tell(context, turn, notice('handed_over', languageOf(turn), { city }));
  });
}

/** Null: nothing was written, the details stay as they are. */
function withNote(
  details: CaseDetails,
  { staffId }: WebActor,
  now: Date,
  words: string,
): CaseDetails | null {
  if (words === '') return null;
  const note = { by: staffId, at: now.toISOString(), words };
  return { ...details, staffNotes: [...(details.staffNotes ?? []), note] };
}

/**
 * The agent who is meant; null: a skill is.
 * @throws WebError 422 where nobody at this desk is meant.
 */
async function mustBeHere(
  { db, city }: TeamDeps,
  to: Handover['to'],
): Promise<Staff | null> {
  if ('skill' in to) {
    if (city.skills.some(({ id }) => id === to.skill)) return null;
    throw new WebError(422, 'unknown_skill', 'There is no such skill in this city.');
  }
  const found = await db.staff.byId(to.agent);
  if (found && !found.disabled && may(found.role, 'desk.take')) return found;
  throw new WebError(422, 'unknown_agent', 'Nobody with this id works at the desk.');
}
