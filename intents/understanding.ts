/** What the house knows of a message after reading it: plain data, with the evidence for each finding. */

/** From nothing to do for staff, up to life at stake. Ordered: compare with `atLeast`. */
export const URGENCIES = ['none', 'normal', 'high', 'critical'] as const;
export type Urgency = (typeof URGENCIES)[number];

export const INTENTS = [
  'file_request',
  'ask_policy',
  'check_status',
  'human_agent',
  'greeting',
  'suggestion',
  'cancel',
  'other',
] as const;
export type Intent = (typeof INTENTS)[number];

export type Language = 'zh' | 'en';

/** Where in the original text (UTF-16 offsets, end exclusive). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value read from the words, with the words themselves. */
export interface Found<T> {
  readonly value: T;
  readonly words: string;
  readonly span: Span;
}

/** The emergency service a resident should ring now; the city pack holds its number. */
export type EmergencyService = 'ambulance' | 'police' | 'fire';

/** A red flag that the words raised. Its name, advice and next questions are in `intents/flags/`. */
export interface RaisedFlag {
  readonly id: string;
  readonly urgency: Urgency;
  /** affirmed: said as a fact; uncertain: asked or guessed (counts like affirmed when critical). */
  readonly status: 'affirmed' | 'uncertain';
  readonly evidence: Found<string>;
}

export type Relation =
  | 'self'
  | 'child'
  | 'parent'
  | 'grandparent'
  | 'spouse'
  | 'sibling'
  | 'other';

/** Who needs special care; ids are shared with the city pack's `needs`. */
export const NEEDS = [
  'pregnant',
  'dialysis',
  'cancer',
  'elderly',
  'infant',
  'child',
  'disabled',
  'mental',
  'alone',
] as const;
export type Need = (typeof NEEDS)[number];

/**
 * slight: hardly more than an everyday complaint; fair: it may be grave; grave: a danger was named
 * and set aside, or somebody cries for help, so that even silence after the question is an answer.
 */
export type Doubt = 'slight' | 'fair' | 'grave';

/** A time: from inclusive, to exclusive; a point where both are the same. ISO 8601 with the city's offset. */
export interface Moment {
  readonly from: string;
  readonly to: string;
}

/** mmHg; `low` null where only one figure is told. */
export interface BloodPressure {
  readonly high: number;
  readonly low: number | null;
}

export interface Entities {
  /** District id of the gazetteer. */
  readonly district?: Found<string>;
  /** Zone id of the gazetteer. */
  readonly zone?: Found<string>;
  /** Estate, street, building, door: as said. */
  readonly address?: Found<string>;
  /** Digits only, without +86; 11 for a mobile, area code kept for a landline. */
  readonly phone?: Found<string>;
  readonly name?: Found<string>;
  readonly relation?: Found<Relation>;
  /** Years; months are fractions. */
  readonly age?: Found<number>;
  /** °C. */
  readonly temperature?: Found<number>;
  /** Oxygen saturation of the blood, in percent. */
  readonly oxygen?: Found<number>;
  readonly bloodPressure?: Found<BloodPressure>;
  /** Days of pregnancy (39+4 = 277). */
  readonly pregnancyDays?: Found<number>;
  /** Medicines named, as said. */
  readonly medicines: readonly Found<string>[];
  /** Days of medicine left. */
  readonly daysLeft?: Found<number>;
  readonly needs: readonly Found<Need>[];
  /** Ten digits that look like a case number; `cases/number` tells whether it is one. */
  readonly caseNumber?: Found<string>;
  /** A hospital, as said; one of the city's or any other. */
  readonly hospital?: Found<string>;
  /** Digits of a service number that the words name: 120, 12345, 4008123123. */
  readonly hotline?: Found<string>;
  /** Times in words, in their order; absent where none is told or the city has no time zone. */
  readonly times?: readonly Found<Moment>[];
  /** Another city than ours, named as the place asked about. */
  readonly otherCity?: Found<string>;
}

export interface Understanding {
  readonly language: Language;
  /** The person asked to be spoken to in this language. */
  readonly languageAsked?: Language;
  readonly intent: Intent;
  /** Category id of the city pack; sure: need not be asked. Null: the words tell nothing. */
  readonly category: { readonly id: string; readonly sure: boolean } | null;
  readonly urgency: Urgency;
  /** All flags, most urgent first. */
  readonly flags: readonly RaisedFlag[];
  /** Id of the one safety question to put, when nothing fired but the words touch danger. */
  readonly safetyQuestion: string | null;
  /** How grave what it is asked about sounds; absent where it is not asked. */
  readonly doubt?: Doubt;
  readonly entities: Entities;
  /** Somebody of the family has died, in these words. */
  readonly loss?: Found<string>;
  /** The words that intent and category rest on. */
  readonly evidence: readonly Found<string>[];
}

export function atLeast(urgency: Urgency, floor: Urgency): boolean {
  return URGENCIES.indexOf(urgency) >= URGENCIES.indexOf(floor);
}

export function higherUrgency(a: Urgency, b: Urgency): Urgency {
  return atLeast(a, b) ? a : b;
}
