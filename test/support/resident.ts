/** A resident at the chat page, as the page's own requests: a token, posts, the history. */
import assert from 'node:assert/strict';

export interface Line {
  readonly id: string;
  readonly type: string;
  readonly text: string;
  readonly from: { readonly id: string; readonly name?: string };
  readonly name?: string;
  readonly value?: unknown;
  readonly channelData?: {
    readonly huying?: {
      readonly say?: string;
      readonly tone?: string;
      readonly phones?: readonly string[];
      readonly quotes?: readonly {
        readonly source: string;
        readonly announcedOn: string;
      }[];
    };
  };
  readonly suggestedActions?: {
    readonly actions: readonly { readonly title: string; readonly value: string }[];
  };
}

interface Visit {
  readonly token: string;
  readonly conversationId: string;
  readonly cookie: string;
}

async function visit(url: string, cookie = ''): Promise<Visit> {
  const answer = await fetch(`${url}/chat/token`, {
    method: 'POST',
    headers: { cookie },
  });
  assert.equal(answer.status, 200);
  const { token, conversationId } = await answer.json();
  const [set = cookie] = answer.headers.getSetCookie();
  return { token, conversationId, cookie: set.split(';')[0] ?? '' };
}

export class Resident {
  readonly #url: string;
  readonly #cookie: string;
  readonly conversationId: string;
  #token: string;
  #sent = 0;
  #read = 0;

  private constructor(url: string, { token, conversationId, cookie }: Visit) {
    this.#url = url;
    this.#token = token;
    this.#cookie = cookie;
    this.conversationId = conversationId;
  }

  static async arrive(url: string): Promise<Resident> {
    return new Resident(url, await visit(url));
  }

  /** Opens the page again, days later: the token is over, the visitor's cookie is not. */
  async comeBack(): Promise<void> {
    const { token, conversationId } = await visit(this.#url, this.#cookie);
    assert.equal(conversationId, this.conversationId);
    this.#token = token;
  }

  /** Posts one message; returns what was said in answer. */
  async say(text: string, locale = 'zh-CN'): Promise<readonly Line[]> {
    await this.post({ text, locale });
    return await this.news();
  }

  /** Taps the choice with this label or payload under the last message. */
  async tap(choice: string): Promise<readonly Line[]> {
    const last = (await this.history()).findLast((line) => line.suggestedActions);
    const action = last?.suggestedActions?.actions.find(
      ({ title, value }) => title === choice || value === choice,
    );
    const offered = last?.suggestedActions?.actions.map(({ title }) => title).join(' · ');
    assert.ok(action, `no choice ${choice}; offered: ${offered}`);
    await this.post({
      text: action.title,
      value: { choice: action.value },
      channelData: { postBack: true },
    });
    return await this.news();
  }

  async post(fields: Readonly<Record<string, unknown>>, key?: string): Promise<string> {
    const answer = await this.attempt(fields, key);
    const body = await answer.json();
    assert.equal(answer.status, 200, JSON.stringify(body));
    return body.id;
  }

  /** Posts one message, whatever the answer. `url`: another process of the same house. */
  async attempt(
    fields: Readonly<Record<string, unknown>>,
    key?: string,
    url = this.#url,
  ): Promise<Response> {
    this.#sent += 1;
    const clientActivityID = key ?? `${this.conversationId}-${this.#sent}`;
    const { channelData, ...rest } = fields as { channelData?: object };
    return await fetch(this.#path('/activities', url), {
      method: 'POST',
      headers: this.#headers(),
      body: JSON.stringify({
        type: 'message',
        from: { id: 'dl_test' },
        ...rest,
        channelData: { ...channelData, clientActivityID },
      }),
    });
  }

  /** What the other side said since this was last asked. */
  async news(): Promise<readonly Line[]> {
    const all = await this.history();
    const fresh = all.slice(this.#read);
    this.#read = all.length;
    return fresh.filter((line) => line.from.id !== 'dl_test');
  }

  async history(): Promise<readonly Line[]> {
    const answer = await fetch(this.#path('/activities'), { headers: this.#headers() });
    assert.equal(answer.status, 200);
    return (await answer.json()).activities;
  }

  /** Where a socket follows the conversation from its beginning. */
  async streamUrl(): Promise<string> {
    const answer = await fetch(this.#path('?watermark=0'), { headers: this.#headers() });
    assert.equal(answer.status, 200);
    return (await answer.json()).streamUrl;
  }

  #path(rest: string, url = this.#url): string {
    return `${url}/v3/directline/conversations/${this.conversationId}${rest}`;
  }

  #headers(): Record<string, string> {
    return { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' };
  }
}

/** The `say` keys of messages, in order: what was said, whatever the words. */
export function said(lines: readonly Line[]): readonly string[] {
  return lines.flatMap((line) => line.channelData?.huying?.say ?? []);
}
