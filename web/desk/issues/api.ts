/** The page's requests about hot issues. */
import type { Calls } from '../../shared/staff/calls.ts';
import type { HotIssues } from './contract.ts';

export class IssueApi {
  readonly #calls: Calls;

  constructor(calls: Calls) {
    this.#calls = calls;
  }

  async hotIssues(): Promise<HotIssues> {
    const answer = await this.#calls.text({ method: 'GET', path: '/api/desk/issues' });
    return JSON.parse(answer);
  }

  async gather(requestId: string, cases: readonly string[]): Promise<void> {
    const body = { requestId, cases };
    await this.#calls.text({ method: 'POST', path: '/api/desk/issues', body });
  }

  async dismiss(proposal: string): Promise<void> {
    const path = '/api/desk/issues/dismiss';
    await this.#calls.text({ method: 'POST', path, body: { proposal } });
  }

  async regroup(
    caseNumber: string,
    requestId: string,
    others: string | null,
  ): Promise<void> {
    const path = `/api/desk/cases/${encodeURIComponent(caseNumber)}/issue`;
    await this.#calls.text({ method: 'POST', path, body: { requestId, with: others } });
  }
}
