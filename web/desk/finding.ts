/** What the page knows of the list of all cases. Pure; `Finder` reads it. */
import type { CaseLine, CasesFound, CasesWanted, DeskCase } from './contract.ts';

/** What is asked for, without where a page begins. */
export type Wanted = Omit<CasesWanted, 'after'>;

export interface Finding {
  /** As it stands in the fields; the lines may still be those of what was asked before. */
  readonly wanted: Wanted;
  /** Null until the first reading. */
  readonly lines: readonly CaseLine[] | null;
  readonly more: boolean;
  readonly busy: boolean;
  /** Code of why nothing could be found. */
  readonly problem: string | null;
}

export type FindingAction =
  | { readonly do: 'find'; readonly wanted: Partial<Wanted> }
  | { readonly do: 'finding' }
  | { readonly do: 'found'; readonly page: CasesFound; readonly behind: boolean }
  | { readonly do: 'find-refused'; readonly code: string };

export const NOTHING_WANTED: Wanted = {
  search: '',
  state: null,
  urgency: null,
  category: null,
  district: null,
  body: null,
  only: null,
};

export const NOTHING_FOUND: Finding = {
  wanted: NOTHING_WANTED,
  lines: null,
  more: false,
  busy: false,
  problem: null,
};

export function reduceFinding(state: Finding, action: FindingAction): Finding {
  switch (action.do) {
    case 'find':
      return { ...state, wanted: { ...state.wanted, ...action.wanted } };
    case 'finding':
      return { ...state, busy: true, problem: null };
    case 'found': {
      const { lines, more } = action.page;
      const before = action.behind ? (state.lines ?? []) : [];
      const known = new Set(before.map(({ caseNumber }) => caseNumber));
      const fresh = lines.filter(({ caseNumber }) => !known.has(caseNumber));
      return { ...state, lines: [...before, ...fresh], more, busy: false };
    }
    case 'find-refused':
      return { ...state, lines: [], more: false, busy: false, problem: action.code };
  }
}

/** The open case was read: its line says the same, in its place. */
export function withCase(state: Finding, found: DeskCase): Finding {
  const { status, urgency, category, district, zone, owner, inCharge } = found;
  const standing = { status, urgency, category, district, zone, owner, inCharge };
  const lines = state.lines?.map((line) =>
    line.caseNumber === found.caseNumber ? { ...line, ...standing } : line,
  );
  return lines === undefined ? state : { ...state, lines };
}

/** Whether anything narrows the list. */
export function isNarrowed(wanted: Wanted): boolean {
  return Object.values(wanted).some((value) => value !== null && value !== '');
}
