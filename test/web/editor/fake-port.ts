/** A house of content in memory: the editors' port as its contract says, for trying the page. */

import {
  isOpen,
  isReturned,
  refusal,
  type VersionState,
} from '../../../knowledge/authoring/version.ts';
import { inLanguage } from '../../../knowledge/content/fields.ts';
import type {
  EditorPort,
  Item,
  ItemContent,
  ItemKind,
  ItemLine,
  OpenVersion,
  VersionLine,
} from '../../../web/editor/contract.ts';
import { idOf } from '../../../web/editor/items.ts';
import { type WebActor, WebError } from '../../../web/route.ts';

interface Version extends Omit<VersionLine, 'state'> {
  state: VersionState;
  decidedBy: string | null;
  decidedAt: string | null;
  emergency: string | null;
  startsAt: string | null;
  readonly revision: number;
  readonly content: ItemContent | null;
}

interface Kept {
  readonly kind: ItemKind;
  readonly id: string;
  versions: Version[];
}

export interface FakeOptions {
  readonly now: () => Date;
  readonly published: readonly ItemContent[];
  /** What a line says of use and faults, by id. */
  readonly facts?: Readonly<Record<string, Partial<ItemLine>>>;
}

export function fakePort({ now, published, facts = {} }: FakeOptions): EditorPort {
  const items = new Map<string, Kept>();
  const watchers = new Set<() => void>();
  const key = (kind: ItemKind, id: string): string => `${kind}/${id}`;
  const changed = (): void => {
    for (const watcher of watchers) watcher();
  };
  for (const content of published) {
    const id = idOf(content);
    const first = version(1, 1, content, '首次导入', 'importer', now());
    const decided = { state: 'published', decidedBy: 'chen', decidedAt: first.writtenAt };
    const versions: Version[] = [{ ...first, ...decided, state: 'published' }];
    items.set(key(content.kind, id), { kind: content.kind, id, versions });
  }

  const find = (kind: ItemKind, id: string): Kept => {
    const item = items.get(key(kind, id));
    if (item) return item;
    throw new WebError(404, 'unknown_item', 'There is no such item.');
  };
  const openOf = ({ versions }: Kept): Version | null =>
    versions.find(({ state }) => isOpen(state)) ?? null;
  const liveOf = ({ versions }: Kept): Version | null => {
    const told = versions.filter(
      ({ state, startsAt }) =>
        state === 'published' && (startsAt === null || new Date(startsAt) <= now()),
    );
    const last = told.at(-1) ?? null;
    return last === null || last.withdraws ? null : last;
  };
  const held = (item: Kept, revision: number): Version => {
    const open = openOf(item);
    if (open?.revision === revision) return open;
    throw new WebError(409, 'changed_meanwhile', 'Somebody saved meanwhile.');
  };

  const write = (
    actor: WebActor,
    kind: ItemKind,
    id: string,
    content: ItemContent | null,
    note: string,
    revision: number | null,
  ): OpenVersion => {
    const item = items.get(key(kind, id)) ?? { kind, id, versions: [] };
    const open = openOf(item);
    if ((open?.revision ?? null) !== revision) {
      throw new WebError(409, 'changed_meanwhile', 'Somebody saved meanwhile.');
    }
    if (open?.state === 'review') {
      throw new WebError(409, 'wrong_state', 'It waits for review.');
    }
    const number = open?.number ?? item.versions.length + 1;
    const next = version(
      number,
      (revision ?? 0) + 1,
      content,
      note,
      actor.username,
      now(),
    );
    item.versions = [...item.versions.filter((one) => one !== open), next];
    items.set(key(kind, id), item);
    changed();
    return asOpen(next);
  };

  return {
    async list() {
      return [...items.values()].map((item) => lineOf(item, openOf(item), liveOf(item)));
    },
    async search() {
      return [];
    },
    async find(_, kind, id): Promise<Item> {
      const item = find(kind, id);
      const live = liveOf(item);
      const open = openOf(item);
      const told = live?.content ?? null;
      return {
        kind,
        id,
        live: live && told ? { number: live.number, content: told } : null,
        open: open && asOpen(open),
        history: item.versions.toReversed().map(asLine),
        scheduled: [],
        toldOlder: facts[id]?.unhelpful ?? 0,
        mayCorrect: true,
      };
    },
    async save(actor, id, { revision, content, note }) {
      return write(actor, content.kind, id, content, note, revision);
    },
    async withdraw(actor, kind, id, note) {
      return write(actor, kind, id, null, note, null);
    },
    async restore(actor, kind, id, number) {
      const item = find(kind, id);
      const old = item.versions.find((one) => one.number === number);
      const revision = openOf(item)?.revision ?? null;
      return write(
        actor,
        kind,
        id,
        old?.content ?? null,
        `恢复第 ${number} 版`,
        revision,
      );
    },
    async move(actor, kind, id, { revision, to }) {
      const open = held(find(kind, id), revision);
      open.state = to;
      open.decidedBy = actor.username;
      open.decidedAt = now().toISOString();
      changed();
    },
    async publish(actor, kind, id, { revision, startsAt, emergency }) {
      const open = held(find(kind, id), revision);
      const { state, writtenBy } = open;
      const no = refusal({ state, writtenBy, publisher: actor.username, emergency });
      if (no !== null) throw new WebError(409, no, 'It may not be published.');
      Object.assign(open, {
        state: 'published',
        startsAt,
        emergency,
        decidedBy: actor.username,
        decidedAt: now().toISOString(),
      });
      changed();
    },
    async cancel() {},
    async difference() {
      return [
        {
          field: 'answer.zh',
          pieces: [
            { text: '采样时间 ', is: 'same' },
            { text: '8:00–14:00', is: 'removed' },
            { text: '9:00–15:00', is: 'added' },
          ],
        },
      ];
    },
    async impact(_, _kind, _id, content) {
      const checks = content?.kind === 'article' ? content.article.checks : [];
      return {
        faults: [],
        conflicts: [],
        behind: [],
        checks: checks.map(({ text }) => ({ text, passed: true, answer: '……' })),
        changes: [],
        ran: 318,
      };
    },
    async ask(_, { text, draft, language }) {
      const own = draft?.kind === 'article' ? [draft.article] : [];
      const live = [...items.values()].flatMap((item) => {
        const content = liveOf(item)?.content;
        return content?.kind === 'article' ? [content.article] : [];
      });
      const known = [...own, ...live];
      const found = known.find(({ questions }) =>
        questions.some((one) => one.includes(text) || text.includes(one)),
      );
      return {
        kind: found ? 'answered' : 'unknown',
        text: found
          ? `${inLanguage(found.answer, language)}（${inLanguage(found.source, language)}）`
          : '这件事我没有查到正式规定，不能乱说。',
        phones: found?.phones ?? [],
        choices: found ? ['有用', '没帮上'] : ['登记', '转人工'],
        article: found?.id ?? null,
        version: found ? 1 : null,
      };
    },
    async unanswered() {
      return [
        {
          key: 'pets',
          count: 23,
          lastAt: now().toISOString(),
          words: ['隔离了家里的猫怎么办', '狗能不能带去隔离点', '宠物谁来喂'],
        },
        {
          key: 'parcel',
          count: 9,
          lastAt: now().toISOString(),
          words: ['快递还能收吗', '外卖送到哪里'],
        },
      ];
    },
    async settle() {
      changed();
    },
    async import(_, { text, apply }) {
      const rows = text.split('\n').filter(Boolean).length - 1;
      const changed = [{ id: 'zones', is: 'changed' } as const];
      return { faults: [], changed, unchanged: Math.max(0, rows), applied: apply };
    },
    async export() {
      return new Uint8Array([80, 75, 5, 6, ...new Array<number>(18).fill(0)]);
    },
    async correct() {
      return { sent: 3 };
    },
    watch(listener) {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
  };

  function lineOf(item: Kept, open: Version | null, live: Version | null): ItemLine {
    const content =
      open?.content ?? live?.content ?? item.versions.at(-1)?.content ?? null;
    const coming = item.versions.find(
      ({ state, startsAt }) =>
        state === 'published' && startsAt !== null && new Date(startsAt) > now(),
    );
    return {
      id: item.id,
      kind: item.kind,
      title: titleOf(content),
      live: live?.number ?? null,
      open: open && {
        number: open.number,
        state: open.state,
        by: open.writtenBy,
        returned: isReturned(open),
      },
      scheduled: coming?.startsAt
        ? { number: coming.number, startsAt: coming.startsAt }
        : null,
      validity: live === null ? null : 'holds',
      due: null,
      validUntil: untilOf(live?.content ?? null),
      broken: 0,
      asked: 0,
      helpful: 0,
      unhelpful: 0,
      updatedAt: item.versions.at(-1)?.writtenAt ?? now().toISOString(),
      ...facts[item.id],
    };
  }
}

function version(
  number: number,
  revision: number,
  content: ItemContent | null,
  note: string,
  writtenBy: string,
  at: Date,
): Version {
  return {
    number,
    revision,
    content,
    note,
    writtenBy,
    state: 'draft',
    withdraws: content === null,
    writtenAt: at.toISOString(),
    decidedBy: null,
    decidedAt: null,
    emergency: null,
    startsAt: null,
  };
}

function asLine({ revision: _, content: __, ...line }: Version): VersionLine {
  return line;
}

function asOpen(one: Version): OpenVersion {
  return { ...one, faults: [] };
}

function titleOf(content: ItemContent | null): string {
  switch (content?.kind) {
    case 'article':
      return content.article.title.zh;
    case 'entry':
      return content.entry.name.zh;
    default:
      return '分区名册';
  }
}

function untilOf(content: ItemContent | null): string | null {
  if (content?.kind === 'article') return content.article.validUntil ?? null;
  return content?.kind === 'entry' ? (content.entry.validUntil ?? null) : null;
}
