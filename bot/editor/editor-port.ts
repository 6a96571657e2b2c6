/** The editors' port over the house: versions in the database, answers from what is published. */
import { may } from '../../cases/roles.ts';
import type { Database } from '../../integrations/database/contract.ts';
import type { VersionRow } from '../../integrations/database/knowledge-contract.ts';
import type { Clock, Ids, LiveEvents } from '../../integrations/ports.ts';
import { differences } from '../../knowledge/authoring/difference.ts';
import { isOpen, refusal } from '../../knowledge/authoring/version.ts';
import type { City } from '../../knowledge/content/city.ts';
import { clockOf } from '../../knowledge/moment.ts';
import type {
  EditorPort,
  Item,
  ItemContent,
  ItemKind,
  OpenVersion,
} from '../../web/editor/contract.ts';
import { ItemContentSchema, idOf } from '../../web/editor/items.ts';
import { type WebActor, WebError } from '../../web/route.ts';
import { correctionRow } from './corrections.ts';
import { changedFrom, readFile, zipOf } from './exchange.ts';
import { changeFaults, checkFailures, impactOf } from './impact.ts';
import { listOf, scheduledIn } from './list.ts';
import { preview } from './preview.ts';
import type { Published } from './published.ts';
import { conversationsIn, outdated } from './told.ts';
import { settle, unansweredSince } from './unanswered.ts';

export interface EditorDeps {
  readonly db: Pick<Database, 'knowledge' | 'staff'>;
  readonly published: Published;
  readonly events: LiveEvents;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly city: City;
  /** The moment that knowledge speaks for. */
  readonly knowledgeNow: (now: Date) => Date;
  /** Hears of work planned for a moment. */
  readonly planned: (dueAt: Date) => void;
}

const DAY_MS = 86_400_000;
const COUNTED_DAYS = 30;
const TOLD_DAYS = 7;

