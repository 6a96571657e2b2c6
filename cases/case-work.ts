/** What staff put right in a case: verified, completed, judged anew (核实). */
import type { Urgency } from '../intents/understanding.ts';
import type {
  CaseDetails,
  CaseEventData,
  CaseState,
  LowerReason,
  Sourced,
} from './case.ts';
import { NO_CASE_DETAILS } from './case.ts';
import { CaseError } from './case-error.ts';
import { isUrgent, rank } from './queue.ts';
import { canMove, isOver } from './transitions.ts';

/** What is not named stays; a text that is empty is taken out. */
export interface CaseEdit {
  readonly contactName?: string;
  readonly phone?: string;
  readonly address?: string;
  readonly category?: string;
  readonly district?: string | null;
  readonly urgency?: Urgency;
  /** Why it is less urgent; needed where it is. */
  readonly reason?: LowerReason;
  /** Somebody rang or wrote back, and what stands here is so. */
  readonly verified: boolean;
}

export interface Edited {
  readonly events: readonly CaseEventData[];
  /** Null: nothing personal changed. */
  readonly details: CaseDetails | null;
}

/**
 * The events of an edit in their order, and the details after it.
 * @throws CaseError `reason_missing` where it becomes less urgent and nobody says why.
 */
export function edited(state: CaseState, details: CaseDetails, edit: CaseEdit): Edited {
  const { contactName: name, phone: ring, address: place, ...rest } = details;
  const contactName = replaced(name, edit.contactName);
  const phone = replaced(ring, edit.phone);
  const address = replaced(place, edit.address);
  const fields = [
    ...(contactName === name ? [] : ['contactName']),
    ...(phone === ring ? [] : ['phone']),
    ...(address === place ? [] : ['address']),
  ];
  const { category, district, urgency, reason } = edit;
  const detailed: CaseEventData = {
    kind: 'detailed',
    fields,
    ...(category !== undefined && { category }),
    ...(district !== undefined && { district }),
    messages: [],
  };
  return {
    events: [
      detailed,
      ...(urgency === undefined ? [] : judged(state, urgency, reason)),
      ...(edit.verified && canMove(state.status, 'verified')
        ? [{ kind: 'moved', to: 'verified' } as const]
        : []),
    ],
    details:
      fields.length === 0
        ? null
        : {
            ...rest,
            ...(contactName && { contactName }),
            ...(phone && { phone }),
            ...(address && { address }),
          },
  };
}

/**
 * The draft knows nothing of what staff put right, and brings its details whole: only what the
 * resident changed since `known` is news. What staff and bodies wrote stays.
 */
export function withNews(
  stored: CaseDetails,
  known: CaseDetails,
  told: CaseDetails,
): CaseDetails {
  const before = new Map<string, unknown>(Object.entries(known));
  const news = Object.entries(told).filter(
    ([field, value]) => JSON.stringify(before.get(field)) !== JSON.stringify(value),
  );
  const same = (field: string, value: unknown): boolean =>
    JSON.stringify(before.get(field)) === JSON.stringify(value);
  // What they took out is gone, unless staff have put another in its place.
  const kept = Object.entries(stored).filter(
    ([field, value]) => field in told || !before.has(field) || !same(field, value),
  );
  return { ...NO_CASE_DETAILS, ...Object.fromEntries([...kept, ...news]) };
}

/** More urgent at once calls a person; what is less urgent says why. */
function judged(
  state: CaseState,
  urgency: Urgency,
  reason: LowerReason | undefined,
): readonly CaseEventData[] {
  if (rank(urgency) === rank(state.urgency)) return [];
  if (rank(urgency) < rank(state.urgency)) {
    if (reason === undefined)
      throw new CaseError('reason_missing', 'lowering needs a reason');
    return [{ kind: 'lowered', urgency, reason }];
  }
  const raised: CaseEventData = { kind: 'raised', urgency, flags: [], messages: [] };
  const calls = isUrgent(urgency) && !isOver(state.status);
  return calls ? [raised, { kind: 'handoff_requested', reason: 'urgent' }] : [raised];
}

/** As staff have it; empty: it is taken out. */
function replaced(
  was: Sourced<string> | undefined,
  said: string | undefined,
): Sourced<string> | undefined {
  if (said === undefined || said === (was?.value ?? '')) return was;
  return said === '' ? undefined : { value: said, message: null };
}
