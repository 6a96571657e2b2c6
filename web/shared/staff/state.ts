/** What every page of the staff knows of its session, its line and its messages. Pure. */
import type { Session } from './calls.ts';

export interface StaffState {
  readonly phase: 'starting' | 'signed-out' | 'at-work';
  readonly session: Session | null;
  /** Code of the refusal that the sign-in form shows. */
  readonly signInRefusal: string | null;
  readonly link: 'opening' | 'live' | 'lost';
  /** Code of the one thing to tell now. */
  readonly notice: string | null;
  readonly help: boolean;
}

export type StaffAction =
  | { readonly do: 'signed-in'; readonly session: Session }
  | { readonly do: 'signed-out' }
  | { readonly do: 'sign-in-refused'; readonly code: string }
  | { readonly do: 'link'; readonly link: StaffState['link'] }
  | { readonly do: 'notice'; readonly code: string | null }
  | { readonly do: 'help'; readonly shown: boolean };

export const STAFF_STARTING: StaffState = {
  phase: 'starting',
  session: null,
  signInRefusal: null,
  link: 'opening',
  notice: null,
  help: false,
};

/** `signedOut`: what of the page stays on the screen when nobody is signed in. */
export function reduceStaff<S extends StaffState>(
  state: S,
  action: StaffAction,
  signedOut: S,
): S {
  switch (action.do) {
    case 'signed-in':
      return { ...state, phase: 'at-work', session: action.session, signInRefusal: null };
    case 'signed-out':
      return { ...signedOut, phase: 'signed-out' };
    case 'sign-in-refused':
      return { ...signedOut, phase: 'signed-out', signInRefusal: action.code };
    case 'link':
      return state.link === action.link ? state : { ...state, link: action.link };
    case 'notice':
      return { ...state, notice: action.code };
    case 'help':
      return { ...state, help: action.shown };
  }
}
