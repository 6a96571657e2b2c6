/** What every part of the page reads: the state, the words, the verbs. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { EditorApi } from './api.ts';
import type { EditorAction, EditorState } from './model.ts';
import type { EditorSettings } from './settings.ts';
import type { Words } from './words.ts';
import type { Work } from './work.ts';

export interface Editor {
  readonly state: EditorState;
  readonly dispatch: (action: EditorAction) => void;
  readonly work: Work;
  readonly api: EditorApi;
  readonly words: Words;
  readonly settings: EditorSettings;
  readonly switchLanguage: () => void;
  /** Milliseconds; where knowledge stands still, its moment. */
  readonly cityNow: () => number;
}

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (editor === null) throw new Error('A part of the page stands outside of it.');
  return editor;
}
