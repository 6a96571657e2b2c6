/** A conversation with the dialogs alone: no server, no store, a clock that is moved by hand. */
import assert from 'node:assert/strict';
import { makeCaseNumber } from '../../cases/number.ts';
import type {
  CaseFact,
  Command,
  Decision,
  Facts,
  HeldData,
  Lookup,
  Message,
  TurnInput,
} from '../../dialogs/contract.ts';
import { converse } from '../../dialogs/converse.ts';
import { lookups } from '../../dialogs/lookups.ts';
import { type DialogState, initialState } from '../../dialogs/state.ts';
import { readState } from '../../dialogs/stored-state.ts';
import type { Gazetteer } from '../../intents/gazetteer.ts';
import {
  higherUrgency,
  type Language,
  type Understanding,
} from '../../intents/understanding.ts';
import type { Knowledge } from '../../knowledge/answer.ts';
import type { City } from '../../knowledge/content/city.ts';
import { CITY, GAZETTEER, KNOWLEDGE } from './small-city.ts';
import { type Meaning, understanding } from './understanding.ts';

export interface World {
  readonly city: City;
  readonly gazetteer: Gazetteer;
  readonly knowledge: Knowledge;
  readonly knowledgeNow: Date;
  understand(text: string, state: DialogState, now: Date): Understanding;
}

const MINUTE = 60_000;
/** Every code that the house draws. */
const CODE = '314159';

export class Chat {
  state: DialogState;
  now = new Date('2022-01-12T18:00:00+08:00');
  owner: TurnInput['owner'] = 'bot';
  readonly commands: Command[] = [];
  /** Cases as a store would tell of them; tests set what staff did. */
  cases: CaseFact[] = [];
  /** What the house keeps of the person. */
  held: HeldData = { names: [], phones: [], addresses: [], photos: 0, consent: null };
  /** false: the number asked about was tried too often. */
  tailEnough = true;
  /** Ids of cases of other conversations that this one follows. */
  followed: readonly string[] = [];
  /** Another conversation follows a case of this one. */
  tied = false;
  codeAllowed = true;
  last: Decision | null = null;
  readonly #world: World | null;
  /** Words of the resident's messages, by id: m1, m2 … */
  readonly #texts = new Map<string, string>();
  #count = 0;
  #serial = 0;

  constructor(language: Language = 'zh', world: World | null = null) {
    this.state = initialState(language);
    this.#world = world;
  }

  /** A typed message. */
  say(text: string, meaning?: Meaning): Decision {
    return this.receive({ text }, meaning);
  }

  /** A tapped choice, by its payload; one that begins so is enough. */
  tap(id: string): Decision {
    const choice = this.state.asked?.choices.find((each) => each.id.startsWith(id));
    return this.receive({ choice: choice?.id ?? id, text: choice?.label ?? '' });
  }

