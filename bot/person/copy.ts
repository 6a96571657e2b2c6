/** Everything that is kept of a person, read together: their copy. */
import type { StoredActivity } from '../../integrations/activity.ts';
import { attachedMediaId } from '../../integrations/channels/contract.ts';
import type { Database } from '../../integrations/database/contract.ts';
import type { PersonExport } from '../../web/desk/person/contract.ts';

export type CopyDeps = Pick<
  Database,
  'cases' | 'turns' | 'contacts' | 'media' | 'persons'
>;

const LINES_AT_ONCE = 500;
/** Files beyond so many bytes are named, not copied: the answer is one JSON text in memory. */
const MOST_BYTES = 20_000_000;

export async function copyOf(
  personId: string,
  db: CopyDeps,
): Promise<Pick<PersonExport, 'cases' | 'conversations' | 'files'>> {
  const { conversations, media } = await db.persons.belongings(personId);
  return {
    cases: (await Promise.all(conversations.map((id) => casesOf(id, db)))).flat(),
    conversations: (
      await Promise.all(conversations.map((id) => conversationOf(id, db)))
    ).flat(),
    files: await filesOf(media, db),
  };
}

async function casesOf(
  conversationId: string,
  { cases }: CopyDeps,
): Promise<PersonExport['cases']> {
  const rows = await cases.ofConversation(conversationId);
  return await Promise.all(
    rows.map(async (row) => ({ ...row, events: await cases.events(row.state.id) })),
  );
}

async function conversationOf(
  id: string,
  { turns, contacts }: CopyDeps,
): Promise<PersonExport['conversations']> {
  const [conversation, contact] = await Promise.all([turns.find(id), contacts.find(id)]);
  if (!conversation) return [];
  const { channelId: channel, state, sealed } = conversation;
  return [
    {
      id,
      channel,
      address: contact?.address ?? null,
      remembered: { state, sealed },
      said: (await linesOf(id, turns)).flatMap(saidIn),
    },
  ];
}

async function linesOf(
  id: string,
  turns: CopyDeps['turns'],
): Promise<readonly StoredActivity[]> {
  const all: StoredActivity[] = [];
  for (;;) {
    const more = await turns.activities(id, all.at(-1)?.seq ?? 0, LINES_AT_ONCE);
    all.push(...more);
    if (more.length < LINES_AT_ONCE) return all;
  }
}

/** Nothing for what is no message. */
function saidIn({
  activity,
  speaker,
}: StoredActivity): PersonExport['conversations'][number]['said'] {
  if (activity.type !== 'message') return [];
  const files = (activity.attachments ?? []).flatMap(
    (attachment) => attachedMediaId(attachment) ?? [],
  );
  return [{ at: activity.timestamp, speaker, text: activity.text ?? '', files }];
}

async function filesOf(
  ids: readonly string[],
  { media }: CopyDeps,
): Promise<PersonExport['files']> {
  const files: PersonExport['files'][number][] = [];
  let room = MOST_BYTES;
  for (const id of ids) {
    const found = await media.get(id);
    if (!found) continue;
    const { name, contentType, size, bytes } = found;
    room -= bytes.length;
    const base64 = room < 0 ? null : Buffer.from(bytes).toString('base64');
    files.push({ id, name, contentType, size, base64 });
  }
  return files;
}
