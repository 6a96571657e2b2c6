/** A message into the questions it holds; a single one comes back as it is. */

const ENDS =
  /[？?。；;！!\n]+|(?<=[吗么呢啥嘛]|开吗|几点|多少|哪里|怎么办)[ 　，,]+(?=\p{Script=Han})|(?<=[\p{Script=Han}]{4}) +(?=[\p{Script=Han}]{2,12}[吗么呢](?:$|[ 　?？]))|(?:，|,)?(?:还有就?是|还有|另外|顺便问一?下?|再问一?下?)[，,]?|\balso\b|\band another thing\b/giu;

/** Words of a question, and enough of them to be about something: 在吗 is a greeting. */
const ASKS =
  /(?:[吗么呢]|没有|不)$|怎么|怎样|咋|啥|谁|几[点号时]|多少|多久|哪|什么|能不能|可不可以|是否|要不要|有没有|\b(?:how|what|when|where|which|who|can|may|do|does|is|are)\b/iu;
const LEAST = 5;

/** Words before what is wanted, and the noun that is wanted: "想问透析预约", "放疗电话". */
const WANTS =
  /^[我俺咱]?(?:还|再|也|就)?(?:想|要|来|请)?(?:问一?下|问问|问|咨询|打听)|(?:电话|号码|热线)$/;

/** The part asks about something, whatever it is. */
export function asksSomething(part: string): boolean {
  return part.length >= LEAST && ASKS.test(part);
}

/** It asks or wants, however short: for parts of which it is known that they are about something. */
export function asksOrWants(part: string): boolean {
  return ASKS.test(part) || WANTS.test(part);
}

/** At most this many are looked at; a longer message is a story, read as a whole. */
const MOST = 4;

export function questionsIn(text: string): readonly string[] {
  const parts = text
    .split(ENDS)
    .map((part) => part.trim())
    .filter((part) => part.length > 1);
  return parts.length > 1 && parts.length <= MOST ? parts : [text];
}

/** Clauses of which each may be a question of its own; none where it is one, or a story. */
export function questionClausesIn(text: string): readonly string[] {
  const clauses = text
    .split('、')
    .flatMap(clausesOf)
    .flatMap((clause) => questionsIn(clause));
  return clauses.length > 1 && clauses.length <= MOST ? clauses : [];
}

/** What stands between a message's commas and asks something; none where it is one clause. */
export function clausesIn(text: string): readonly string[] {
  const clauses = clausesOf(text);
  return clauses.length < 2 ? [] : clauses.filter(asksSomething);
}

/** Without the story around it: the clauses that ask, else the last one. */
export function askingPart(text: string): string {
  const clauses = clausesOf(text);
  const asking = clauses.filter(asksSomething);
  return (asking.length > 0 ? asking : clauses.slice(-1)).join('，');
}

function clausesOf(text: string): readonly string[] {
  return text
    .split(/[，,。；;！!？?\n]+|(?<=\p{Script=Han}) +/u)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
}
