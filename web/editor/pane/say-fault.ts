/**
 * A fault as the server states it (`row 7: zone: …` without its row, `answer.zh: …`) in the editor's
 * words. One that is not known here stays as it is: nothing is hidden.
 */
import type { Key, Words } from '../words.ts';

/** Reason → its sentence, with the parts that it takes over. */
const REASONS: readonly (readonly [RegExp, Key, readonly string[]])[] = [
  [/received undefined$/, 'fault.required', []],
  [/string to have >=1 characters/, 'fault.required', []],
  [/string to have >=(\d+) characters/, 'fault.tooShort', ['n']],
  [/array to have >=(\d+) items/, 'fault.tooFew', ['n']],
  [/array to have <=(\d+) items/, 'fault.tooMany', ['n']],
  [/string to have <=(\d+) characters/, 'fault.tooLong', ['n']],
  [/^at most (\d+) characters$/, 'fault.tooLong', ['n']],
  [/^lower-case letters, digits and -$/, 'fault.slug', []],
  [/^no such day$/, 'fault.day', []],
  [/^three digits$/, 'fault.document', []],
  [/^digits$/, 'fault.phone', []],
  [/^YYYY-MM-DD$/, 'publish.why.day', []],
  [/^YYYY-MM-DD or YYYY-MM-DDTHH:MM$/, 'publish.why.moment', []],
  [/^the city has none named (.+)$/, 'publish.why.noPlace', ['name']],
  [/^(.+) is not in city\.json$/, 'publish.why.noPlace', ['name']],
  [/^no (?:zone|district) (.+)$/, 'publish.why.noPlace', ['name']],
  [/^Invalid option: expected one of (.+)$/, 'publish.why.oneOf', ['choices']],
  [
    /^(\d+) characters with its entries, at most (\d+)$/,
    'publish.why.filled',
    ['n', 'limit'],
  ],
  [/^the directory has no such entry or field$/, 'publish.why.noEntry', []],
  [/^the entry is over$/, 'publish.why.entryOver', []],
  [/^what it quotes is for nobody/, 'publish.why.forNobody', []],
  [/^(.+) does not stand in answer\.\w+$/, 'publish.why.notInAnswer', ['number']],
  [/^before (?:valid_)?from$/, 'publish.why.endsFirst', []],
  [/^same scope and time as (.+)$/, 'publish.why.sameScope', ['other']],
  [/stands twice$/, 'publish.why.twice', []],
  [/^two rows begin at (.+)$/, 'publish.why.twoRows', ['when']],
  [/^unknown (?:or unreadable line|section)$/, 'publish.why.unknown', []],
  [/^every line begins with "- "$/, 'publish.why.dash', []],
  [/^must stand between two lines of ---$/, 'publish.why.front', []],
  [/^not known; known are (.+)$/, 'publish.why.column', ['columns']],
  [/^The first line must name the columns/, 'publish.why.header', []],
  [
    /^Too (?:few|many) fields: expected (\d+) fields but parsed (\d+)$/,
    'publish.why.cells',
    ['n', 'is'],
  ],
  [/quote/i, 'publish.why.quotes', []],
  [/^somebody has a draft of it open/, 'publish.why.busy', []],
];

export function sayServerFault(words: Words, fault: string): string {
  // Only a file's or a field's name stands before a colon; the rest is the reason.
  const { names, reason } = parted(fault);
  const said = REASONS.flatMap(([pattern, key, parts]) => {
    const found = pattern.exec(reason);
    if (!found) return [];
    const values = parts.map((part, n) => [part, unquoted(found[n + 1] ?? '')] as const);
    return [words.say(key, Object.fromEntries(values))];
  })[0];
  if (said === undefined) return fault;
  return [...names.map((name) => fieldName(words, name)), said].join(
    words.language === 'zh' ? '：' : ': ',
  );
}

/** `answer.zh` and `valid_until` as the forms call them; what is no field is its own name. */
export function fieldName(words: Words, field: string): string {
  const [outer = '', inner = ''] = field.split('.');
  const camel = outer.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const name = words.find(`field.${camel}`);
  if (name === null) return field;
  const language = words.find(`lang.${inner}`);
  if (language !== null) return `${name} · ${language}`;
  return /^\d+$/.test(inner) ? `${name} ${Number(inner) + 1}` : name;
}

function parted(fault: string): {
  readonly names: readonly string[];
  readonly reason: string;
} {
  const pieces = fault.split(': ');
  const names: string[] = [];
  // Some reasons hold a colon as well.
  while (pieces.length > 1 && !/^(?:Invalid|Too|The) /.test(pieces[0] ?? ''))
    names.push(pieces.shift() ?? '');
  return { names, reason: pieces.join(': ') };
}

function unquoted(text: string): string {
  return text.replaceAll('"', '').replaceAll('|', ' · ');
}
