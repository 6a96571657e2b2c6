/**
 * The turn after a decision failed: the message is kept, the resident hears so in their language
 * and is offered a person; what was urgent in it still reaches one.
 */
import type { TurnContext } from 'botbuilder';
import { NO_CASE_DETAILS } from '../cases/case.ts';
import { makeCaseNumber } from '../cases/number.ts';
import { bounded } from '../dialogs/bounds.ts';
import type { Command } from '../dialogs/contract.ts';
import { notice } from '../dialogs/notices.ts';
import { type DialogState, homeZone, newDraft } from '../dialogs/state.ts';
import { atLeast, higherUrgency, type Understanding } from '../intents/understanding.ts';
import { carryOut } from './carry-out.ts';
import { planExpiry } from './due/expiry.ts';
import { questionKey } from './due/quiet-question.ts';
import { type BotDeps, draftExpiry } from './intake-bot.ts';
import { keepMemory, readMemory } from './memory.ts';
import { renderReply } from './render-reply.ts';
import type { Turn } from './turn.ts';

export async function onFailure(
  context: TurnContext,
  turn: Turn,
  deps: BotDeps,
): Promise<void> {
  const { understanding, heard, loaded } = turn;
  if (heard?.activity.type !== 'message') return;
  const remembered = readMemory(loaded).dialog;
  const isNew = loaded.state === null;
  const language = (isNew && understanding?.language) || remembered.language;
  let dialog: DialogState = { ...remembered, language, lastAt: turn.now.toISOString() };
  if (understanding && atLeast(understanding.urgency, 'high')) {
    dialog = withAlarm(dialog, understanding, turn, deps);
    await carryOut(context, turn, alarmCommands(dialog, remembered, understanding), deps);
    if (!remembered.draft) planExpiry(turn, draftExpiry(turn.now, deps.city));
  }
  // A question that waits for its moment is for words that were written before these.
  turn.cancel(questionKey(loaded.id));
  keepMemory(
    turn,
    { dialog, heard: (turn.arrived ?? heard).seq },
    draftExpiry(turn.now, deps.city),
  );
  // Beside a person who speaks with the resident the bot stays silent.
  if (loaded.owner === 'agent') return;
  const reply = notice('failure', language, { city: deps.city });
  await context.sendActivity(renderReply(reply, language));
}

/**
 * The words as part of the draft being told, or of a new one, and its case: the next message goes
 * on from here, and one trouble stays one case.
 */
function withAlarm(
  dialog: DialogState,
  understanding: Understanding,
  turn: Turn,
  { ids, city }: Pick<BotDeps, 'ids' | 'city'>,
): DialogState {
  const { urgency, flags, category, entities } = understanding;
  const draft = dialog.draft ?? newDraft(ids.uuid(turn.now), turn.now);
  const details = dialog.personal.draft ?? NO_CASE_DETAILS;
  const message = turn.heard?.activity.id ?? '';
  const number = () => makeCaseNumber(turn.now, city.timeZone, ids.digits(5));
  return {
    ...dialog,
    draft: {
      ...draft,
      category: draft.category ?? category?.id ?? city.categories.at(-1)?.id ?? 'other',
      district: draft.district ?? entities.district?.value ?? dialog.district,
      zone: draft.zone ?? entities.zone?.value ?? homeZone(dialog),
      urgency: higherUrgency(draft.urgency, urgency),
      caseId: draft.caseId ?? draft.id,
      caseNumber: draft.caseNumber ?? number(),
    },
    personal: {
      ...dialog.personal,
      draft: bounded({
        ...details,
        account: [
          ...details.account,
          { value: turn.heard?.activity.text ?? '', message },
        ],
        flags: [
          ...details.flags,
          ...flags.map(({ id, evidence }) => ({ id, words: evidence.words, message })),
        ],
      }),
    },
  };
}

/** Opens the draft's case, or raises the one it has, and calls a person. */
function alarmCommands(
  { draft, personal, language }: DialogState,
  before: DialogState,
  understanding: Understanding,
): readonly Command[] {
  if (!draft || !personal.draft || draft.caseId === null) return [];
  const { caseId, category, district, zone } = draft;
  const details = personal.draft;
  const { urgency } = understanding;
  const flags = understanding.flags.map(({ id }) => id);
  const consent = draft.consent === 'given' ? 'given' : 'emergency';
  const told = {
    category: category ?? 'other',
    district,
    zone,
    consent,
    details,
  } as const;
  const written: readonly Command[] =
    before.draft?.caseId == null
      ? [
          {
            do: 'open_case',
            caseId,
            number: draft.caseNumber ?? '',
            urgency: draft.urgency,
            flags,
            language,
            confirmed: false,
            ...told,
          },
        ]
      : [
          {
            do: 'detail_case',
            caseId,
            confirmed: false,
            known: before.personal.draft ?? NO_CASE_DETAILS,
            ...told,
          },
          { do: 'raise_case', caseId, urgency, flags },
        ];
  return [...written, { do: 'request_person', caseId, reason: 'failure' }];
}
