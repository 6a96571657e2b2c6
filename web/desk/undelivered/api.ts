/** The page's requests about messages that did not arrive. */
import type { Calls } from '../../shared/staff/calls.ts';
import type { UndeliveredLine } from './contract.ts';

const path = '/api/desk/undelivered';

export class UndeliveredApi {
  readonly #calls: Calls;

  constructor(calls: Calls) {
    this.#calls = calls;
  }

  async list(): Promise<readonly UndeliveredLine[]> {
    return JSON.parse(await this.#calls.text({ method: 'GET', path }));
  }

  async settle(id: string, how: 'again' | 'told'): Promise<void> {
    await this.#calls.text({ method: 'POST', path, body: { id, how } });
  }
}
