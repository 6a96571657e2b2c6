/**
 * A phone that answers as the residents' would, with the unsaved work counting as published.
 *
 * - `content`: what is on the screen; its test questions and times are offered.
 * - `draft`: the work that is to count, the same object until it changes; null: what is published.
 * - `own`: id of the item on the screen; what another article answers is said to be its.
 * - `titleOf`: the title of an article, for saying which one answered.
 */
import { useEffect, useState } from 'preact/hooks';
import type { Check } from '../../../knowledge/content/article.ts';
import type { EditorApi } from '../api.ts';
import type { ItemContent } from '../contract.ts';
import type { EditorSettings } from '../settings.ts';
import type { Words } from '../words.ts';
import { localOf } from './city-time.ts';
import { PreviewControls, type Setting } from './preview-controls.tsx';
import { PreviewPhone } from './preview-phone.tsx';
import { validityOf } from './preview-span.ts';
import { say, type Talk } from './preview-talk.ts';
import { useLiveAnswer } from './use-live-answer.ts';

export interface PreviewProps {
  readonly api: Pick<EditorApi, 'ask'>;
  readonly settings: EditorSettings;
  readonly words: Words;
  readonly content: ItemContent | null;
  readonly draft: ItemContent | null;
  readonly own: string | null;
  readonly titleOf: (article: string) => string;
}

export function Preview(props: PreviewProps) {
  const { api, settings, words, content, draft, own, titleOf } = props;
  const [setting, setSetting] = useState<Setting>({
    at: null,
    zone: null,
    district: null,
    language: words.language,
    form: 'full',
  });
  const [talk, setTalk] = useState<Talk>([]);
  const asking = useLiveAnswer({ api, talk, setting, draft, setTalk });
  const now = localOf(
    settings.knowledgeAsOf === null ? Date.now() : Date.parse(settings.knowledgeAsOf),
    settings.timeZone,
  );
  const checks = content?.kind === 'article' ? content.article.checks : [];

  // Another item, another conversation; who asks stays.
  useEffect(() => setTalk([]), [own]);

  /** One of the article's own: as it would be checked, and nothing said before it. */
  const check = ({ text, zone, district, at }: Check): void => {
    const begins = validityOf(content).begins;
    const moment = at ?? begins;
    setSetting({
      ...setting,
      at: moment === null ? null : moment.length === 10 ? `${moment}T00:00` : moment,
      zone: zone ?? null,
      district: district ?? null,
      language: /\p{Script=Han}/u.test(text) ? 'zh' : 'en',
    });
    setTalk(say([], text));
  };

  return (
    <section class="pane preview" aria-labelledby="preview-title">
      <div class="pane-head">
        <h2 id="preview-title">{words.say('preview.title')}</h2>
        <button
          type="button"
          class="button-quiet slim"
          disabled={talk.length === 0}
          onClick={() => setTalk([])}
        >
          {words.say('preview.clear')}
        </button>
      </div>
      <div class="preview-body">
        <PreviewControls
          settings={settings}
          words={words}
          setting={setting}
          now={now}
          validity={validityOf(content)}
          onChange={setSetting}
        />
        <PreviewPhone
          settings={settings}
          words={words}
          talk={talk}
          setting={setting}
          asking={asking}
          own={own}
          drafted={draft !== null}
          checks={checks}
          titleOf={titleOf}
          onTalk={setTalk}
          onSetting={setSetting}
          onCheck={check}
        />
      </div>
    </section>
  );
}
