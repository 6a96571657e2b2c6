/** The page's requests about who follows a case from another channel. */
import type { Calls } from '../../shared/staff/calls.ts';
import type { TieOrder } from './contract.ts';

export class TieApi {
  readonly #calls: Calls;

  constructor(calls: Calls) {
    this.#calls = calls;
  }

  async followers(caseNumber: string): Promise<number> {
    const path = pathOf(caseNumber, 'ties');
    const answer = await this.#calls.text({ method: 'GET', path });
    const found: { readonly followers: number } = JSON.parse(answer);
    return found.followers;
  }

  async tie(caseNumber: string, order: TieOrder): Promise<void> {
    const path = pathOf(caseNumber, 'tie');
    await this.#calls.text({ method: 'POST', path, body: order });
  }

  async untie(caseNumber: string, requestId: string): Promise<void> {
    const path = pathOf(caseNumber, 'untie');
    await this.#calls.text({ method: 'POST', path, body: { requestId } });
  }
}

function pathOf(caseNumber: string, what: 'ties' | 'tie' | 'untie'): string {
  return `/api/desk/cases/${encodeURIComponent(caseNumber)}/${what}`;
}
