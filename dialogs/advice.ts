/** What to say at once for a red flag: whom to ring, what to do first. */
import { type FlagDefinition, isModifier } from '../intents/flags.ts';
import type { EmergencyService, Language } from '../intents/understanding.ts';
import type { City } from '../knowledge/content/city.ts';
import { definitionsOf, mainFlag } from './dangers.ts';
import { emergencyNumber } from './turn.ts';

/** One thought a line; nobody in danger reads more. */
const MOST_LINES = 2;

/** The services to ring for these flags, each once; where none is named, the ambulance. */
export function numbersFor(
  flags: readonly FlagDefinition[],
  city: City,
): readonly [string, ...string[]] {
  const services = flags
    .map(({ service }) => service)
    .filter((service): service is EmergencyService => service !== null);
  const numbers = [...new Set(services.map((service) => emergencyNumber(city, service)))];
  const [first = emergencyNumber(city, 'ambulance'), ...rest] = numbers;
  return [first, ...rest];
}

/** The number stands before the advice: a line that begins with it is said behind the number. */
const RING: Readonly<Record<Language, RegExp>> = {
  zh: /^请?(?:立即|马上|现在)?就?拨打 *\{\w+\} *[，。；]/,
  en: /^(?:ring|call) \{\w+\}(?: now)?[.,;:] */i,
};
/** Said with the case's number already. */
const RECORDED = /^(已按紧急登记|recorded as urgent)/i;

/** Of whom it is told; `told`: the red flags of the account before these. */
export interface Situation {
  readonly told?: readonly string[];
  readonly child?: boolean;
}

/** The main flag's advice, and before its lines what the circumstances ask for. */
export function adviceFor(
  ids: readonly string[],
  language: Language,
  city: City,
  { told = [], child = false }: Situation = {},
): ReturnType<typeof adviceOf> | undefined {
  // A circumstance that is told by itself is one of the danger told before.
  const flag = mainFlag(ids, told) ?? mainFlag(told);
  if (!flag) return undefined;
  const { ring, lines } = adviceOf(flag, language, city, child);
  const besides = definitionsOf(ids)
    .filter((each) => each !== flag && (each.beside || isModifier(each)))
    .flatMap(({ advice }) => advice[language].slice(0, 1))
    .slice(0, 1)
    .map((line) => withNumbers(line, city));
  return { ring, lines: [...besides, ...lines].slice(0, MOST_LINES) };
}

/** What to do first: `ring` goes on from the number, `lines` follow it. */
export function adviceOf(
  flag: FlagDefinition,
  language: Language,
  city: City,
  child = false,
): { readonly ring: string; readonly lines: readonly string[] } {
  const all = ((child && flag.adviceForChild) || flag.advice)[language];
  const kept = all.filter((line) => all.length === 1 || !RECORDED.test(line));
  const [first = '', ...rest] = kept;
  const rings = RING[language].test(first);
  const ring = rings ? first.replace(RING[language], '') : '';
  return {
    ring: withNumbers(language === 'en' ? sentence(ring) : ring, city),
    lines: (rings ? rest : kept)
      .slice(0, MOST_LINES)
      .map((line) => withNumbers(notAgain(flag, line), city)),
  };
}

/** The number stands first already: it is not said again in the same breath. */
function notAgain(flag: FlagDefinition, line: string): string {
  if (flag.urgency !== 'critical' || flag.service === null) return line;
  return line
    .replace(new RegExp(`^立即拨打 ?\\{${flag.service}\\}，(?!或)`), '')
    .replace(new RegExp(`，(?:立即|马上|再)拨打 ?\\{${flag.service}\\}。$`), '。');
}

/** The city's numbers in place of `{ambulance}`, `{police}` and `{fire}`. */
export function withNumbers(line: string, city: City): string {
  return line.replace(/\{(ambulance|police|fire)\}/g, (_, service: EmergencyService) =>
    emergencyNumber(city, service),
  );
}

/** The city's numbers that the lines name, to be rung by a tap. */
export function numbersNamed(lines: readonly string[], { emergency }: City): string[] {
  return emergency
    .map(({ number }) => number)
    .filter((number) => lines.some((line) => names(line, number)));
}

/** 12110 is not 110. */
function names(line: string, number: string): boolean {
  return new RegExp(`(?<!\\d)${number}(?!\\d)`).test(line);
}

/** " Say where you are." behind "Ring 120 now." */
function sentence(words: string): string {
  return words === '' ? '' : ` ${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
