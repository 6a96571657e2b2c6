import { useEditor } from '../editor-context.ts';

/** Written in the other language: who needs it cannot read this one. */
export function LanguageSwitch() {
  const { words, switchLanguage } = useEditor();
  return (
    <button
      type="button"
      class="button-quiet slim"
      lang={words.language === 'zh' ? 'en' : 'zh-CN'}
      onClick={switchLanguage}
    >
      {words.say('language.other')}
    </button>
  );
}
