/** The hand-off summary: what an agent must know, in ISBAR order. */
import type { EmergencyService, Urgency } from '../intents/understanding.ts';
import type { CaseDetails, CaseState } from './case.ts';
import { called, isbar } from './isbar.ts';
import { missingKeys } from './must-know.ts';
import WORDS from './summary-words.json' with { type: 'json' };

export interface SummaryField {
  /** Label key of the desk's locale: caller, phone, address, account, category … */
  readonly key: string;
  readonly value: string;
  /** Activity id of the message it came from; null: staff or the system. */
  readonly message: string | null;
}

export interface HandoffSummary {
  readonly caseNumber: string;
  readonly urgency: Urgency;
  /** One line: "急 · 犬伤 · 二七区 · 孩子". */
  readonly headline: string;
  /** ISBAR: identify, situation, background, assessment, recommendation. */
  readonly identify: readonly SummaryField[];
  readonly situation: readonly SummaryField[];
  readonly background: readonly SummaryField[];
  readonly assessment: readonly SummaryField[];
  readonly recommendation: readonly SummaryField[];
  /** Label keys of what is not known yet, most needed first. */
  readonly missing: readonly string[];
  /** What the urgency rests on. */
  readonly evidence: readonly {
    readonly flag: string;
    readonly name: string;
    readonly words: string;
    readonly message: string;
  }[];
  /** Safety advice already shown, in the words that were shown. */
  readonly adviceGiven: readonly string[];
  /** The 12345 work order: 诉求人 电话 地址 诉求内容 类别 紧急程度 承办单位. */
  readonly workOrder: {
    readonly caller: string | null;
    readonly phone: string | null;
    readonly address: string | null;
    readonly request: string;
    readonly category: string;
    readonly urgency: string;
    readonly body: string;
  };
}

/** What things are called at the desk; an unknown id (null) is shown as it is. */
export interface SummaryNames {
  readonly district: (id: string) => string | null;
  readonly zone: (id: string) => string | null;
  readonly category: (id: string) => string | null;
  readonly need: (id: string) => string | null;
  /** The body that works such a case by default. */
  readonly body: (category: string, district: string | null) => string | null;
  /** A red flag: its name, its advice as residents are shown it, whom they should ring. */
  readonly flag: (id: string) => {
    readonly name: string;
    readonly advice: readonly string[];
    readonly service: EmergencyService | null;
  } | null;
  /** The number to ring. */
  readonly emergency: (service: EmergencyService) => string | null;
}

/** What a summary is made of. */
export interface SummaryInput {
  readonly state: CaseState;
  readonly details: CaseDetails;
  readonly names: SummaryNames;
}

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
    adviceGiven: [
      ...new Set(details.adviceGiven.flatMap((id) => names.flag(id)?.advice ?? [])),
    ],
    workOrder: {
      caller: details.contactName?.value ?? null,
      phone: details.phone?.value ?? null,
      address: fullAddress(input),
      request: details.account.map(({ value }) => value).join('\n'),
      category: called(names.category, state.category),
      urgency: WORDS.workOrderUrgency[state.urgency],
      body: names.body(state.category, state.district) ?? '',
    },
  };
}

/** Longest account of the patient that a headline takes, in characters. */
const HEADLINE_PATIENT = 12;

function headline({ state, details, names }: SummaryInput): string {
  const [flag] = state.flags;
  const [need] = details.needs;
  const who = details.patient?.value ?? (need && called(names.need, need.value));
  return [
    WORDS.urgency[state.urgency],
    (flag && names.flag(flag)?.name) ?? called(names.category, state.category),
    state.district && called(names.district, state.district),
    who && shortened(who),
  ]
    .filter(Boolean)
    .join(' · ');
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > HEADLINE_PATIENT
    ? `${characters.slice(0, HEADLINE_PATIENT - 1).join('')}…`
    : text;
}

/** The district stands before the address unless the resident said it. */
function fullAddress({ state, details, names }: SummaryInput): string | null {
  const district = state.district && called(names.district, state.district);
  const said = details.address?.value;
  if (!said) return district;
  return district && !said.includes(district) ? `${district}${said}` : said;
}
