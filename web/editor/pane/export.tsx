/** Everything that is live, as the files of a city pack. */
import { useState } from 'preact/hooks';
import { download } from '../../shared/download.ts';
import type { EditorApi } from '../api.ts';
import type { Words } from '../words.ts';
import { localOf } from './city-time.ts';
import { failureCode } from './failure-code.ts';

export function Export(props: {
  readonly api: Pick<EditorApi, 'export'>;
  readonly words: Words;
  readonly timeZone: string;
}) {
  const { api, words } = props;
  const [doing, setDoing] = useState<'nothing' | 'fetching' | 'done'>('nothing');
  const [failure, setFailure] = useState<string | null>(null);

  const fetchAll = async (): Promise<void> => {
    setDoing('fetching');
    setFailure(null);
    try {
      const day = localOf(Date.now(), props.timeZone).slice(0, 10);
      download(await api.export(), `content-${day}.zip`);
      setDoing('done');
    } catch (error) {
      setDoing('nothing');
      setFailure(failureCode(error));
    }
  };

  return (
    <section class="card exchange-part" aria-labelledby="export-title">
      <h3 id="export-title">{words.say('import.export.title')}</h3>
      <p>{words.say('import.export.what')}</p>
      {failure !== null && (
        <p class="bar bar-danger" role="alert">
          {words.notice(failure)}
        </p>
      )}
      <div class="exchange-do">
        <button
          type="button"
          class="button"
          disabled={doing === 'fetching'}
          onClick={() => void fetchAll()}
        >
          {words.say(doing === 'fetching' ? 'import.export.busy' : 'import.export.do')}
        </button>
        <span role="status">{doing === 'done' && words.say('import.export.done')}</span>
      </div>
    </section>
  );
}
