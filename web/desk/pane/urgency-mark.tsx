import { levelOf } from '../../../cases/queue.ts';
import { Urgency } from '../../shared/urgency.tsx';
import type { QueueItem } from '../contract.ts';
import { useDesk } from '../desk-context.ts';

export function UrgencyMark({ urgency }: { readonly urgency: QueueItem['urgency'] }) {
  const { words } = useDesk();
  return <Urgency level={levelOf(urgency)} word={words.urgency(urgency)} />;
}
