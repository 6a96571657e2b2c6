/** Without consent nothing goes to a body; the hotline, a person and the way back stay open. */
import type { SayKey } from './say.ts';
import { pick, put, type Turn, withDraft } from './turn.ts';

/** @param key refused, or not answered though the reason was given. */
export function notPassedOn(
  turn: Turn,
  key: SayKey & ('consent.refused' | 'consent.open'),
): Turn {
  const { hotline } = turn.input.city;
  return put(
    withDraft(turn, { consent: 'pending', editing: null }),
    'consent',
    key,
    [
      pick(turn, 'consent:yes', 'label.agree'),
      // Who has refused is not asked again; who never answered still may.
      ...(key === 'consent.open' ? [pick(turn, 'consent:no', 'label.disagree')] : []),
      pick(turn, 'do:person', 'label.person'),
      pick(turn, 'cancel:ask', 'label.cancel'),
    ],
    { params: { hotline: hotline.number }, phones: [hotline.number] },
  );
}
