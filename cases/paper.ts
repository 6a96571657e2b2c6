/** Papers owed (容缺): help comes first, what is missing is listed and asked for later. */
import type { CaseEventData } from './case.ts';
import type { Paper } from './parts.ts';

export type PaperEvent = Extract<CaseEventData, { kind: 'paper' }>;

export function owed(papers: readonly Paper[] = []): readonly Paper[] {
  return papers.filter(({ stage }) => stage === 'owed');
}

/** The papers after the event; null: it changes nothing, undefined: there is no such paper. */
export function withPaper(
  papers: readonly Paper[] = [],
  { paper, step }: PaperEvent,
): readonly Paper[] | null | undefined {
  const known = papers.find(({ number }) => number === paper);
  if (step === 'owed' && !known)
    return paper === papers.length + 1
      ? [...papers, { number: paper, stage: 'owed' }]
      : undefined;
  if (!known) return undefined;
  if (known.stage === step) return null;
  return papers.map((each) => (each === known ? { ...each, stage: step } : each));
}
