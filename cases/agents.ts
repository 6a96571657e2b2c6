/**
 * Who works what: the agents' states, what they can do, and which waiting case suits whom. Offers
 * are computed from who is there and what waits, never stored: nothing has to be taken back when an
 * agent leaves, and anybody may still take any case by hand.
 */
import type { Language } from '../intents/understanding.ts';
import type { CaseState } from './case.ts';
import { type Level, levelOf } from './queue.ts';

/** An agent's page was silent this long: nobody sits there. */
export const PAGE_SILENT_SECONDS = 45;
/** The page is open, but nobody has touched it for this long. */
export const UNTOUCHED_SECONDS = 600;

/** What an agent may say of themselves. */
export const CHOICES = ['ready', 'busy', 'away'] as const;
export type AgentChoice = (typeof CHOICES)[number];

/** busy: by choice, or with as many cases as they can work. away: by choice, or by silence. */
export type AgentState = AgentChoice;

/** What an agent last said, and when page and person were last heard. ISO 8601. */
export interface Attendance {
  readonly choice: AgentChoice;
  readonly seenAt: string;
  readonly touchedAt: string;
}

export interface Agent {
  readonly id: string;
  readonly skills: readonly string[];
  /** Cases at a time. */
  readonly capacity: number;
  /** Cases in hand. */
  readonly load: number;
  /** Null: never seen. */
  readonly attendance: Attendance | null;
}

/** What a skill is for; a list that is empty asks nothing. With none of them: by hand alone. */
export interface Skill {
  readonly id: string;
  readonly categories: readonly string[];
  readonly districts: readonly string[];
  readonly languages: readonly Language[];
}

/** Seconds for which a case waits first for whom it is meant; then it is anybody's. */
export type WaitsFirst = Readonly<Record<Level, number>>;

export interface WorkRules {
  readonly skills: readonly Skill[];
  readonly waitsFirst: WaitsFirst;
}

/** What of a case decides who is offered it. */
export type Work = Pick<
  CaseState,
  'id' | 'conversationId' | 'urgency' | 'category' | 'district' | 'language' | 'handoff'
>;

export function stateOf(
  { attendance, load, capacity }: Omit<Agent, 'id' | 'skills'>,
  now: Date,
): AgentState {
  if (attendance === null) return 'away';
  const silent = (at: string, seconds: number) =>
    now.getTime() - Date.parse(at) > seconds * 1000;
  if (silent(attendance.seenAt, PAGE_SILENT_SECONDS)) return 'away';
  if (silent(attendance.touchedAt, UNTOUCHED_SECONDS)) return 'away';
  if (attendance.choice === 'ready' && load >= capacity) return 'busy';
  return attendance.choice;
}

/** The skills that a case asks for, or that it was handed to. */
export function skillsFor(work: Work, skills: readonly Skill[]): readonly string[] {
  const directed = work.handoff?.first?.skill;
  if (directed !== undefined) return [directed];
  return skills.filter((skill) => asksFor(work, skill)).map(({ id }) => id);
}

function asksFor(work: Work, { categories, districts, languages }: Skill): boolean {
  if (categories.length + districts.length + languages.length === 0) return false;
  const fits = (list: readonly string[], value: string | null | undefined) =>
    list.length === 0 || (value != null && list.includes(value));
  return (
    fits(categories, work.category) &&
    fits(districts, work.district) &&
    fits(languages, work.language)
  );
}

/**
 * The agents that a waiting case waits for: who it was meant for, or who has its skills, while they
 * are there and for as long as its urgency allows; then everybody.
 */
export function waitsFor(
  work: Work,
  agents: readonly Agent[],
  { skills, waitsFirst }: WorkRules,
  now: Date,
): readonly Agent[] {
  const { handoff, urgency } = work;
  const since = handoff?.first?.since ?? handoff?.requestedAt;
  const seconds = waitsFirst[levelOf(urgency)];
  if (since === undefined || now.getTime() - Date.parse(since) >= seconds * 1000)
    return agents;
  const there = agents.filter((agent) => stateOf(agent, now) !== 'away');
  const meant = there.filter(({ id }) => id === handoff?.first?.agent);
  if (meant.length > 0) return meant;
  // Life waits for nobody's skill.
  if (urgency === 'critical') return agents;
  const wanted = skillsFor(work, skills);
  const able = there.filter((agent) => wanted.every((id) => agent.skills.includes(id)));
  return able.length > 0 ? able : agents;
}

/**
 * One waiting case for each agent who can take one, no case to two: in the queue's order, each to
 * the agent with the fewest cases among those it waits for. An agent with full hands is still
 * offered what is critical.
 * @param standing everything that waits for or is with a person, in the queue's order.
 * @returns case ids by agent.
 */
export function offers(
  standing: readonly Work[],
  agents: readonly Agent[],
  rules: WorkRules,
  now: Date,
): ReadonlyMap<string, string> {
  const offered = new Map<string, string>();
  for (const work of waiting(standing)) {
    const [best] = waitsFor(work, agents, rules, now)
      .filter((agent) => !offered.has(agent.id) && takes(agent, work, now))
      .filter((agent) => isFreeFor(agent, work, standing))
      .toSorted((a, b) => a.load - b.load || (a.id < b.id ? -1 : 1));
    if (best) offered.set(best.id, work.id);
  }
  return offered;
}

/**
 * The cases that one agent may be given next, best first: what they are offered, then the rest in
 * the queue's order. Without what waits for others, or, with full hands, is not critical.
 */
export function nextFor(
  agentId: string,
  standing: readonly Work[],
  agents: readonly Agent[],
  rules: WorkRules,
  now: Date,
): readonly string[] {
  const agent = agents.find(({ id }) => id === agentId);
  if (!agent) return [];
  const offered = offers(standing, agents, rules, now).get(agentId);
  const full = agent.load >= agent.capacity;
  const rest = waiting(standing)
    .filter((work) => !full || work.urgency === 'critical')
    .filter((work) => isFreeFor(agent, work, standing))
    .filter((work) => waitsFor(work, agents, rules, now).some(({ id }) => id === agentId))
    .map(({ id }) => id);
  return [...new Set(offered === undefined ? rest : [offered, ...rest])];
}

function waiting(standing: readonly Work[]): readonly Work[] {
  return standing.filter(({ handoff }) => handoff !== null && handoff.takenBy === null);
}

function takes(agent: Agent, work: Work, now: Date): boolean {
  const state = stateOf(agent, now);
  return state === 'ready' || (state === 'busy' && work.urgency === 'critical');
}

/** Two agents never answer in one conversation. */
function isFreeFor(agent: Agent, work: Work, standing: readonly Work[]): boolean {
  return !standing.some(
    ({ conversationId, handoff }) =>
      conversationId === work.conversationId &&
      handoff?.takenBy != null &&
      handoff.takenBy !== agent.id,
  );
}