  receive(part: Partial<Message>, meaning?: Meaning): Decision {
    this.#count += 1;
    const message: Message = {
      id: `m${this.#count}`,
      text: '',
      choice: null,
      media: [],
      location: null,
      locale: null,
      ...part,
    };
    this.#texts.set(message.id, message.text);
    return this.turn(message, this.#understand(message.text, meaning));
  }

  /** A message gets other words; `late`: words that it had before, and that only come now. */
  edit(
    id: string,
    text: string,
    part: { late?: boolean } & Partial<Message> = {},
  ): Decision {
    const { late = false, ...rest } = part;
    const unasked = { ...this.state, asked: null };
    const words = this.#texts.get(id) ?? '';
    const before = this.#understand(words, undefined, unasked);
    const last = [...this.#texts.keys()].at(-1) === id;
    if (!late) this.#texts.set(id, text);
    const message: Message = {
      ...{ id, text, choice: null, media: [], location: null, locale: null },
      ...rest,
      retells: { words, before, last, late },
    };
    return this.turn(message, this.#understand(text, undefined, unasked));
  }

  turn(message: Message, understood: Understanding): Decision {
    const before = this.state;
    const wanted = lookups(before, understood, message, this.owner);
    const input = this.#input(message, understood, wanted);
    const serial = this.#serial;
    const decision = converse(input);
    this.#serial = serial;
    assert.deepEqual(converse(input), decision, 'the same input decides the same');
    checkShape(decision);
    this.state = this.#stored(decision.state);
    this.commands.push(...decision.commands);
    for (const command of decision.commands) this.#carryOut(command);
    this.now = new Date(this.now.getTime() + MINUTE);
    this.last = decision;
    return decision;
  }

  later(ms: number): this {
    this.now = new Date(this.now.getTime() + ms);
    return this;
  }

  get asked(): string | null {
    return this.state.asked?.question ?? null;
  }

  /** Keys of what the last turn said. */
  get said(): readonly string[] {
    return (this.last?.replies ?? []).map(({ say }) => say);
  }

  get text(): string {
    return (this.last?.replies ?? []).map(({ text }) => text).join('\n');
  }

  did(what: Command['do']): readonly Command[] {
    return this.commands.filter((command) => command.do === what);
  }

  // -------------------------------------------------------------------------- the house around

  #understand(
    text: string,
    meaning: Meaning | undefined,
    state = this.state,
  ): Understanding {
    return this.#world && !meaning
      ? this.#world.understand(text, state, this.now)
      : understanding(text, meaning);
  }

  #input(
    message: Message,
    understood: Understanding,
    wanted: readonly Lookup[],
  ): TurnInput {
    const world = this.#world;
    return {
      conversationId: 'chat',
      state: this.state,
      message,
      understanding: understood,
      now: this.now,
      knowledgeNow: world?.knowledgeNow ?? this.now,
      city: world?.city ?? CITY,
      gazetteer: world?.gazetteer ?? GAZETTEER,
      knowledge: world?.knowledge ?? KNOWLEDGE,
      facts: this.#facts(wanted),
      owner: this.owner,
      ids: {
        uuid: () => `00000000-0000-7000-8000-${String(++this.#serial).padStart(12, '0')}`,
        caseNumber: () =>
          makeCaseNumber(
            this.now,
            'Asia/Shanghai',
            String(++this.#serial).padStart(5, '0'),
          ),
        digits: (count) => CODE.slice(0, count),
      },
    };
  }

  #facts(wanted: readonly Lookup[]): Facts {
    let facts: Facts = {};
    for (const lookup of wanted) {
      if (lookup.find === 'own_data') {
        facts = { ...facts, held: this.held };
        continue;
      }
      if (lookup.find === 'followed') {
        const followed = this.cases.filter(({ id }) => this.followed.includes(id));
        facts = { ...facts, followed, tied: this.tied || followed.length > 0 };
        continue;
      }
      if (lookup.find === 'code') {
        facts = { ...facts, codeAllowed: this.codeAllowed };
        continue;
      }
      facts =
        lookup.find === 'case'
          ? {
              ...facts,
              byNumber: this.cases.find(({ number }) => number === lookup.number) ?? null,
              tailEnough: this.tailEnough,
            }
          : {
              ...facts,
              own: this.cases.filter(({ conversationId }) => conversationId === 'chat'),
            };
    }
    return facts;
  }

  #carryOut(command: Command): void {
    if (command.do === 'open_case') {
      const at = this.now.toISOString();
      this.cases = [
        {
          id: command.caseId,
          number: command.number,
          status: 'received',
          category: command.category,
          bodies: [],
          handedOn: false,
          urgency: command.urgency,
          district: command.district,
          openedAt: at,
          updatedAt: at,
          conversationId: 'chat',
          phone: command.details.phone?.value ?? null,
          position: null,
          withPerson: false,
          calledAt: null,
        },
        ...this.cases,
      ];
      return;
    }
    if (command.do === 'note' || command.do === 'erase_person') return;
    if (command.do === 'untie') {
      this.followed = [];
      return;
    }
    assert.ok(
      this.cases.some(({ id }) => id === command.caseId),
      'commands name cases that exist',
    );
    if (command.do === 'request_person') {
      if (this.owner === 'bot') this.owner = 'queue';
      if (command.reason !== 'filed') this.change(command.caseId, { position: 0 });
    }
    if (command.do === 'follow_case') this.followed = [...this.followed, command.caseId];
    if (command.do === 'raise_case') {
      const { urgency } = this.cases.find(({ id }) => id === command.caseId) ?? command;
      this.change(command.caseId, { urgency: higherUrgency(urgency, command.urgency) });
    }
    if (command.do === 'reopen_case') {
      if (this.owner === 'bot') this.owner = 'queue';
      this.change(command.caseId, { status: 'reopened', position: 0 });
    }
    if (command.do === 'close_case') this.change(command.caseId, { status: 'closed' });
    if (command.do === 'withdraw_case') {
      this.change(command.caseId, { status: 'withdrawn', position: null });
    }
  }

  change(id: string, part: Partial<CaseFact>): void {
    this.cases = this.cases.map((each) => (each.id === id ? { ...each, ...part } : each));
  }

  /** Every state goes through the store's JSON, and comes back the same. */
  #stored(state: DialogState): DialogState {
    const { personal, ...plain } = state;
    const back = readState(
      JSON.parse(JSON.stringify(plain)),
      JSON.parse(JSON.stringify(personal)),
    );
    assert.deepEqual(back, state);
    return back;
  }
}

/** What holds for every turn, whatever was said. */
function checkShape({ replies, state }: Decision): void {
  assert.ok(
    replies.length <= 3,
    `at most three replies: ${replies.map(({ say }) => say)}`,
  );
  for (const [at, reply] of replies.entries()) {
    assert.ok(reply.choices.length <= 10, `${reply.say} offers ${reply.choices.length}`);
    assert.notEqual(reply.text.trim(), '');
    assert.doesNotMatch(reply.text, /[{}]|undefined/);
    for (const { id, label } of reply.choices) {
      assert.ok(Buffer.byteLength(id) <= 64, id);
      assert.ok([...label].length <= 20 && label !== '', label);
    }
    const asks = reply.choices.length > 0 || reply.say.startsWith('ask.');
    if (asks) assert.equal(at, replies.length - 1, `${reply.say} stands last`);
  }
  const order = replies.map(({ at }) => at).join(' ');
  assert.doesNotMatch(order, /quiet now/, 'nothing overtakes what was said first');
  if (replies.length > 0) {
    assert.deepEqual(replies.at(-1)?.choices, state.asked?.choices ?? []);
  }
}
