import type { ComponentChildren } from 'preact';
import { LanguageSwitch } from './language-switch.tsx';
import type { StaffWords } from './words.ts';

/** The top bar's right end: the page's own tools, help, language, who is signed in, the way out. */
export function TopTools(props: {
  readonly words: StaffWords;
  readonly who: ComponentChildren;
  readonly onHelp: () => void;
  readonly onSwitchLanguage: () => void;
  readonly onSignOut: () => void;
  readonly children?: ComponentChildren;
}) {
  const { words } = props;
  return (
    <div class="top-tools">
      {props.children}
      <button
        type="button"
        class="button-quiet slim wide-only"
        aria-haspopup="dialog"
        onClick={props.onHelp}
      >
        {words.say('do.help')} <kbd>?</kbd>
      </button>
      <LanguageSwitch words={words} onSwitch={props.onSwitchLanguage} />
      {props.who}
      <button type="button" class="button-quiet slim" onClick={props.onSignOut}>
        {words.say('signOut')}
      </button>
    </div>
  );
}
