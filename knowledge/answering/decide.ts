/** From a question to an answer: what it is about, whether that is known, and for whom and when. */
import type { Answer, One, Question } from '../answer.ts';
import type { Reading } from '../matching/reader.ts';
import { find, findInStory, SURE_OF_CLAUSE } from './find.ts';
import { placeReply, replyTo, unknown } from './reply.ts';
import { type Setting, settingOf, settingWithin } from './setting.ts';
import { clausePartsOf, type Part, partsOf, together } from './several.ts';
import type { Shelf } from './shelf.ts';

export function decide(shelf: Shelf, question: Question): Answer {
  const { text } = question;
  const whole = shelf.read(text);
  const setting = settingOf(shelf, question, whole);
  const parts = partsOf(text, shelf.read);
  if (parts.length === 0)
    return (
      refused(whole) ??
      clauseByClause(shelf, question, setting) ??
      answerOne(shelf, question, whole, setting, findInStory)
    );
  const each = eachOf(shelf, question, parts, setting);
  const kinds = each.map(({ answer }) => answer.kind);
  if (kinds.includes('answered')) return together(each);
  // What no part tells by itself, all may tell together.
  const all = refused(whole) ?? answerOne(shelf, question, whole, setting, find);
  const alone = kinds.every((kind) => kind === 'unknown');
  return alone || all.kind === 'answered' ? all : together(each);
}

/** Where clauses are surely on articles of their own, each is answered; null: it is one question. */
function clauseByClause(
  shelf: Shelf,
  question: Question,
  setting: Setting,
): Answer | null {
  const parts = clausePartsOf(question.text, shelf.read);
  if (parts.length === 0) return null;
  const sure: typeof find = (on, text, reading, within) =>
    find(on, text, reading, within, SURE_OF_CLAUSE);
  const surely = eachOf(shelf, question, parts, setting, sure);
  const articles = new Set(surely.map(({ answer }) => articleOf(answer)));
  articles.delete(null);
  return articles.size < 2 ? null : together(eachOf(shelf, question, parts, setting));
}

/** Another city's rules are not ours to tell; with both named, it is not clear whose are asked for. */
function refused(reading: Reading): One | null {
  if (reading.otherCity === null) return null;
  if (reading.ownCity || reading.districts.length > 0) return unknown(reading);
  return { kind: 'other_city', name: reading.otherCity };
}

function answerOne(
  shelf: Shelf,
  question: Question,
  reading: Reading,
  setting: Setting,
  look: typeof find,
): One {
  if (reading.asksZone)
    return placeReply(setting, shelf.places.size > 0, question, reading);
  const found = look(shelf, question.text, reading, setting);
  return replyTo(found, question) ?? unknown(reading);
}

/** Each part by itself; one that names no matter of its own is on that of the part before it. */
function eachOf(
  shelf: Shelf,
  question: Question,
  parts: readonly Part[],
  whole: Setting,
  look: typeof find = find,
): readonly { readonly asked: string; readonly answer: One }[] {
  let { previous } = whole;
  return parts.map(({ text, reading }) => {
    const asked = { ...question, text };
    const own = settingOf(shelf, asked, reading);
    const setting = { ...settingWithin(whole, own, reading), previous };
    const answer = refused(reading) ?? answerOne(shelf, asked, reading, setting, look);
    const told = articleOf(answer);
    previous = (told === null ? undefined : shelf.byId.get(told)) ?? previous;
    return { asked: text, answer };
  });
}

function articleOf(answer: One): string | null {
  switch (answer.kind) {
    case 'answered':
      return answer.quotes[0]?.article ?? null;
    case 'ahead':
    case 'expired':
      return answer.quote.article;
    case 'ask':
      return answer.article;
    default:
      return null;
  }
}
