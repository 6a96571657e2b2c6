/** What desk and bodies write to each other, kept with the case's details. */
import type { CaseDetails, TaskWords } from '../../cases/case.ts';
import { cleanText } from '../clean-json.ts';

/** The details with these words on each of the tasks; null where nothing was written. */
export function withTaskWords(
  details: CaseDetails,
  by: TaskWords['by'],
  tasks: readonly number[],
  written: string,
): CaseDetails | null {
  const words = cleanText(written).trim();
  if (words === '') return null;
  const said = tasks.map((task): TaskWords => ({ task, by, words }));
  return { ...details, taskWords: [...(details.taskWords ?? []), ...said] };
}
