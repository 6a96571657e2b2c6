/** A field's value as people read it: names for ids, days as they are said, one line a piece. */
import type { Choice } from '../merge.ts';
import type { Words } from '../words.ts';

export function sayValue(words: Words, field: Choice['field'], value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return sayOne(words, field, value);
  if (Array.isArray(value)) {
    return value.map((one) => sayValue(words, field, one)).join('\n');
  }
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([key, one]) => sayPart(words, key, one))
    .join('\n');
}

/** Chinese and English of a text; question, zone, district and moment of a check. */
function sayPart(words: Words, key: string, value: unknown): string {
  const text = String(value);
  if (key === 'zh' || key === 'en') return `${words.say(`lang.${key}`)}：${text}`;
  if (key === 'zone') return words.zone(text);
  if (key === 'district') return words.district(text);
  return key === 'at' ? words.cityMoment(text) : text;
}

function sayOne(words: Words, field: Choice['field'], text: string): string {
  switch (field) {
    case 'zones':
      return words.zone(text);
    case 'districts':
      return words.district(text);
    case 'persons':
      return words.person(text);
    case 'category':
      return words.category(text);
    case 'kind':
      return words.find(`entryKind.${text}`) ?? text;
    case 'announcedOn':
    case 'validFrom':
    case 'validUntil':
    case 'reviewBy':
      return words.cityMoment(text);
    default:
      return text;
  }
}
