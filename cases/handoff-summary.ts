/** The shape of the hand-off summary, and what it is made of. */
import type { EmergencyService, Urgency } from '../intents/understanding.ts';
import type { CaseDetails, CaseState } from './case.ts';

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
  /** The bodies that work such a case by default, in words; its account may name another. */
  readonly body: (
    category: string,
    district: string | null,
    account: CaseDetails['account'],
  ) => string | null;
  /** A red flag: its name, and whom residents should ring. */
  readonly flag: (id: string) => {
    readonly name: string;
    readonly service: EmergencyService | null;
    /** What it has become where one of these was told later: 昏迷, and then no breathing. */
    readonly yields?: readonly string[];
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
