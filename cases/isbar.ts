/** The five parts of the hand-off: identify, situation, background, assessment, recommendation. */
import type { Sourced } from './case.ts';
import type { HandoffSummary, SummaryField, SummaryInput } from './handoff-summary.ts';
import { type Part, partOf } from './must-know.ts';
import { type Patient, patientText } from './patient.ts';
import WORDS from './summary-words.json' with { type: 'json' };

/** Every label key that a part of the summary can hold, besides the keys of facts. */
export const SUMMARY_KEYS = [
  'caller',
  'phone',
  'patient',
  'needs',
  'address',
  'district',
  'zone',
  'location',
  'account',
  'category',
  'photos',
  'consent',
  'urgency',
  'flag',
  'reason',
  'emergency',
  'body',
] as const;
type SummaryKey = (typeof SUMMARY_KEYS)[number];

type Fields = readonly SummaryField[];

/** Every value that is known, in the order in which an agent needs it. */
export function isbar(
  input: SummaryInput,
): Pick<
  HandoffSummary,
  'identify' | 'situation' | 'background' | 'assessment' | 'recommendation'
> {
  return {
    identify: [...identify(input), ...facts(input, 'identify')],
    situation: [...situation(input), ...facts(input, 'situation'), ...photos(input)],
    background: [
      ...facts(input, 'background'),
      field('consent', WORDS.consent[input.state.consent]),
    ],
    assessment: assessment(input),
    recommendation: recommendation(input),
  };
}

/** Who needs help, in the desk's language. */
export function patientName(patient: Patient): string {
  return patientText(patient, (who) => WORDS.who[who]);
}

/** The name of an id, or the id where it has none. */
export function called(name: (id: string) => string | null, id: string): string {
  return name(id) ?? id;
}

function identify({ state, details, names }: SummaryInput): Fields {
  const { needs, location } = details;
  return [
    ...sourced('caller', details.contactName),
    ...sourced('phone', details.phone),
    ...(details.patient
      ? [field('patient', patientName(details.patient), details.patient.message)]
      : []),
    ...needs.map(({ value, message }) =>
      field('needs', called(names.need, value), message),
    ),
    ...(state.district
      ? [field('district', called(names.district, state.district))]
      : []),
    ...sourced('address', details.address),
    ...(location
      ? [field('location', coordinates(location.value), location.message)]
      : []),
    ...(state.zone ? [field('zone', called(names.zone, state.zone))] : []),
  ];
}

function situation({ state, details, names }: SummaryInput): Fields {
  return [
    ...details.account.flatMap((said) => sourced('account', said)),
    field('category', called(names.category, state.category)),
  ];
}

function assessment({ state, details, names }: SummaryInput): Fields {
  const saidIn = (flag: string) =>
    details.flags.find(({ id }) => id === flag)?.message ?? null;
  return [
    field('urgency', WORDS.urgency[state.urgency]),
    ...state.flags.map((id) => field('flag', names.flag(id)?.name ?? id, saidIn(id))),
    ...(state.handoff ? [field('reason', WORDS.reason[state.handoff.reason])] : []),
  ];
}

function recommendation({ state, details, names }: SummaryInput): Fields {
  const services = new Set(state.flags.map((id) => names.flag(id)?.service ?? null));
  const numbers = [...services].map((service) => service && names.emergency(service));
  const body = names.body(state.category, state.district, details.account);
  return [
    ...numbers.flatMap((number) => (number ? [field('emergency', number)] : [])),
    ...(body ? [field('body', body)] : []),
  ];
}

function facts({ details }: SummaryInput, part: Part): Fields {
  return details.facts
    .filter(({ key }) => partOf(key) === part)
    .map(({ key, value, message }) => ({ key, value, message }));
}

/** How many, from the message that held the first. */
function photos({ details: { media } }: SummaryInput): Fields {
  const [first] = media;
  return first === undefined ? [] : [field('photos', String(media.length), first)];
}

function coordinates(at: {
  readonly latitude: number;
  readonly longitude: number;
}): string {
  return `${at.latitude},${at.longitude}`;
}

function sourced(key: SummaryKey, said: Sourced<string> | undefined): Fields {
  return said ? [field(key, said.value, said.message)] : [];
}

function field(
  key: SummaryKey,
  value: string,
  message: string | null = null,
): SummaryField {
  return { key, value, message };
}
