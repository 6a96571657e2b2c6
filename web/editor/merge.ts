/** Two people's words side by side, field by field. Pure. */
import type { Article } from '../../knowledge/content/article.ts';
import type { Entry } from '../../knowledge/content/directory.ts';
import type { ItemContent } from './contract.ts';

export interface Choice {
  readonly field: keyof Article | keyof Entry;
  readonly theirs: unknown;
  readonly mine: unknown;
  /** Both changed it: somebody has to look. */
  readonly both: boolean;
  /** What is likely meant: the words of whoever changed it; where both did, one's own. */
  readonly likely: 'theirs' | 'mine';
}

type Fields = Readonly<Record<string, unknown>>;

/** Fields that differ, in the form's order. Of a register there are none: rows are laid together. */
export function choicesOf(
  base: ItemContent | null,
  theirs: ItemContent,
  mine: ItemContent,
): readonly Choice[] {
  const [was, newer, own] = [fieldsOf(base), fieldsOf(theirs), fieldsOf(mine)];
  const names = [...new Set([...Object.keys(own), ...Object.keys(newer)])];
  return names
    .filter((name) => name !== 'version' && !alike(newer[name], own[name]))
    .filter((name): name is Choice['field'] => name !== 'id')
    .map((field) => {
      const theyChanged = !alike(was[field], newer[field]);
      const iChanged = !alike(was[field], own[field]);
      return {
        field,
        theirs: newer[field],
        mine: own[field],
        both: theyChanged && iChanged,
        likely: iChanged ? 'mine' : 'theirs',
      };
    });
}

/** The newer content with one's own words in the fields named. */
export function joined(
  theirs: ItemContent,
  mine: ItemContent,
  own: ReadonlySet<string>,
): ItemContent {
  if (theirs.kind === 'article' && mine.kind === 'article') {
    return { kind: 'article', article: taken(theirs.article, mine.article, own) };
  }
  if (theirs.kind === 'entry' && mine.kind === 'entry') {
    return { kind: 'entry', entry: taken(theirs.entry, mine.entry, own) };
  }
  return mine;
}

function taken<T extends object>(theirs: T, mine: T, own: ReadonlySet<string>): T {
  const result = { ...theirs };
  for (const key of new Set([...keys(theirs), ...keys(mine)])) {
    if (!own.has(String(key))) continue;
    if (key in mine) result[key] = mine[key];
    else delete result[key];
  }
  return result;
}

function keys<T extends object>(value: T): (keyof T)[] {
  return Object.keys(value).filter(
    (key): key is Extract<keyof T, string> => key in value,
  );
}

function fieldsOf(content: ItemContent | null): Fields {
  switch (content?.kind) {
    case 'article':
      return content.article;
    case 'entry':
      return content.entry;
    default:
      return {};
  }
}

function alike(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
