import { useEffect, useRef, useState } from 'preact/hooks';
import { LanguageSwitch } from './language-switch.tsx';
import type { StaffWords } from './words.ts';

export interface SignInProps {
  readonly words: StaffWords;
  /** Code of why the last try was refused. */
  readonly refusal: string | null;
  readonly onSignIn: (username: string, password: string) => Promise<void>;
  readonly onSwitchLanguage: () => void;
}

/** The form before the page. */
export function SignIn(props: SignInProps) {
  const { words, refusal } = props;
  const [busy, setBusy] = useState(false);
  const name = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);

  useEffect(() => name.current?.focus(), []);

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    await props.onSignIn(name.current?.value.trim() ?? '', password.current?.value ?? '');
    setBusy(false);
    password.current?.select();
  };

  return (
    <main class="sign-in">
      <form class="card sign-in-card" onSubmit={submit}>
        <div class="sign-in-head">
          <p class="brand-service">{words.service}</p>
          <LanguageSwitch words={words} onSwitch={props.onSwitchLanguage} />
        </div>
        <h1>{words.say('signIn.title')}</h1>
        <label>
          {words.say('signIn.username')}
          <input
            ref={name}
            name="username"
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            required
          />
        </label>
        <label>
          {words.say('signIn.password')}
          <input
            ref={password}
            name="password"
            type="password"
            autocomplete="current-password"
            required
            aria-invalid={refusal !== null}
            aria-describedby="sign-in-refusal"
          />
        </label>
        <p id="sign-in-refusal" class="refusal" role="alert">
          {refusal === null ? '' : words.notice(refusal)}
        </p>
        <button type="submit" class="button" disabled={busy}>
          {words.say(busy ? 'signIn.busy' : 'signIn.submit')}
        </button>
      </form>
    </main>
  );
}
