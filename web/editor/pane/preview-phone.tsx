/** The phone: the conversation, the article's own questions to tap, and the box. */
import { useEffect, useRef } from 'preact/hooks';
import type { Check } from '../../../knowledge/content/article.ts';
import { Icon } from '../../shared/icon.tsx';
import { isSendKey } from '../../shared/send-key.ts';
import type { Names } from '../../shared/staff/settings.ts';
import { LONGEST_QUESTION } from '../limits.ts';
import type { EditorSettings } from '../settings.ts';
import type { Words } from '../words.ts';
import { PreviewChecks } from './preview-checks.tsx';
import type { Setting } from './preview-controls.tsx';
import { alive, say, send, type Talk, typed, type as typing } from './preview-talk.ts';
import { PreviewTurn } from './preview-turn.tsx';

export interface PreviewPhoneProps {
  readonly settings: EditorSettings;
  readonly words: Words;
  readonly talk: Talk;
  readonly setting: Setting;
  readonly asking: boolean;
  readonly own: string | null;
  readonly drafted: boolean;
  readonly checks: readonly Check[];
  readonly titleOf: (article: string) => string;
  readonly onTalk: (talk: Talk) => void;
  readonly onSetting: (setting: Setting) => void;
  readonly onCheck: (check: Check) => void;
}

export function PreviewPhone(props: PreviewPhoneProps) {
  const { settings, words, talk, setting, onTalk } = props;
  const log = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const text = typed(talk);
  const last = talk.at(-1);

  useEffect(() => {
    // The question stays above its answer, however long that is.
    const turns = log.current?.querySelectorAll<HTMLElement>('.preview-turn');
    log.current?.scrollTo({ top: (turns?.[turns.length - 1]?.offsetTop ?? 0) - 12 });
  }, [talk]);

  /** A zone or district answers the question before it; anything else is said as it is. */
  const choose = (choice: string): void => {
    const zone = idOf(settings.zones, choice);
    const district = idOf(settings.districts, choice);
    const asks = alive(talk)?.asks ?? choice;
    if (zone !== null) props.onSetting({ ...setting, zone });
    else if (district !== null) props.onSetting({ ...setting, district });
    onTalk(say(talk, choice, zone !== null || district !== null ? asks : choice));
    box.current?.focus();
  };
  const sendNow = (): void => {
    onTalk(send(talk));
    box.current?.focus();
  };

  return (
    <div class="preview-phone">
      <p class="preview-phone-top" lang={setting.language === 'zh' ? 'zh-CN' : 'en'}>
        {settings.service[setting.language]}
      </p>
      <div
        class="preview-log"
        ref={log}
        role="log"
        aria-label={words.say('preview.log')}
        aria-busy={props.asking}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        {talk.length === 0 && <p class="preview-empty">{words.say('preview.empty')}</p>}
        <ol class="preview-turns">
          {talk.map((turn) => (
            <PreviewTurn
              key={turn.key}
              words={words}
              turn={turn}
              last={turn === last}
              asking={props.asking && turn === last}
              setting={setting}
              own={props.own}
              drafted={props.drafted}
              titleOf={props.titleOf}
              onChoose={choose}
            />
          ))}
        </ol>
      </div>
      <PreviewChecks
        words={words}
        checks={props.checks}
        open={talk.length === 0}
        onCheck={props.onCheck}
      />
      <form
        class="preview-box"
        onSubmit={(event) => {
          event.preventDefault();
          sendNow();
        }}
      >
        <label for="preview-text" class="visually-hidden">
          {words.say('preview.box')}
        </label>
        <input
          id="preview-text"
          ref={box}
          type="text"
          autocomplete="off"
          maxLength={LONGEST_QUESTION}
          value={text}
          placeholder={words.say('preview.placeholder')}
          onInput={(event) => onTalk(typing(talk, event.currentTarget.value))}
          onKeyDown={(event) => {
            if (!isSendKey(event)) return;
            event.preventDefault();
            sendNow();
          }}
        />
        <button type="submit" class="button" disabled={text.trim() === ''}>
          <Icon name="send" />
          <span class="visually-hidden">{words.say('preview.send')}</span>
        </button>
      </form>
    </div>
  );
}

function idOf(names: Names, written: string): string | null {
  const found = Object.entries(names).find(
    ([, { zh, en }]) => zh === written || en === written,
  );
  return found?.[0] ?? null;
}
