/** Where the text comes from: a file chosen or dropped, or a box to paste into. */
import { useState } from 'preact/hooks';
import { FILE_KINDS, type FileKind } from '../file-kind.ts';
import type { Words } from '../words.ts';
import type { Source } from './import-file.ts';
import { Segments } from './segments.tsx';

export interface ImportSourceProps {
  readonly words: Words;
  readonly source: Source | null;
  readonly onFile: (file: File) => void;
  readonly onText: (text: string) => void;
  readonly onKind: (kind: FileKind) => void;
}

export function ImportSource(props: ImportSourceProps) {
  const { words, source, onFile, onText } = props;
  const [over, setOver] = useState(false);
  const [pasted, setPasted] = useState('');
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the file input in it does the same by keyboard */}
      <div
        class="import-drop"
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const file = event.dataTransfer?.files[0];
          if (file) onFile(file);
        }}
      >
        <input
          id="import-file"
          type="file"
          class="visually-hidden"
          accept=".csv,.md,.markdown,text/csv,text/markdown"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            // The same file, mended, can be chosen again.
            if (file) onFile(file);
            currentTarget.value = '';
          }}
        />
        <label for="import-file" class="button">
          {words.say('import.choose')}
        </label>
        <p class="hint">{words.say('import.drop')}</p>
      </div>
      <details class="import-paste">
        <summary>{words.say('import.paste')}</summary>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (pasted.trim() !== '') onText(pasted);
          }}
        >
          <label for="import-text">{words.say('import.paste.label')}</label>
          <textarea
            id="import-text"
            rows={6}
            spellcheck={false}
            value={pasted}
            onInput={(event) => setPasted(event.currentTarget.value)}
          />
          <button type="submit" class="button-quiet" disabled={pasted.trim() === ''}>
            {words.say('import.paste.try')}
          </button>
        </form>
      </details>
      {source !== null && (
        <div class="import-read">
          <p>
            {source.name === null
              ? words.say('import.pasted')
              : words.say('import.file', { name: source.name })}
          </p>
          <Segments
            name="import-kind"
            label={words.say('import.as')}
            value={source.kind}
            choices={FILE_KINDS.map((kind) => ({
              value: kind,
              word: words.say(`import.kind.${kind}`),
            }))}
            onChange={props.onKind}
          />
        </div>
      )}
    </>
  );
}
