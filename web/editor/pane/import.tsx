/** Choose, drop or paste; what was found; then, when it is clean, write it. */
import { useRef, useState } from 'preact/hooks';
import type { EditorApi } from '../api.ts';
import type { ImportResult, ItemKind } from '../contract.ts';
import { kindOf } from '../file-kind.ts';
import { LONGEST_FILE } from '../limits.ts';
import type { EditorSettings } from '../settings.ts';
import type { Words } from '../words.ts';
import { failureCode } from './failure-code.ts';
import { decoded, type Source } from './import-file.ts';
import { ImportResultView } from './import-result.tsx';
import { ITEM_OF, NAME_OF } from './import-samples.ts';
import { ImportSamples } from './import-samples-view.tsx';
import { ImportSource } from './import-source.tsx';

export interface ImportProps {
  readonly api: Pick<EditorApi, 'import'>;
  readonly settings: EditorSettings;
  readonly words: Words;
  readonly onApplied: () => void;
  readonly onOpen: (kind: ItemKind, id: string) => void;
  readonly titleOf: (kind: ItemKind, id: string) => string;
}

export function Import(props: ImportProps) {
  const { api, settings, words, onApplied, onOpen } = props;
  const [source, setSource] = useState<Source | null>(null);
  const [result, setResult] = useState<ImportResult | null>(null);
  const [doing, setDoing] = useState<'nothing' | 'trying' | 'applying'>('nothing');
  const [failure, setFailure] = useState<string | null>(null);
  const turn = useRef(0);

  const run = async (from: Source, apply: boolean): Promise<void> => {
    // A file chosen meanwhile is what counts.
    turn.current += 1;
    const mine = turn.current;
    setDoing(apply ? 'applying' : 'trying');
    setFailure(null);
    try {
      const found = await api.import({ name: fileName(from), text: from.text, apply });
      if (mine !== turn.current) return;
      setResult(found);
      if (found.applied) onApplied();
    } catch (error) {
      if (mine === turn.current) setFailure(failureCode(error));
    } finally {
      if (mine === turn.current) setDoing('nothing');
    }
  };

  const take = (next: Source): void => {
    setSource(next);
    setResult(null);
    void run(next, false);
  };
  const refuse = (code: 'too_large' | 'unreadable'): void => {
    turn.current += 1;
    setSource(null);
    setResult(null);
    setDoing('nothing');
    setFailure(code);
  };
  const takeText = (name: string | null, text: string): void => {
    if (text.length > LONGEST_FILE) refuse('too_large');
    else take({ name, text, kind: kindOf(name ?? '', text) ?? 'directory' });
  };
  const takeFile = async (file: File): Promise<void> => {
    try {
      takeText(file.name, decoded(new Uint8Array(await file.arrayBuffer())));
    } catch {
      refuse('unreadable');
    }
  };

  return (
    <section class="card exchange-part" aria-labelledby="import-title">
      <h3 id="import-title">{words.say('import.import.title')}</h3>
      <p>{words.say('import.what')}</p>
      <ImportSource
        words={words}
        source={source}
        onFile={(file) => void takeFile(file)}
        onText={(text) => takeText(null, text)}
        onKind={(kind) => source !== null && take({ ...source, kind })}
      />
      <div aria-live="polite" aria-busy={doing !== 'nothing'}>
        {doing === 'trying' && <p class="hint">{words.say('import.trying')}</p>}
        {failure !== null && (
          <p class="bar bar-danger">
            {failure === 'too_large'
              ? words.say('import.tooLarge')
              : failure === 'unreadable'
                ? words.say('import.unreadable')
                : words.notice(failure)}
          </p>
        )}
        {source !== null && result !== null && (
          <ImportResultView
            words={words}
            result={result}
            text={source.text}
            applying={doing === 'applying'}
            titleOf={(id) => props.titleOf(ITEM_OF[source.kind], id)}
            onApply={() => void run(source, true)}
            onOpen={(id) => onOpen(ITEM_OF[source.kind], id)}
          />
        )}
      </div>
      <ImportSamples settings={settings} words={words} />
    </section>
  );
}

/** An article's file keeps its name, which faults are told by. */
function fileName({ name, kind }: Source): string {
  return kind === 'article' && name !== null ? name : NAME_OF[kind];
}
