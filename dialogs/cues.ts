/**
 * Small words that steer a conversation whatever it is about: yes, skip, back, thanks … They
 * stand in `cues.json`; what a message is about is read by `intents`.
 */
import cues from './cues.json' with { type: 'json' };

export type WholeCue = keyof typeof cues.whole;
export type AnywhereCue = keyof typeof cues.anywhere;
export type FieldCue = keyof typeof cues.fields;

/** A turn asks of the same words many times. */
let last = { text: '', plain: '' };

/** Half width, lower case, without spaces at the ends and closing punctuation. */
export function plain(text: string): string {
  if (last.text !== text) last = { text, plain: plainOf(text) };
  return last.plain;
}

/** Most messages and labels are in the plain form as they are. */
const PLAIN = /^[\u4e00-\u9fffa-z0-9]*$/;

function plainOf(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[\s。.!,~、…]+$/u, '')
    .trim();
}

/** The text is this cue and nothing else, however it is sounded: 不知道啊 is 不知道. */
export function isCue(text: string, cue: WholeCue): boolean {
  const words = plain(text);
  return whole[cue].has(words) || whole[cue].has(words.replace(PARTICLES, ''));
}

/** What only gives the last word its tone; a question mark stays. */
const PARTICLES = new RegExp(`(?:${cues.particles.join('|')})+$`, 'u');

/** Only steers or is polite, whatever it answers: no word of it tells of a trouble. */
export function isBare(text: string): boolean {
  return BARE.some((cue) => isCue(text, cue));
}

/** The cue's words stand somewhere in the text; 不咋清醒 asks nothing. */
export function hasCue(text: string, cue: AnywhereCue): boolean {
  const words = cue === 'question' ? without(plain(text), notAsking) : plain(text);
  return cues.anywhere[cue].some((each) => contains(words, each));
}

/** The text without the clauses that hold the cue. */
export function clausesWithout(text: string, cue: AnywhereCue): string {
  return text
    .split(/[，,。；;！!？?\n]/u)
    .filter((clause) => !hasCue(clause, cue))
    .join('，')
    .replace(/^，+|，+$/gu, '')
    .trim();
}

/** Asks how long, and hardly anything else: "疼了三天，快点来" tells something besides. */
export function isImpatience(text: string): boolean {
  if (!hasCue(text, 'impatient')) return false;
  const said = without(plain(text), impatience).replaceAll(/\s/gu, '');
  return (said.match(/\p{Script=Han}|[\p{L}\p{N}]+/gu)?.length ?? 0) < 2;
}

/** Words of thanks behind something else, and what stands around them. */
const THANKS_LAST = new RegExp(
  `[\\s,，。;；!！、~]*(?:太|非常|真|很|先|那就?)?(?:${cues.thanksLast.join('|')})[\\s,，。!！~]*$`,
  'iu',
);

/** The text without the thanks that end it; all of it where nothing else was said. */
export function withoutThanks(text: string): string {
  const said = text.replace(THANKS_LAST, '');
  return /[\p{L}\p{N}]/u.test(said) ? said : text;
}

/** A yes before something else, with what parts the two: "yes, it's solved", "嗯 办好了". */
const YES_FIRST = new RegExp(
  `^(?:${cues.yesFirst.join('|')})(?=[\\s,，.。!！])[\\s,，.。!！]+`,
  'iu',
);

/** The text without the yes that begins it; all of it where nothing else was said. */
export function withoutYes(text: string): string {
  return text.trim().replace(YES_FIRST, '');
}

/** Says that help came or the danger is over, and nothing that takes it back: "120来了，但…". */
export function saysSafe(text: string): boolean {
  const words = plain(text);
  return (
    cues.safe.some((each) => contains(words, each)) &&
    !cues.notSafe.some((each) => contains(words, each))
  );
}

/** The word stands in the text; a Latin one as a whole word. */
export function hasWord(text: string, word: string): boolean {
  return contains(plain(text), word);
}

/** The fields that the text names, in the order of `cues.json`. */
export function namedFields(text: string): readonly FieldCue[] {
  const words = plain(text);
  return FIELDS.filter((field) =>
    cues.fields[field].some((each) => contains(words, each)),
  );
}

/** More than a cry: something is left when greetings and calls for help are taken away. */
export function tellsSomething(text: string): boolean {
  const rest = without(plain(text), panic);
  return (rest.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 2;
}

/** Nothing but calls for help and haste. */
export function isCry(text: string): boolean {
  const words = plain(text);
  if (!cues.cry.some((each) => contains(words, each))) return false;
  return !cues.calm.some((each) => contains(words, each)) && !tellsSomething(text);
}

const BARE: readonly WholeCue[] = [
  'yes',
  'no',
  'skip',
  'back',
  'resume',
  'confirm',
  'edit',
  'keep',
  'heard',
  'thanks',
  'decline',
  'explain',
  'return',
];

const FIELDS: readonly FieldCue[] = [
  'phone',
  'address',
  'contact_name',
  'district',
  'zone',
  'category',
  'who',
  'what',
];

const notAsking = takenOut(cues.notAsking);
const panic = takenOut(cues.panic);
const impatience = takenOut([...cues.anywhere.impatient, ...cues.aroundImpatience]);

/** Longest first, so that a part of a word does not spoil the whole. */
function takenOut(words: readonly string[]): readonly (string | RegExp)[] {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => (isLatin(word) ? wholeWord(word) : word));
}

function without(text: string, words: readonly (string | RegExp)[]): string {
  return words.reduce((rest: string, word) => rest.replaceAll(word, ' '), text);
}

const whole: Readonly<Record<WholeCue, ReadonlySet<string>>> = {
  yes: new Set(cues.whole.yes),
  no: new Set(cues.whole.no),
  skip: new Set(cues.whole.skip),
  back: new Set(cues.whole.back),
  resume: new Set(cues.whole.resume),
  confirm: new Set(cues.whole.confirm),
  edit: new Set(cues.whole.edit),
  keep: new Set(cues.whole.keep),
  delete: new Set(cues.whole.delete),
  heard: new Set(cues.whole.heard),
  thanks: new Set(cues.whole.thanks),
  file: new Set(cues.whole.file),
  policy: new Set(cues.whole.policy),
  progress: new Set(cues.whole.progress),
  person: new Set(cues.whole.person),
  cancel: new Set(cues.whole.cancel),
  done: new Set(cues.whole.done),
  undone: new Set(cues.whole.undone),
  useful: new Set(cues.whole.useful),
  useless: new Set(cues.whole.useless),
  register: new Set(cues.whole.register),
  notRegister: new Set(cues.whole.notRegister),
  undated: new Set(cues.whole.undated),
  decline: new Set(cues.whole.decline),
  explain: new Set(cues.whole.explain),
  pleasantry: new Set(cues.whole.pleasantry),
  return: new Set(cues.whole.return),
  bye: new Set(cues.whole.bye),
};

/** Latin words match whole words only: "me" is not in "medicine". */
function contains(text: string, word: string): boolean {
  if (!text.includes(word)) return false;
  return !isLatin(word) || text.search(wholeWord(word)) >= 0;
}

function wholeWord(word: string): RegExp {
  return new RegExp(`(?<![a-z])${word}(?![a-z])`, 'g');
}

function isLatin(word: string): boolean {
  return /^[a-z]/.test(word);
}
