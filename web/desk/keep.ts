/**
 * What a reload must not lose, in this tab's session storage and nowhere else: unsent answers,
 * whole or half written. Signing out and another agent's sign-in forget them.
 */
import type { Shelf } from '../shared/remembered.ts';
import type { Outgoing } from './model.ts';

const KEY = 'huying.desk.unsent';

interface Kept {
  readonly username: string;
  readonly drafts: Readonly<Record<string, string>>;
  readonly outgoing: readonly Outgoing[];
}

export class Keep {
  readonly #shelf: Shelf;
  #kept: Kept = nothing('');

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  /** What this agent left unsent here. Another agent's is forgotten. */
  claim(username: string): readonly Outgoing[] {
    const kept = read(this.#shelf.getItem(KEY));
    this.#kept = kept?.username === username ? kept : nothing(username);
    this.#write();
    return this.#kept.outgoing;
  }

  draft(caseNumber: string): string {
    return this.#kept.drafts[caseNumber] ?? '';
  }

  keepDraft(caseNumber: string, text: string): void {
    const { [caseNumber]: _, ...others } = this.#kept.drafts;
    const drafts = text === '' ? others : { ...others, [caseNumber]: text };
    this.#kept = { ...this.#kept, drafts };
    this.#write();
  }

  /** Those not acknowledged yet. */
  keepOutgoing(outgoing: readonly Outgoing[]): void {
    const unsent = outgoing.filter((one) => one.state !== 'sent');
    if (unsent.length === 0 && this.#kept.outgoing.length === 0) return;
    this.#kept = { ...this.#kept, outgoing: unsent };
    this.#write();
  }

  forget(): void {
    this.#kept = nothing('');
    this.#shelf.removeItem(KEY);
  }

  #write(): void {
    const { drafts, outgoing } = this.#kept;
    if (Object.keys(drafts).length === 0 && outgoing.length === 0) {
      this.#shelf.removeItem(KEY);
      return;
    }
    this.#shelf.setItem(KEY, JSON.stringify(this.#kept));
  }
}

function nothing(username: string): Kept {
  return { username, drafts: {}, outgoing: [] };
}

/** Our own writing, or nothing: an older page's shape is not worth a failure. */
function read(text: string | null): Kept | null {
  if (text === null) return null;
  try {
    const kept: Kept = JSON.parse(text);
    const whole = typeof kept.username === 'string' && Array.isArray(kept.outgoing);
    return whole && typeof kept.drafts === 'object' ? kept : null;
  } catch {
    return null;
  }
}
