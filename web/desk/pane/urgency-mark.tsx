import { Urgency } from '../../shared/urgency.tsx';
import type { QueueItem } from '../contract.ts';
import { useDesk } from '../desk-context.ts';
import { levelOf } from '../rows.ts';

export function UrgencyMark({ urgency }: { readonly urgency: QueueItem['urgency'] }) {
  const { words } = useDesk();
  return <Urgency level={levelOf(urgency)} word={words.urgency(urgency)} />;
}
