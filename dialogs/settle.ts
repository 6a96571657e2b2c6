/** The end of a turn: what changed in the draft becomes commands for its case. */
import { NO_CASE_DETAILS } from '../cases/case.ts';
import { atLeast } from '../intents/understanding.ts';
import type { Command, Decision, Reply } from './contract.ts';
import { caseOf } from './own-case.ts';
import type { Draft, DraftDetails, Kept } from './state.ts';
import { detailsOf, fallbackCategory, type Turn } from './turn.ts';

export function settle(turn: Turn): Decision {
  return {
    state: {
      ...turn.state,
      lastAt: turn.input.now.toISOString(),
      greeted: turn.state.greeted || turn.replies.length > 0,
    },
    replies: inOrder(turn.replies),
    commands: [...turn.commands, ...caseCommands(turn)],
  };
}

/** What stands before a reply that goes now goes now too, so that nothing overtakes it. */
function inOrder(replies: readonly Reply[]): readonly Reply[] {
  const lastNow = replies.findLastIndex(({ at }) => at === 'now');
  return replies.map((reply, at) => (at < lastNow ? { ...reply, at: 'now' } : reply));
}

function caseCommands(turn: Turn): readonly Command[] {
  const { draft } = turn.state;
  if (draft?.caseId == null) return [];
  const before = caseBefore(turn, draft);
  return [
    ...(before ? detailed(turn, draft, before) : opened(turn, draft, draft.caseId)),
    ...(before ? raised(turn, draft, before) : []),
    ...called(turn, draft, draft.caseId),
  ];
}

/** A person is wanted; a case that was called solved is opened again by it. */
function called(turn: Turn, draft: Draft, caseId: string): readonly Command[] {
  const { person, input } = turn;
  if (person === null) return [];
  return caseOf(draft, input)?.status === 'resolved'
    ? [{ do: 'reopen_case', caseId, reason: person === 'urgent' ? 'urgent' : 'asked' }]
    : [{ do: 'request_person', caseId, reason: person }];
}

/** The draft as it stood before this turn, where it had its case already. */
function caseBefore({ input }: Turn, { id }: Draft): Kept | null {
  const { draft, personal } = input.state;
  const told = draft && { draft, details: personal.draft ?? NO_CASE_DETAILS };
  return (
    [told, personal.aside].find(
      (kept) => kept?.draft.id === id && kept.draft.caseId !== null,
    ) ?? null
  );
}

function opened(turn: Turn, draft: Draft, caseId: string): readonly Command[] {
  return [
    {
      do: 'open_case',
      ...common(turn, draft, caseId),
      number: draft.caseNumber ?? '',
      language: turn.state.language,
      urgency: draft.urgency,
      flags: detailsOf(turn).flags.map(({ id }) => id),
    },
  ];
}

function detailed(turn: Turn, draft: Draft, kept: Kept): readonly Command[] {
  const details = detailsOf(turn);
  const before = kept.draft;
  const same =
    sameDetails(details, kept.details) &&
    before.category === draft.category &&
    before.district === draft.district &&
    before.zone === draft.zone &&
    before.consent === draft.consent &&
    before.filedAt === draft.filedAt;
  if (same) return [];
  // What they say no differently than before is no news: staff may have put it right since.
  const { category, district, zone, ...told } = common(
    turn,
    draft,
    draft.caseId ?? draft.id,
  );
  return [
    {
      do: 'detail_case',
      ...told,
      ...(before.category !== draft.category && { category }),
      ...(before.district !== draft.district && { district }),
      ...(before.zone !== draft.zone && { zone }),
      known: kept.details,
    },
  ];
}

function raised(turn: Turn, draft: Draft, before: Kept): readonly Command[] {
  const known = before.details.flags;
  const flags = detailsOf(turn)
    .flags.filter(({ id }) => !known.some((flag) => flag.id === id))
    .map(({ id }) => id);
  const level = caseOf(draft, turn.input)?.urgency ?? before.draft.urgency;
  const rises = draft.urgency !== level || flags.length > 0;
  return rises
    ? [
        {
          do: 'raise_case',
          caseId: draft.caseId ?? draft.id,
          urgency: draft.urgency,
          flags,
        },
      ]
    : [];
}

function common(turn: Turn, draft: Draft, caseId: string) {
  const emergency = atLeast(draft.urgency, 'high') ? 'emergency' : 'pending';
  return {
    caseId,
    category: draft.category ?? fallbackCategory(turn.input.city).id,
    district: draft.district,
    zone: draft.zone,
    consent: draft.consent === 'given' ? 'given' : emergency,
    confirmed: draft.filedAt !== null,
    details: detailsOf(turn),
  } as const;
}

/** Both are plain data built by the same code, so their keys stand in a like order. */
export function sameDetails(a: DraftDetails | null, b: DraftDetails | null): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
