/** What becomes of a version: written, sent to review and back, published, taken back. */

import { isOpen, refusal } from '../../knowledge/authoring/version.ts';
import { faultText } from '../../knowledge/content/fault.ts';
import type {
  EditorPort,
  ItemContent,
  ItemKind,
  OpenVersion,
} from '../../web/editor/contract.ts';
import { idOf } from '../../web/editor/items.ts';
import { type WebActor, WebError } from '../../web/route.ts';
import type { EditorDeps } from './deps.ts';
import { changeFaults, checkFailures } from './impact.ts';
import { contentOf, type Versions } from './versions.ts';

type Workflow = Pick<
  EditorPort,
  'save' | 'withdraw' | 'restore' | 'move' | 'publish' | 'cancel'
>;

export function workflow(
  deps: EditorDeps,
  versions: Versions,
  changed: (kind: ItemKind, id: string) => void,
): Workflow {
  const { db, published, clock } = deps;
  const store = db.knowledge;

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
    versions.know(actor);
    changed(kind, id);
    return versions.openOf(saved);
  }

  return {
    async save(actor, id, { revision, content, note }) {
      if (idOf(content) !== id)
        throw new WebError(422, 'bad_input', 'The content has another id.');
      return await write(actor, content.kind, id, revision, content, note);
    },

    async withdraw(actor, kind, id, note) {
      const rows = await versions.of(kind, id);
      if (rows.some(({ state }) => isOpen(state))) throw changedMeanwhile();
      return await write(actor, kind, id, null, null, note);
    },

    async restore(actor, kind, id, number) {
      const rows = await versions.of(kind, id);
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
      const open = (await versions.of(kind, id)).find(({ state }) => isOpen(state));
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
        ...(await checkFailures(change, emergency !== null, deps)),
      ];
      if (faults.length > 0)
        throw new WebError(
          422,
          'not_publishable',
          faults.slice(0, 10).map(faultText).join('\n'),
        );
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
  };
}

const WHY = {
  wrong_state: 'Only what was sent to review can be published.',
  own_draft: 'Somebody else must publish what you wrote.',
} as const;

/** @throws by who looked at what is no more as it was. */
export function changedMeanwhile(): WebError {
  return new WebError(409, 'changed_meanwhile', 'Somebody changed it meanwhile.');
}
