/** A resident at a vendor's client: writes and taps through its wire format, reads what it was sent. */
import assert from 'node:assert/strict';
import type { Channel, ChannelFactory } from '../../integrations/channels/contract.ts';
import type {
  Rehearsal,
  RehearsalSettings,
  Shown,
  WireRequest,
} from '../../integrations/channels/rehearsal.ts';
import { eventually } from './eventually.ts';
import type { FakeVendor } from './fake-vendor.ts';
import { fakeHouse } from './house.ts';
import type { TestServer } from './server.ts';

/** How a single choice is told where it cannot be tapped. */
const ONE_CHOICE = /回复“(.+)”。$/;

export class Correspondent {
  readonly #server: TestServer;
  readonly #vendor: FakeVendor;
  readonly #rehearsal: Rehearsal;
  readonly #settings: RehearsalSettings;
  /** For rehearsals that ask their channel; the server's own is not to be had. */
  readonly #channel: Channel;
  readonly #person: string;
  /** Behind how many calls to the vendor answers to requests carried something. */
  readonly #carried: { readonly behind: number; readonly shown: Shown }[] = [];
  #sent = 0;
  #read = 0;

  private constructor(
    server: TestServer,
    vendor: FakeVendor,
    rehearsal: Rehearsal,
    settings: RehearsalSettings,
    channel: Channel,
    person: string,
  ) {
    this.#server = server;
    this.#vendor = vendor;
    this.#rehearsal = rehearsal;
    this.#settings = settings;
    this.#channel = channel;
    this.#person = person;
  }

  static async on(
    factory: ChannelFactory,
    server: TestServer,
    vendor: FakeVendor,
    person: string,
  ): Promise<Correspondent> {
    const rehearsal = await factory.rehearsal();
    const settings = rehearsal.settings(vendor.url);
    const channel = factory.create(factory.settings.parse(settings), fakeHouse());
    return new Correspondent(server, vendor, rehearsal, settings, channel, person);
  }

  /** Writes; what comes back, once something does. */
  async say(text: string): Promise<readonly Shown[]> {
    const said = { text, key: this.#key(), person: this.#person };
    return await this.#post(await this.#rehearsal.message(this.#channel, said));
  }

  /** What the vendor was told last is named so. */
  get lastKey(): string {
    return `${this.#person}-${this.#sent}`;
  }

  /** Gives a message other words; whatever is said to it, if anything, is news. */
  async edit(of: string, text: string): Promise<void> {
    const { edit } = this.#rehearsal;
    assert.ok(edit, 'the vendor knows edits');
    await this.#tell(edit({ text, of, key: this.#key(), person: this.#person }));
  }

  /** Takes a message back. */
  async withdraw(of: string): Promise<void> {
    const { withdraw } = this.#rehearsal;
    assert.ok(withdraw, 'the vendor knows that messages are taken back');
    await this.#tell(withdraw({ of, key: this.#key(), person: this.#person }));
  }

  /** A message under a key of its own, whenever it comes; nothing is waited for. */
  async write(text: string, key: string): Promise<void> {
    const said = { text, key, person: this.#person };
    await this.#tell(await this.#rehearsal.message(this.#channel, said));
  }

  /** Takes a choice of the last message: taps it, or writes its number where it was numbered. */
  async choose(title: string): Promise<readonly Shown[]> {
    const last = this.shown().at(-1);
    const choice = last?.choices.find((each) => each.title === title);
    if (choice && this.#rehearsal.tap) {
      const tap = { ...choice, key: this.#key(), person: this.#person };
      return await this.#post(this.#rehearsal.tap(tap));
    }
    if (ONE_CHOICE.exec(last?.text ?? '')?.[1] === title) return await this.say(title);
    const number = new RegExp(`^(\\d+)\\. ${title}$`, 'm').exec(last?.text ?? '')?.[1];
    assert.ok(number, `no choice ${title} in: ${last?.text}`);
    return await this.say(number);
  }

  /** What is offered now, tapped or numbered. */
  offered(): readonly string[] {
    const last = this.shown().at(-1);
    const native = last?.choices.map(({ title }) => title) ?? [];
    if (native.length > 0) return native;
    const numbered = [...(last?.text ?? '').matchAll(/^\d+\. (.+)$/gm)];
    const only = ONE_CHOICE.exec(last?.text ?? '')?.[1];
    return only ? [only] : numbered.map(([, title = '']) => title);
  }

  /** Everything that was shown, by calls to the vendor or carried by answers to it. */
  shown(): readonly Shown[] {
    const carried = (behind: number) =>
      this.#carried.filter((each) => each.behind === behind).map(({ shown }) => shown);
    const sent = this.#vendor.calls.flatMap((call, index) => [
      ...[this.#rehearsal.shownBy?.(call) ?? []].flat(),
      ...carried(index + 1),
    ]);
    return [...carried(0), ...sent];
  }

  /** What was sent since this was last asked. */
  async news(): Promise<readonly Shown[]> {
    await eventually(() => this.shown().length > this.#read, 'something is sent');
    await this.#server.runtime.tick();
    const fresh = this.shown().slice(this.#read);
    this.#read += fresh.length;
    return fresh;
  }

  #key(): string {
    this.#sent += 1;
    return `${this.#person}-${this.#sent}`;
  }

  async #post(request: WireRequest): Promise<readonly Shown[]> {
    await this.#tell(request);
    return await this.news();
  }

  async #tell(request: WireRequest): Promise<void> {
    const signed = this.#rehearsal.sign(request, this.#settings, new Date());
    const answer = await fetch(`${this.#server.url}${signed.path}`, {
      method: signed.method,
      headers: { ...signed.headers },
      body: new Uint8Array(signed.body),
    });
    assert.ok(answer.ok, `status ${answer.status}`);
    const behind = this.#vendor.calls.length;
    const shown = this.#rehearsal.carriedBy?.(await answer.text(), this.#settings) ?? [];
    this.#carried.push(...shown.map((each) => ({ behind, shown: each })));
    await this.#server.runtime.tick();
  }
}
