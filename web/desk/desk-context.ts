/** What every part of the page reads: the state, the words, the verbs. Time ticks apart from them. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Sound } from './alarm.ts';
import type { CaseWork } from './case-work.ts';
import type { Finder } from './finder.ts';
import type { IssueWork } from './issues/work.ts';
import type { Keep } from './keep.ts';
import type { DeskAction, DeskState } from './model.ts';
import type { PersonApi } from './person/api.ts';
import type { TieApi } from './ties/api.ts';
import type { UndeliveredApi } from './undelivered/api.ts';
import type { Words } from './words.ts';
import type { Work } from './work.ts';

export interface Desk {
  readonly state: DeskState;
  readonly dispatch: (action: DeskAction) => void;
  readonly work: Work;
  readonly finder: Finder;
  readonly caseWork: CaseWork;
  readonly issueWork: IssueWork;
  readonly keep: Keep;
  readonly person: PersonApi;
  readonly ties: TieApi;
  readonly undelivered: UndeliveredApi;
  readonly words: Words;
  readonly switchLanguage: () => void;
  readonly sound: Sound;
  readonly testSound: () => void;
}

export const DeskContext = createContext<Desk | null>(null);

/** The page's clock in milliseconds, moving once a second. */
export const NowContext = createContext(0);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('A part of the desk stands outside of it.');
  return desk;
}

export function useNow(): number {
  return useContext(NowContext);
}
