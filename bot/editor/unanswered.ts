/** Questions that nothing answered: by what they are about, and where that has no name, by likeness. */
import type {
  KnowledgeStore,
  OpenQuestion,
} from '../../integrations/database/knowledge-contract.ts';
import { alikeGroups } from '../../knowledge/authoring/alike.ts';
import type { UnansweredGroup } from '../../web/editor/contract.ts';

/** The topic of questions whose words name nothing known. */
const NAMELESS = 'other';
/** More of them are not looked through. */
const MOST_NAMELESS = 1_000;
const GROUPS = 200;
const WORDS = 3;
/** Before the newest question's id: names a group by likeness. No topic begins so. */
const MARK = '#';

type Store = Pick<KnowledgeStore, 'openQuestions' | 'openOn' | 'settle'>;

/** The most asked first. */
export async function unansweredSince(
  since: Date,
  store: Store,
): Promise<readonly UnansweredGroup[]> {
  const [topics, nameless] = await Promise.all([
    store.openQuestions(since, GROUPS),
    namelessGroups(since, store),
  ]);
  const named = topics.flatMap(({ topic, ...group }) =>
    topic === NAMELESS ? [] : [{ key: topic, ...group }],
  );
  const alike = nameless.map((group) => ({
    key: keyOf(group),
    count: group.length,
    lastAt: group[0]?.at ?? '',
    words: group.flatMap(({ words }) => words ?? []).slice(0, WORDS),
  }));
  return [...named, ...alike]
    .sort((a, b) => b.count - a.count || b.lastAt.localeCompare(a.lastAt))
    .slice(0, GROUPS);
}

/** A group was dealt with: questions like it are listed again when somebody asks again. */
export async function settle(
  key: string,
  by: { readonly staffId: string; readonly at: Date; readonly since: Date },
  store: Store,
): Promise<void> {
  if (!key.startsWith(MARK)) return await store.settle(key, by.staffId, by.at);
  const groups = await namelessGroups(by.since, store);
  // Questions that came meanwhile may have given the group a newer head.
  const id = Number(key.slice(MARK.length));
  const group = groups.find((each) => each.some((question) => question.id === id)) ?? [];
  const seen = group.filter((question) => question.id <= id);
  await store.settle(
    seen.map((question) => question.id),
    by.staffId,
    by.at,
  );
}

async function namelessGroups(since: Date, store: Store) {
  return alikeGroups(await store.openOn(NAMELESS, since, MOST_NAMELESS));
}

function keyOf([newest]: readonly OpenQuestion[]): string {
  return `${MARK}${newest?.id ?? 0}`;
}
