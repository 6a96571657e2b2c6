/**
 * Messages that the resident gives other words or takes back, in what was learnt from them: the
 * words go out of case and draft; what became of them stays, with the message as its source.
 */
import { retold } from '../cases/retold.ts';
import { withdrawn } from '../dialogs/withdrawn.ts';
import type { StoredActivity } from '../integrations/activity.ts';
import type { Cases, Turns } from '../integrations/database/contract.ts';
import { questionKey } from './due/quiet-question.ts';
import { withoutEchoes } from './echoes.ts';
import { keepMemory, readMemory } from './memory.ts';
import { erased } from './message-change.ts';
import { readMessage } from './read-message.ts';
import type { Turn } from './turn.ts';

export interface RetellDeps {
  readonly cases: Pick<Cases, 'ofConversation'>;
  readonly turns: Pick<Turns, 'activities'>;
}

/** So much said after a message is looked through for its echo. */
const MOST_READ = 1_000;

/** The message is taken back. What was decided because of it is not: a person may be on the way. */
export async function takeBack(
  turn: Turn,
  original: StoredActivity,
  deps: RetellDeps,
): Promise<void> {
  turn.rewrite(erased(original, turn.now));
  await eraseEchoes(turn, original, deps);
  const { dialog, heard } = readMemory(turn);
  const media = readMessage(original.activity).media.map(({ id }) => id);
  const state = withdrawn(dialog, original.activity.id, media);
  // A question that waits to be put may say the words back.
  const last = heard === original.seq || heard === turn.arrived?.seq;
  if (last || state.draft !== dialog.draft) turn.cancel(questionKey(turn.loaded.id));
  keepMemory(turn, { dialog: state, heard }, turn.expiresAt);
  await retellCases(turn, original, null, deps, media);
}

/** What the house wrote of the words, then or in this turn, goes with them. */
async function eraseEchoes(
  turn: Turn,
  { conversationId, seq, activity }: StoredActivity,
  { turns }: RetellDeps,
): Promise<void> {
  const before = activity.changes?.before.map(({ text }) => text) ?? [];
  const words = [activity.text ?? '', ...before];
  const stored = await turns.activities(conversationId, seq, MOST_READ);
  for (const said of [...stored, ...turn.activities]) {
    if (said.speaker !== 'bot' && said.speaker !== 'system') continue;
    const wordless = withoutEchoes(said, words);
    if (wordless !== said) turn.rewrite(wordless);
  }
}

/** The message's words in every case that has them; null: none. */
export async function retellCases(
  turn: Turn,
  { activity }: StoredActivity,
  words: string | null,
  { cases }: RetellDeps,
  media: readonly string[] = [],
): Promise<void> {
  const rows = turn.rowsNow(await cases.ofConversation(turn.loaded.id));
  for (const row of rows) {
    const details = retold(row.details, activity.id, words, media);
    if (details === row.details) continue;
    const fields =
      details.media === row.details.media ? ['account'] : ['account', 'media'];
    const detailed = { kind: 'detailed', fields, messages: [activity.id] } as const;
    turn.changeCase(row, [detailed], { kind: 'resident' }, details);
  }
}
