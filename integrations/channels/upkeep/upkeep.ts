/**
 * What an operator asks of a channel from a command: does it work, and what must still be set up at
 * its vendor. Neither needs the house to run. Nothing told holds a secret.
 */
import type { Clock } from '../../ports.ts';

/** One thing that was looked at, in words. `wrong` says what to do; `unsure` could not be told. */
export interface Finding {
  readonly state: 'works' | 'wrong' | 'unsure';
  readonly told: string;
}

export const works = (told: string): Finding => ({ state: 'works', told });
export const wrong = (told: string): Finding => ({ state: 'wrong', told });
export const unsure = (told: string): Finding => ({ state: 'unsure', told });

/** One thing that must stand at the vendor's. */
export type Measure =
  | { readonly state: 'done'; readonly told: string }
  /** What would be changed; `apply` changes it and tells what came of it. */
  | { readonly state: 'to_do'; readonly told: string; apply(): Promise<Finding> }
  /** Only a person can. */
  | { readonly state: 'by_hand'; readonly told: string }
  /** What stands there could not be read; something must be mended first. */
  | { readonly state: 'wrong'; readonly told: string };

/** A button under an account's conversations: says a choice, or opens a page, or holds others. */
export interface MenuItem {
  readonly name: string;
  readonly choice?: string | undefined;
  readonly url?: string | undefined;
  readonly items: readonly MenuItem[];
}

/** Where the house is, as far as its vendors are concerned. */
export interface Site {
  /** The address that the vendor is given; null: PUBLIC_URL is not set. */
  readonly webhook: string | null;
  readonly clock: Clock;
  /** The city's; empty: it has none. */
  readonly menu: readonly MenuItem[];
}

/** What the QR code of a poster holds, and with what it is scanned. */
export interface PosterLink {
  readonly link: string;
  readonly scanWith: { readonly zh: string; readonly en: string };
}

/** What is put into the message for people where a link cannot carry the code itself. */
export function posterWords(place: string): string {
  return `您好 #${place}`;
}

export interface Upkeep {
  /** Under which its vendor reaches us. */
  readonly path: string;
  /** Asks the vendor, and changes nothing there. Never throws for what a vendor does. */
  check(
    settings: Readonly<Record<string, unknown>>,
    site: Site,
  ): Promise<readonly Finding[]>;
  /** Asks too; what is applied twice is the same as once. */
  plan(
    settings: Readonly<Record<string, unknown>>,
    site: Site,
  ): Promise<readonly Measure[]>;
  /** Of the place with that code, which comes back with who scans it. Absent: no link leads there. */
  poster?(
    settings: Readonly<Record<string, unknown>>,
    site: Site,
    place: string,
  ): Promise<PosterLink | Finding>;
}

/** What nobody can plan without an address. */
export const NO_ADDRESS: Measure = {
  state: 'by_hand',
  told: 'Set PUBLIC_URL to the https address that the outside reaches first.',
};

/** What must be mended first. */
export function toMend(findings: readonly Finding[]): readonly Measure[] {
  return findings.flatMap(({ state, told }) =>
    state === 'wrong' ? [{ state, told }] : [],
  );
}

/** Why an account could not be read. */
export function notRead(findings: readonly Finding[]): Finding {
  return (
    findings.find(({ state }) => state === 'wrong') ??
    unsure('The account tells nothing.')
  );
}

export const SET_UP = 'npm run channel:setup -- --apply';
