/** The editors' port over the house: versions in the database, answers from what is published. */

import { may } from '../../cases/roles.ts';
import type { VersionRow } from '../../integrations/database/knowledge-contract.ts';
import { differences } from '../../knowledge/authoring/difference.ts';
import { isOpen } from '../../knowledge/authoring/version.ts';
import { fault } from '../../knowledge/content/fault.ts';
import { clockOf } from '../../knowledge/moment.ts';
import type {
  EditorPort,
  Item,
  ItemContent,
  ItemKind,
} from '../../web/editor/contract.ts';
import { idOf } from '../../web/editor/items.ts';
import { type WebActor, WebError } from '../../web/route.ts';
import { correctionRow } from './corrections.ts';
import type { EditorDeps } from './deps.ts';
import { changedFrom, readFile, zipOf } from './exchange.ts';
import { impactOf } from './impact.ts';
import { bodyOf } from './items.ts';
import { listOf, scheduledIn } from './list.ts';
import { preview } from './preview.ts';
import { searched } from './search.ts';
import { conversationsIn, outdated } from './told.ts';
import { settle, unansweredSince } from './unanswered.ts';
import { contentOf, versionsIn } from './versions.ts';
import { changedMeanwhile, workflow } from './workflow.ts';

const DAY_MS = 86_400_000;
const COUNTED_DAYS = 30;
const TOLD_DAYS = 7;

export function createEditor(deps: EditorDeps): EditorPort {
  const { db, published, events, clock, city, knowledgeNow } = deps;
  const store = db.knowledge;
  const versions = versionsIn(deps);
  const localOf = clockOf(city.timeZone);
  const since = (days: number) => new Date(clock.now().getTime() - days * DAY_MS);

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

  return {
    ...workflow(deps, versions, changed),

    async list() {
      const [lines, open, counts] = await Promise.all([
        store.lines(),
        store.open(),
        store.counts(since(COUNTED_DAYS)),
      ]);
      await versions.learnNames(lines);
      const now = clock.now();
      const content = published.contentAt(now);
      return listOf({
        lines,
        open: new Map(open.map((row) => [`${row.kind} ${row.item}`, contentOf(row)])),
        counts: new Map(counts.map((count) => [count.article, count])),
        directory: new Map(content.directory.map((entry) => [entry.id, entry])),
        live: (kind, id) => published.live(kind, id, now),
        nameOf: versions.nameOf,
        now,
        local: localOf.local(knowledgeNow(now)),
      });
    },

    async search(_actor, words) {
      const open = (await store.open()).flatMap((row) => contentOf(row) ?? []);
      const now = clock.now();
      return searched(words, published.contentAt(now), open, published.library());
    },

    async find(actor, kind, id): Promise<Item> {
      const rows = await versions.of(kind, id);
      const live = published.live(kind, id, clock.now());
      const open = rows.find(({ state }) => isOpen(state));
      return {
        id,
        kind,
        live: live?.content ? { number: live.number, content: live.content } : null,
        open: open ? versions.openOf(open) : null,
        history: rows.map(versions.lineOf).reverse(),
        scheduled: scheduledIn(rows, clock.now()),
        toldOlder: conversationsIn(await told(kind, id)),
        mayCorrect: mayCorrect(actor, rows, live?.number ?? null),
      };
    },

    async difference(_actor, kind, id, from, to) {
      const rows = await versions.of(kind, id);
      const contentIn = (number: number | null) => {
        const row = rows.find((one) => one.number === number);
        const content = row ? contentOf(row) : null;
        return content && saidIn(content);
      };
      return differences(contentIn(from), contentIn(to));
    },

    async impact(_actor, kind, id, content) {
      return await impactOf({ kind, id, content }, deps);
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
          ? [fault(idOf(content), 'busy')]
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
      const rows = await versions.of(kind, id);
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

/** What an item says: the number of its version is no difference. */
function saidIn(content: ItemContent): unknown {
  const { version: _version, ...said } = { version: 0, ...bodyOf(content) };
  return said;
}
