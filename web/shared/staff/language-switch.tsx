import type { StaffWords } from './words.ts';

/** Written in the other language: who needs it cannot read this one. */
export function LanguageSwitch(props: {
  readonly words: StaffWords;
  readonly onSwitch: () => void;
}) {
  const { words, onSwitch } = props;
  return (
    <button
      type="button"
      class="button-quiet slim"
      lang={words.language === 'zh' ? 'en' : 'zh-CN'}
      onClick={onSwitch}
    >
      {words.say('language.other')}
    </button>
  );
}
