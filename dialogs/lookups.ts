/** What must be read before a turn is decided, as data: one round trip for all of it. */
import { atLeast, type Understanding } from '../intents/understanding.ts';
import type { Lookup, Message } from './contract.ts';
import { hasCue, isCue } from './cues.ts';
import { wantsElsewhere } from './handlers/elsewhere.ts';
import { wantsOwnData } from './handlers/own-data.ts';
import { proofIn, wantedNumber } from './handlers/status.ts';
import { hear } from './heard.ts';
import type { DialogState } from './state.ts';

export function lookups(
  state: DialogState,
  read: Understanding,
  message: Message,
  owner: 'bot' | 'queue' | 'agent',
): readonly Lookup[] {
  const heard = hear(state, message, read);
  const { tap, text, understanding } = heard;
  const ownData = wantsOwnData(heard, state);
  const entity = tap ? undefined : understanding.entities.caseNumber?.value;
  const elsewhere = wantsElsewhere(heard, state);
  const stated = tap
    ? null
    : wantedNumber(text, entity, state.asked?.question, state.status.number);
  const number = elsewhere?.number ?? stated;
  const progress =
    understanding.intent === 'check_status' ||
    (tap?.verb === 'do' && tap.value === 'progress') ||
    isCue(text, 'progress');
  const own =
    ownData ||
    progress ||
    elsewhere !== null ||
    state.draft?.caseId != null ||
    owner !== 'bot' ||
    understanding.intent === 'human_agent' ||
    atLeast(understanding.urgency, 'high') ||
    (tap?.verb === 'do' && tap.value === 'person') ||
    state.asked?.question === 'outcome' ||
    tap?.verb === 'outcome' ||
    isCue(text, 'done') ||
    hasCue(text, 'undone') ||
    isCue(text, 'person') ||
    hasCue(text, 'ignored');
  return [
    ...(number === null
      ? []
      : [
          { find: 'case', number, tries: proofIn(text, understanding) !== null } as const,
        ]),
    ...(own ? [{ find: 'own_cases' } as const] : []),
    ...(state.follows || progress || number !== null || elsewhere !== null
      ? [{ find: 'followed' } as const]
      : []),
    ...(elsewhere?.sends && number !== null ? [{ find: 'code', number } as const] : []),
    ...(ownData ? [{ find: 'own_data' } as const] : []),
  ];
}
