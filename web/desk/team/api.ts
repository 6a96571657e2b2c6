/** The page's requests about who works at the desk. */
import type { AgentChoice } from '../../../cases/agents.ts';
import type { Calls } from '../../shared/staff/calls.ts';
import type { Abilities, Handover, Overview, Team } from './contract.ts';

export class TeamApi {
  readonly #calls: Calls;

  constructor(calls: Calls) {
    this.#calls = calls;
  }

  async team(): Promise<Team> {
    return JSON.parse(await this.#calls.text({ method: 'GET', path: '/api/desk/team' }));
  }

  async overview(): Promise<Overview> {
    const path = '/api/desk/overview';
    return JSON.parse(await this.#calls.text({ method: 'GET', path }));
  }

  async attend(state: AgentChoice): Promise<void> {
    const path = '/api/desk/attendance';
    await this.#calls.text({ method: 'POST', path, body: { state } });
  }

  async direct(caseNumber: string, handover: Handover): Promise<void> {
    const path = `/api/desk/cases/${encodeURIComponent(caseNumber)}/direct`;
    await this.#calls.text({ method: 'POST', path, body: handover });
  }

  async equip(agentId: string, abilities: Abilities): Promise<void> {
    const path = `/api/desk/agents/${encodeURIComponent(agentId)}`;
    await this.#calls.text({ method: 'POST', path, body: abilities });
  }
}
