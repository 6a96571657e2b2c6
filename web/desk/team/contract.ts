/** What the team's routes ask of the house. Implemented by the composition root. */
import type { AgentChoice, AgentState } from '../../../cases/agents.ts';
import type {
  DistrictFigures,
  LevelFigures,
  QuarterFigures,
} from '../../../cases/overview.ts';
import type { Level } from '../../../cases/queue.ts';
import type { Role } from '../../../cases/roles.ts';
import type { WebActor } from '../../route.ts';

export interface TeamAgent {
  readonly id: string;
  readonly badge: string;
  readonly role: Role;
  readonly state: AgentState;
  /** Ids of the city's skills. */
  readonly skills: readonly string[];
  /** Cases at a time. */
  readonly capacity: number;
  /** Cases in hand. */
  readonly load: number;
}

/** What is not named stays as it is. */
export interface Abilities {
  readonly skills?: readonly string[] | undefined;
  readonly capacity?: number | undefined;
}

export interface Team {
  /** Staff id of who asks. */
  readonly me: string;
  /** Number of the case that they should take next; null: none suits. */
  readonly offer: string | null;
  /** By badge. */
  readonly agents: readonly TeamAgent[];
}

/** Who came from where a poster hangs, in the last thirty days. */
export interface PosterFigures {
  /** One of the city's places. */
  readonly place: string;
  readonly scans: number;
  /** Of these, people who had never written before. */
  readonly newcomers: number;
}

/** What supervisors see of the desk as a whole. */
export interface Overview {
  readonly levels: Readonly<Record<Level, LevelFigures>>;
  /** The last hours, oldest first. */
  readonly quarters: readonly QuarterFigures[];
  readonly districts: readonly DistrictFigures[];
  /** The most first; empty: no posters hang. */
  readonly posters: readonly PosterFigures[];
}

/** For whom a case is meant: one agent, or whoever has a skill. */
export type Recipient = { readonly agent: string } | { readonly skill: string };

export interface Handover {
  readonly requestId: string;
  readonly to: Recipient;
  /** For colleagues alone; may be empty. */
  readonly note: string;
}

/** Changes throw `WebError`: 404, 409 as the desk's, 422 `unknown_agent` · `unknown_skill`. */
export interface TeamPort {
  team(actor: WebActor): Promise<Team>;
  overview(actor: WebActor): Promise<Overview>;
  attend(actor: WebActor, choice: AgentChoice): Promise<void>;
  /** Of one's own case; a supervisor's of any. The resident keeps their place. */
  direct(actor: WebActor, caseNumber: string, handover: Handover): Promise<void>;
  /** What an agent can do, and how much at a time; what is not named stays. */
  equip(actor: WebActor, agentId: string, abilities: Abilities): Promise<void>;
}