export function createEditor(deps: EditorDeps): EditorPort {
  const { db, published, events, clock, city, knowledgeNow } = deps;
  const store = db.knowledge;
  const names = new Map<string, string>();
  const localOf = clockOf(city.timeZone);
  const since = (days: number) => new Date(clock.now().getTime() - days * DAY_MS);

  async function learnNames(
    rows: readonly Pick<VersionRow, 'writtenBy' | 'decidedBy'>[],
  ) {
    for (const id of new Set(rows.flatMap((row) => [row.writtenBy, row.decidedBy])))
      if (id !== null && !names.has(id))
        names.set(id, (await db.staff.byId(id))?.username ?? '');
  }
  /** The city pack has no author. */
  const nameOf = (id: string | null) => (id === null ? '' : (names.get(id) ?? ''));

  const changed = (kind: ItemKind, id: string) =>
    events.publish({ topic: 'knowledge', id: `${kind}:${id}` });

  const told = (kind: ItemKind, id: string) =>
    outdated(kind, id, since(TOLD_DAYS), { store, published, clock, knowledgeNow });

  /** Who published alone sees to it that residents hear of it. */
  function mayCorrect(actor: WebActor, rows: readonly VersionRow[], live: number | null) {
    const row = rows.find(({ number }) => number === live);
    const alone = row && row.emergency !== null && row.decidedBy === actor.staffId;
    return may(actor.role, 'editor.publish') || alone === true;
  }

  async function versionsOf(kind: ItemKind, id: string): Promise<readonly VersionRow[]> {
    const rows = await store.versions({ kind, item: id });
    if (rows.length === 0)
      throw new WebError(404, 'unknown_item', 'There is no such item.');
    await learnNames(rows);
    return rows;
  }

  function lineOf(row: VersionRow) {
    return {
      number: row.number,
      state: row.state,
      withdraws: row.content === null,
      note: row.note,
      writtenBy: nameOf(row.writtenBy),
      writtenAt: row.writtenAt,
      decidedBy: row.decidedBy === null ? null : nameOf(row.decidedBy),
      decidedAt: row.decidedAt,
      emergency: row.emergency,
      startsAt: row.startsAt,
    };
  }

  function openOf(row: VersionRow): OpenVersion {
    const content = contentOf(row);
    return {
      ...lineOf(row),
      revision: row.revision,
      content,
      faults: content ? changeFaults({ ...keyOf(row, content), content }, deps) : [],
    };
  }

  async function write(
    actor: WebActor,
    kind: ItemKind,
    id: string,
    revision: number | null,
    content: ItemContent | null,
    note: string,
  ): Promise<OpenVersion> {
    const saved = await store.save({
      kind,
      item: id,
      revision,
      content,
      note,
      by: actor.staffId,
      at: clock.now(),
    });
    if (!saved) throw changedMeanwhile();
    names.set(actor.staffId, actor.username);
    changed(kind, id);
    return openOf(saved);
  }

  return {
    async list() {
      const [lines, open, counts] = await Promise.all([
        store.lines(),
        store.open(),
        store.counts(since(COUNTED_DAYS)),
      ]);
      await learnNames(lines);
      const now = clock.now();
      const content = published.contentAt(now);
      return listOf({
        lines,
        open: new Map(open.map((row) => [`${row.kind} ${row.item}`, contentOf(row)])),
        counts: new Map(counts.map((count) => [count.article, count])),
        directory: new Map(content.directory.map((entry) => [entry.id, entry])),
        live: (kind, id) => published.live(kind, id, now),
        nameOf,
        now,
        local: localOf.local(knowledgeNow(now)),
      });
    },

    async find(actor, kind, id): Promise<Item> {
      const rows = await versionsOf(kind, id);
      const live = published.live(kind, id, clock.now());
      const open = rows.find(({ state }) => isOpen(state));
      return {
        id,
        kind,
        live: live?.content ? { number: live.number, content: live.content } : null,
        open: open ? openOf(open) : null,
        history: rows.map(lineOf).reverse(),
        scheduled: scheduledIn(rows, clock.now()),
        toldOlder: conversationsIn(await told(kind, id)),
        mayCorrect: mayCorrect(actor, rows, live?.number ?? null),
      };
    },

    async save(actor, id, { revision, content, note }) {
      if (idOf(content) !== id)
        throw new WebError(422, 'bad_input', 'The content has another id.');
      return await write(actor, content.kind, id, revision, content, note);
    },

    async withdraw(actor, kind, id, note) {
      const rows = await versionsOf(kind, id);
      if (rows.some(({ state }) => isOpen(state))) throw changedMeanwhile();
      return await write(actor, kind, id, null, null, note);
    },

    async restore(actor, kind, id, number) {
      const rows = await versionsOf(kind, id);
      const old = rows.find((row) => row.number === number);
      const content = old ? contentOf(old) : null;
      if (!content) throw new WebError(404, 'unknown_item', 'There is no such version.');
      if (rows.some(({ state }) => isOpen(state))) throw changedMeanwhile();
      return await write(actor, kind, id, null, content, '');
    },

    async move(actor, kind, id, { revision, to, note }) {
      const moved = await store.move({
        kind,
        item: id,
        revision,
        to,
        note: note === '' ? null : note,
        by: actor.staffId,
        at: clock.now(),
      });
      if (!moved) throw changedMeanwhile();
      changed(kind, id);
    },

    async publish(actor, kind, id, { revision, startsAt, emergency, later }) {
      const open = (await versionsOf(kind, id)).find(({ state }) => isOpen(state));
      if (!open || open.revision !== revision) throw changedMeanwhile();
      const refused = refusal({
        state: open.state,
        writtenBy: open.writtenBy ?? '',
        publisher: actor.staffId,
        emergency,
      });
      if (refused) throw new WebError(409, refused, WHY[refused]);
      const change = { kind, id, content: contentOf(open) };
      const faults = [
        ...changeFaults(change, deps),
        ...checkFailures(change, emergency !== null, deps),
      ];
      if (faults.length > 0)
        throw new WebError(422, 'not_publishable', faults.slice(0, 10).join('\n'));
      const now = clock.now();
      const starts = startsAt === null ? now : new Date(startsAt);
      const result = await store.publish({
        kind,
        item: id,
        revision,
        by: actor.staffId,
        at: now,
        startsAt: starts > now ? starts : now,
        emergency,
        later,
      });
      if ('refused' in result)
        throw result.refused === 'later'
          ? new WebError(409, 'later_scheduled', 'A version is to begin after this one.')
          : changedMeanwhile();
      changed(kind, id);
      // Whoever published reads the answer next: it is the new one already.
      await published.refresh();
    },

    async cancel(actor, kind, id, number) {
      const at = clock.now();
      if (!(await store.cancel({ kind, item: id, number, by: actor.staffId, at })))
        throw changedMeanwhile();
      changed(kind, id);
      await published.refresh();
    },

    async difference(_actor, kind, id, from, to) {
      const rows = await versionsOf(kind, id);
      const contentIn = (number: number | null) => {
        const row = rows.find((one) => one.number === number);
        const content = row ? contentOf(row) : null;
        return content && bodyOf(content);
      };
      return differences(contentIn(from), contentIn(to));
    },

    async impact(_actor, kind, id, content) {
      return impactOf({ kind, id, content }, deps);
    },

    async ask(_actor, question) {
      return preview(question, { city, published, now: () => clock.now(), knowledgeNow });
    },

    async unanswered() {
      return await unansweredSince(since(COUNTED_DAYS), store);
    },

    async settle({ staffId }, key) {
      await settle(key, { staffId, at: clock.now(), since: since(COUNTED_DAYS) }, store);
      events.publish({ topic: 'knowledge', id: 'unanswered' });
    },

    async import(actor, { name, text, apply }) {
      const live = published.contentAt(clock.now());
      const local = localOf.local(knowledgeNow(clock.now()));
      const { items, faults } = readFile(name, text, city, live, local);
      const { changed: differing, unchanged } = changedFrom(items, live);
      const lines = differing.map(({ content, is }) => ({ id: idOf(content), is }));
      const busy = new Set((await store.open()).map((row) => `${row.kind} ${row.item}`));
      const held = differing.flatMap(({ content }) =>
        busy.has(`${content.kind} ${idOf(content)}`)
          ? [`${idOf(content)}: somebody has a draft of it open; end that first`]
          : [],
      );
      const all = [...faults, ...held];
      const applied = apply && all.length === 0;
      const [by, at] = [actor.staffId, clock.now()];
      const saves = differing.map(({ content }) => ({
        kind: content.kind,
        item: idOf(content),
        revision: null,
        content,
        note: name,
        by,
        at,
      }));
      if (applied && !(await store.saveAll(saves))) throw changedMeanwhile();
      if (applied) for (const { kind, item } of saves) changed(kind, item);
      return { faults: all, changed: lines, unchanged, applied };
    },

    async export() {
      return zipOf(published.contentAt(clock.now()));
    },

    async correct(actor, kind, id) {
      const rows = await versionsOf(kind, id);
      const live = published.live(kind, id, clock.now());
      if (!mayCorrect(actor, rows, live?.number ?? null))
        throw new WebError(403, 'not_allowed', 'An approver sends corrections.');
      const to = await told(kind, id);
      const at = clock.now();
      const since = `${kind}:${id}@${live?.number ?? 0}`;
      await store.correct({
        kind,
        item: id,
        number: live?.number ?? 0,
        by: actor.staffId,
        at,
        rows: to.map((one) => correctionRow(one, since, at, deps.ids.uuid(at))),
      });
      deps.planned(at);
      changed(kind, id);
      return { sent: conversationsIn(to) };
    },

    watch: (heard) => events.subscribe('knowledge', heard),
  };
}

const WHY = {
  wrong_state: 'Only what was sent to review can be published.',
  own_draft: 'Somebody else must publish what you wrote.',
} as const;

function changedMeanwhile(): WebError {
  return new WebError(409, 'changed_meanwhile', 'Somebody changed it meanwhile.');
}

function keyOf({ item }: VersionRow, { kind }: ItemContent) {
  return { kind, id: item };
}

/** What an item holds, without its kind. */
function bodyOf(content: ItemContent): unknown {
  switch (content.kind) {
    case 'article': {
      const { version: _version, ...article } = content.article;
      return article;
    }
    case 'entry':
      return content.entry;
    case 'register':
      return content.register;
  }
}

/** Null: withdrawn, or written by a later version of the house that we cannot read. */
function contentOf({ content }: Pick<VersionRow, 'content'>): ItemContent | null {
  const read = ItemContentSchema.safeParse(content);
  return read.success ? read.data : null;
}
