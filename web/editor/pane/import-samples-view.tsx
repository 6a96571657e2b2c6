/** How such a file looks, to copy from. */
import { FILE_KINDS } from '../file-kind.ts';
import type { EditorSettings } from '../settings.ts';
import type { Words } from '../words.ts';
import { samplesOf } from './import-samples.ts';

export function ImportSamples(props: {
  readonly settings: EditorSettings;
  readonly words: Words;
}) {
  const { words } = props;
  const samples = samplesOf(props.settings);
  return (
    <details class="import-samples">
      <summary>{words.say('import.samples')}</summary>
      <p class="hint">{words.say('import.samples.hint')}</p>
      {FILE_KINDS.map((kind) => (
        <section key={kind} aria-labelledby={`sample-${kind}`}>
          <h4 id={`sample-${kind}`}>{words.say(`import.kind.${kind}`)}</h4>
          <textarea
            readOnly
            wrap="off"
            spellcheck={false}
            aria-labelledby={`sample-${kind}`}
            rows={samples[kind].split('\n').length + 1}
            value={samples[kind]}
          />
        </section>
      ))}
    </details>
  );
}
