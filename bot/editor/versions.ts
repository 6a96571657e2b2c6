/** The versions of an item as the editors' page reads them, with the names of who wrote them. */
import type { VersionRow } from '../../integrations/database/knowledge-contract.ts';
import type {
  ItemContent,
  ItemKind,
  OpenVersion,
  VersionLine,
} from '../../web/editor/contract.ts';
import { ItemContentSchema } from '../../web/editor/items.ts';
import { type WebActor, WebError } from '../../web/route.ts';
import type { EditorDeps } from './deps.ts';
import { changeFaults } from './impact.ts';

export interface Versions {
  /** Oldest first. @throws WebError 404 where there is no such item. */
  of(kind: ItemKind, id: string): Promise<readonly VersionRow[]>;
  learnNames(rows: readonly Pick<VersionRow, 'writtenBy' | 'decidedBy'>[]): Promise<void>;
  /** Of somebody whose name is known without asking. */
  know(actor: WebActor): void;
  nameOf(staffId: string | null): string;
  lineOf(row: VersionRow): VersionLine;
  openOf(row: VersionRow): OpenVersion;
}

export function versionsIn(deps: EditorDeps): Versions {
  const { db } = deps;
  const names = new Map<string, string>();

  async function learnNames(
    rows: readonly Pick<VersionRow, 'writtenBy' | 'decidedBy'>[],
  ) {
    for (const id of new Set(rows.flatMap((row) => [row.writtenBy, row.decidedBy])))
      if (id !== null && !names.has(id))
        names.set(id, (await db.staff.byId(id))?.username ?? '');
  }
  /** The city pack has no author. */
  const nameOf = (id: string | null) => (id === null ? '' : (names.get(id) ?? ''));

  async function of(kind: ItemKind, id: string): Promise<readonly VersionRow[]> {
    const rows = await db.knowledge.versions({ kind, item: id });
    if (rows.length === 0)
      throw new WebError(404, 'unknown_item', 'There is no such item.');
    await learnNames(rows);
    return rows;
  }

  function lineOf(row: VersionRow): VersionLine {
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

  return {
    of,
    learnNames,
    know: ({ staffId, username }) => names.set(staffId, username),
    nameOf,
    lineOf,
    openOf,
  };
}

function keyOf({ item }: VersionRow, { kind }: ItemContent) {
  return { kind, id: item };
}

/** Null: withdrawn, or written by a later version of the house that we cannot read. */
export function contentOf({ content }: Pick<VersionRow, 'content'>): ItemContent | null {
  const read = ItemContentSchema.safeParse(content);
  return read.success ? read.data : null;
}
