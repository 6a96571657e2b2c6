/** An agent at the desk, as the page's own requests. */
import assert from 'node:assert/strict';
import type { DeskCase, QueueItem } from '../../web/desk/contract.ts';
import type { FittingArticle } from '../../web/desk/quoting/contract.ts';
import type { Team } from '../../web/desk/team/contract.ts';
import type { UnansweredGroup } from '../../web/editor/contract.ts';
import { PASSWORD } from './server.ts';

export class Agent {
  readonly #url: string;
  readonly #cookie: string;
  readonly #csrf: string;

  private constructor(url: string, cookie: string, csrf: string) {
    this.#url = url;
    this.#cookie = cookie;
    this.#csrf = csrf;
  }

  static async signIn(url: string, username = 'agent'): Promise<Agent> {
    const answer = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password: PASSWORD }),
    });
    assert.equal(answer.status, 200);
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const { csrfToken } = await answer.json();
    return new Agent(url, cookie, csrfToken);
  }

  async queue(): Promise<readonly QueueItem[]> {
    return await this.#get('/api/desk/queue');
  }

  async case(number: string): Promise<DeskCase> {
    return await this.#get(`/api/desk/cases/${number}`);
  }

  async articles(caseNumber: string, words: string): Promise<readonly FittingArticle[]> {
    const query = new URLSearchParams({ words });
    return await this.#get(`/api/desk/cases/${caseNumber}/articles?${query}`);
  }

  async team(): Promise<Team> {
    return await this.#get('/api/desk/team');
  }

  /** What editors read of questions without an answer. */
  async unanswered(): Promise<readonly UnansweredGroup[]> {
    return await this.#get('/api/editor/unanswered');
  }

  async take(caseNumber: string | null): Promise<Response> {
    return await this.change('/api/desk/take', { caseNumber });
  }

  async answer(caseNumber: string, text: string, requestId: string) {
    return await this.change(`/api/desk/cases/${caseNumber}/answer`, { requestId, text });
  }

  async change(path: string, body: unknown): Promise<Response> {
    return await fetch(`${this.#url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: this.#cookie,
        'x-csrf-token': this.#csrf,
      },
      body: JSON.stringify(body),
    });
  }

  /** A picture, as the page shows it. */
  async media(id: string): Promise<Response> {
    return await fetch(`${this.#url}/api/desk/media/${id}`, {
      headers: { cookie: this.#cookie },
    });
  }

  async get(path: string): Promise<Response> {
    return await fetch(`${this.#url}${path}`, { headers: { cookie: this.#cookie } });
  }

  async signOut(): Promise<Response> {
    return await fetch(`${this.#url}/api/session`, {
      method: 'DELETE',
      headers: { cookie: this.#cookie, 'x-csrf-token': this.#csrf },
    });
  }

  /** The live stream, for reading. */
  async events(signal: AbortSignal): Promise<Response> {
    return await fetch(`${this.#url}/api/desk/events`, {
      headers: { cookie: this.#cookie },
      signal,
    });
  }

  async #get<T>(path: string): Promise<T> {
    const answer = await this.get(path);
    assert.equal(answer.status, 200);
    return (await answer.json()) as T;
  }
}
