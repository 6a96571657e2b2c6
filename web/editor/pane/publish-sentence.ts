/** In one sentence: what publishing changes, for whom, from when until when. Pure. */
import { inLanguage } from '../../../knowledge/content/fields.ts';
import { placeId, type RegisterRow } from '../../../knowledge/content/register.ts';
import type { Item, ItemContent } from '../contract.ts';
import type { Words } from '../words.ts';
import { sayLocal } from './city-time.ts';
import { validityOf } from './preview-span.ts';

export function publishSentence(
  words: Words,
  item: Item,
  /** City's moment at which it takes effect; null: at once. */
  startsAt: string | null,
  now: string,
  /** The moment that knowledge speaks for then. */
  told: string = startsAt ?? now,
): string {
  const content = item.open?.content ?? null;
  const about = content ?? item.live?.content ?? null;
  const name = about === null ? item.id : nameOf(words, about);
  const who = whom(words, about);
  const from = beginOf(words, content, startsAt, now, told);
  const { ends } = validityOf(content);
  const until =
    ends === null
      ? words.say('publish.noEnd')
      : words.say(ends < told ? 'publish.over' : 'publish.until', {
          when: sayLocal(ends, words.language, now),
        });
  if (item.open?.content === null) {
    return words.say('publish.sentence.withdraw', { from, who, name });
  }
  const what = item.live === null ? 'new' : 'changed';
  if (about?.kind === 'register') {
    const before =
      item.live?.content.kind === 'register' ? item.live.content.register : null;
    const counts = rowCounts(before?.rows ?? [], about.register.rows);
    return words.say('publish.sentence.register', { from, ...counts });
  }
  const kind = about?.kind === 'entry' ? 'entry' : 'article';
  return words.say(`publish.sentence.${kind}.${what}`, { from, who, name, until });
}

function nameOf(words: Words, content: ItemContent): string {
  if (content.kind === 'article')
    return inLanguage(content.article.title, words.language);
  if (content.kind === 'entry') return inLanguage(content.entry.name, words.language);
  return words.say('publish.register');
}

/** Its own zones, districts and people; without any: everybody in the city. */
function whom(words: Words, content: ItemContent | null): string {
  if (content === null || content.kind === 'register')
    return words.say('publish.everybody');
  const { zones, districts } =
    content.kind === 'article' ? content.article : content.entry;
  const persons = content.kind === 'article' ? content.article.persons : [];
  const where = [
    words.list(districts.map((id) => words.district(id))),
    words.list(zones.map((id) => words.zone(id))),
  ]
    .filter((part) => part !== '')
    .join(' · ');
  if (persons.length === 0) {
    return where === ''
      ? words.say('publish.everybody')
      : words.say('publish.people', { where });
  }
  const needs = words.list(persons.map((id) => words.person(id)));
  return where === ''
    ? words.say('publish.needs', { needs })
    : words.say('publish.peopleWithNeeds', { where, needs });
}

/** An imported table replaces the register: what it leaves out must not go unseen. */
function rowCounts(before: readonly RegisterRow[], after: readonly RegisterRow[]) {
  const keyOf = (row: RegisterRow): string => `${placeId(row)} ${row.from}`;
  const [was, is] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  return {
    n: after.length,
    added: [...is].filter((key) => !was.has(key)).length,
    gone: [...was].filter((key) => !is.has(key)).length,
  };
}

/** The later of being published and beginning to hold. */
function beginOf(
  words: Words,
  content: ItemContent | null,
  startsAt: string | null,
  now: string,
  published: string,
): string {
  const { begins } = validityOf(content);
  const from = begins !== null && begins > published ? begins : startsAt;
  return from === null
    ? words.say('publish.fromNow')
    : words.say('publish.from', { when: sayLocal(from, words.language, now) });
}
