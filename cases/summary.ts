/** The hand-off summary: what an agent must know, in ISBAR order. */
import type { HandoffSummary, SummaryInput } from './handoff-summary.ts';
import { called, isbar, patientName } from './isbar.ts';
import { missingKeys } from './must-know.ts';
import WORDS from './summary-words.json' with { type: 'json' };

export type {
  HandoffSummary,
  SummaryField,
  SummaryInput,
  SummaryNames,
} from './handoff-summary.ts';

/** The summary of a case as it stands now. Values are in the desk's Chinese; labels are keys. */
export function summarise(input: SummaryInput): HandoffSummary {
  const { state, details, names } = input;
  return {
    caseNumber: state.number,
    urgency: state.urgency,
    headline: headline(input),
    ...isbar(input),
    missing: missingKeys(state.flags, details),
    evidence: details.flags.map(({ id, words, message }) => ({
      flag: id,
      name: names.flag(id)?.name ?? id,
      words,
      message,
    })),
    adviceGiven: details.adviceGiven,
    workOrder: {
      caller: details.contactName?.value ?? null,
      phone: details.phone?.value ?? null,
      address: reached(input),
      request: request(details),
      category: called(names.category, state.category),
      urgency: WORDS.workOrderUrgency[state.urgency],
      body: names.body(state.category, state.district, details.account) ?? '',
    },
  };
}

/** Longest account of the patient that a headline takes, in characters. */
const HEADLINE_PATIENT = 12;
/** And of what they wrote. */
const HEADLINE_WORDS = 20;
/** The desk shows where to ring elsewhere. */
const NUMBER = /\+?\d[\d -]{6,}/g;

/** How urgent, what, where, who, and their own words: two cases of one sort do not look alike. */
function headline(input: SummaryInput): string {
  const { state, names } = input;
  const flag = headingFlag(input);
  const who = whoOf(input);
  const words = wordsOf(input);
  return [
    WORDS.urgency[state.urgency],
    (flag && names.flag(flag)?.name) ?? called(names.category, state.category),
    state.district && called(names.district, state.district),
    who && shortened(who, HEADLINE_PATIENT),
    words && `“${shortened(words, HEADLINE_WORDS)}”`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The danger that the case was first, or what it has become since. */
function headingFlag({ state, names }: SummaryInput): string | undefined {
  const [first] = state.flags;
  const become = (id: string, seen: readonly string[]): string => {
    const next = names
      .flag(id)
      ?.yields?.find((each) => state.flags.includes(each) && !seen.includes(each));
    return next === undefined ? id : become(next, [...seen, next]);
  };
  return first && become(first, [first]);
}

function whoOf({ details, names }: SummaryInput): string | undefined {
  const [need] = details.needs;
  return details.patient
    ? patientName(details.patient)
    : need && called(names.need, need.value);
}

/** The message that told the danger named first, else the first of the account. */
function wordsOf(input: SummaryInput): string | undefined {
  const { details } = input;
  const heading = headingFlag(input);
  const raised = details.flags.find(({ id }) => id === heading)?.message;
  const told =
    details.account.find(({ message }) => message === raised) ?? details.account[0];
  return told?.value.replaceAll(NUMBER, '').replaceAll(/\s+/gu, ' ').trim();
}

function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text;
}

/** Where they are, with how to get in and the plate: who sets out reads this line alone. */
function reached(input: SummaryInput): string | null {
  const { facts } = input.details;
  const address = fullAddress(input);
  const besides = facts
    .filter(({ key, value }) => OF_PLACE.has(key) && !address?.includes(value))
    .map(({ value }) => value);
  return besides.length > 0 ? `${address ?? ''}（${besides.join('，')}）` : address;
}

const OF_PLACE: ReadonlySet<string> = new Set(['access', 'plate']);

/** Their own words, and another number to ring that stands in none of them. */
function request({ account, facts }: SummaryInput['details']): string {
  const words = account.map(({ value }) => value);
  const numbers = facts.filter(
    ({ key, value }) =>
      key === 'second_phone' && !words.some((said) => said.includes(value)),
  );
  return [...words, ...numbers.map(({ value }) => `${WORDS.secondPhone}：${value}`)].join(
    '\n',
  );
}

/** The district stands before the address unless the resident said it. */
function fullAddress({ state, details, names }: SummaryInput): string | null {
  const district = state.district && called(names.district, state.district);
  const said = details.address?.value;
  if (!said) return district;
  return district && !tellsDistrict(said, district) ? `${district}${said}` : said;
}

/** 登封唐庄镇 tells 登封市; 金水花园 may stand anywhere, and does not tell 金水区. */
export function tellsDistrict(address: string, district: string): boolean {
  if (address.includes(district)) return true;
  return /[市县]$/u.test(district) && address.startsWith(district.slice(0, -1));
}
