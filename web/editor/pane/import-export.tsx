/**
 * Whole tables and articles in and out: a file or pasted text is tried first, every bad row named,
 * and written as drafts only when nothing is wrong with it.
 *
 * - `mayWrite`: whether this person may write drafts; without, only the export is shown.
 * - `onApplied`: drafts were written; read the list again.
 * - `onOpen`: the person wants to see one of them.
 * - `titleOf`: how the list calls an item; the short name of one that it does not have.
 */
import type { EditorApi } from '../api.ts';
import type { ItemKind } from '../contract.ts';
import type { EditorSettings } from '../settings.ts';
import type { Words } from '../words.ts';
import { Export } from './export.tsx';
import { Import } from './import.tsx';

export interface ImportExportProps {
  readonly api: Pick<EditorApi, 'import' | 'export'>;
  readonly settings: EditorSettings;
  readonly words: Words;
  readonly mayWrite: boolean;
  readonly onApplied: () => void;
  readonly onOpen: (kind: ItemKind, id: string) => void;
  readonly titleOf: (kind: ItemKind, id: string) => string;
}

export function ImportExport(props: ImportExportProps) {
  const { api, settings, words } = props;
  return (
    <section class="exchange" aria-labelledby="exchange-title">
      <h2 id="exchange-title" class="visually-hidden">
        {words.say('import.title')}
      </h2>
      {props.mayWrite && (
        <Import
          api={api}
          settings={settings}
          words={words}
          onApplied={props.onApplied}
          onOpen={props.onOpen}
          titleOf={props.titleOf}
        />
      )}
      <Export api={api} words={words} timeZone={settings.timeZone} />
    </section>
  );
}
