import type { ComponentChildren } from 'preact';
import { SignIn, type SignInProps } from './sign-in.tsx';
import type { StaffState } from './state.ts';
import type { StaffWords } from './words.ts';

/** The page itself for who is signed in, else the way to it. */
export function Gate(
  props: Omit<SignInProps, 'refusal'> & {
    readonly state: StaffState;
    readonly children: ComponentChildren;
  },
) {
  const { state, children, ...signIn } = props;
  switch (state.phase) {
    case 'at-work':
      return <>{children}</>;
    case 'signed-out':
      return <SignIn {...signIn} refusal={state.signInRefusal} />;
    case 'starting':
      return <Starting words={signIn.words} link={state.link} />;
  }
}

/** Before it is known who is signed in. */
function Starting(props: {
  readonly words: StaffWords;
  readonly link: StaffState['link'];
}) {
  return (
    <main class="empty">
      <p role="status">
        {props.words.say(props.link === 'lost' ? 'link.lost' : 'loading')}
      </p>
    </main>
  );
}
