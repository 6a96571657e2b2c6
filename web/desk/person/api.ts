/** The page's requests about one person's data. */
import type { Calls } from '../../shared/staff/calls.ts';
import type { ErasureProof } from './contract.ts';

export class PersonApi {
  readonly #calls: Calls;

  constructor(calls: Calls) {
    this.#calls = calls;
  }

  /** A file to be kept, as it came. */
  async copy(caseNumber: string): Promise<Blob> {
    return await this.#calls.blob({
      method: 'POST',
      path: pathOf(caseNumber, 'copy'),
      body: {},
    });
  }

  async erase(caseNumber: string): Promise<ErasureProof> {
    const path = pathOf(caseNumber, 'erase');
    return JSON.parse(await this.#calls.text({ method: 'POST', path, body: {} }));
  }
}

function pathOf(caseNumber: string, what: 'copy' | 'erase'): string {
  return `/api/desk/cases/${encodeURIComponent(caseNumber)}/person/${what}`;
}
