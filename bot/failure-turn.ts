/**
 * The turn after a decision failed: the message is kept, the resident hears so in their language
 * and is offered a person; what was urgent in it still reaches one.
 */
import type { TurnContext } from 'botbuilder';
import { makeCaseNumber } from '../cases/number.ts';
import { notice } from '../dialogs/notices.ts';
import { atLeast } from '../intents/understanding.ts';
import { carryOut } from './carry-out.ts';
import type { BotDeps } from './intake-bot.ts';
import { readMemory } from './memory.ts';
import { renderReply } from './render-reply.ts';
import type { Turn } from './turn.ts';

export async function onFailure(
  context: TurnContext,
  turn: Turn,
  deps: BotDeps,
): Promise<void> {
  const { language } = readMemory(turn.loaded).dialog;
  const { understanding, heard } = turn;
  if (understanding && heard && atLeast(understanding.urgency, 'high')) {
    const caseId = deps.ids.uuid(turn.now);
    const message = heard.activity.id;
    const { flags, urgency, category, entities } = understanding;
    await carryOut(
      context,
      turn,
      [
        {
          do: 'open_case',
          caseId,
          number: makeCaseNumber(turn.now, deps.city.timeZone, deps.ids.digits(5)),
          category: category?.id ?? deps.city.categories.at(-1)?.id ?? 'other',
          urgency,
          flags: flags.map((flag) => flag.id),
          district: entities.district?.value ?? null,
          zone: entities.zone?.value ?? null,
          consent: 'emergency',
          confirmed: false,
          details: {
            account: [{ value: heard.activity.text ?? '', message }],
            needs: [],
            facts: [],
            flags: flags.map(({ id, evidence }) => ({
              id,
              words: evidence.words,
              message,
            })),
            media: [],
            adviceGiven: [],
          },
        },
        { do: 'request_person', caseId, reason: 'failure' },
      ],
      deps,
    );
  }
  await context.sendActivity(
    renderReply(notice('failure', language, { city: deps.city }), language),
  );
}
