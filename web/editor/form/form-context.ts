/** What every field of an item's form reads: what is wrong, and whether to say it yet. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Fault } from '../../../knowledge/content/fault.ts';
import { useEditor } from '../editor-context.ts';
import { faultsAt, sayFault } from '../faults.ts';

export interface Form {
  readonly faults: readonly Fault[];
  /** Empty fields are told of only once saving was tried; wrongly written ones at once. */
  readonly strict: boolean;
}

export const FormContext = createContext<Form>({ faults: [], strict: false });

/** The field's fault as a sentence; null: none to tell. */
export function useFault(path: string): string | null {
  const { words } = useEditor();
  const { faults, strict } = useContext(FormContext);
  const [fault] = faultsAt(faults, path).filter(
    ({ code }) => strict || !['required', 'tooFew', 'tooShort'].includes(code),
  );
  return fault === undefined ? null : sayFault(words, fault, path);
}

/** Of the element that a field's label and fault belong to. */
export function idOf(path: string): string {
  return `f-${path.replaceAll('.', '-')}`;
}

/** What a field shows beside its value. */
export interface Labelled {
  /** Where in the item's content it stands: `answer`, `checks.0.text`. */
  readonly path: string;
  /** Absent: the name and the hint that the locale has for the path. */
  readonly name?: string | undefined;
  readonly hint?: string | undefined;
}

export function useLabel({ path, name, hint }: Labelled): {
  readonly name: string;
  readonly hint: string | undefined;
} {
  const { words } = useEditor();
  return {
    name: name ?? words.find(`field.${path}`) ?? path,
    hint: hint ?? words.find(`field.${path}.hint`) ?? undefined,
  };
}
