/** The request as the person sees it before it is filed: one line a field that is known. */
import { patientText } from '../cases/patient.ts';
import type { FieldCue } from './cues.ts';
import { clip, type SayKey, say } from './say.ts';
import { detailsOf, nameOf, type Turn } from './turn.ts';

/** The fields that can be changed by tapping, in the order of the card. */
export const FIELDS: readonly { readonly id: FieldCue; readonly label: SayKey }[] = [
  { id: 'what', label: 'field.what' },
  { id: 'category', label: 'field.category' },
  { id: 'district', label: 'field.district' },
  { id: 'zone', label: 'field.zone' },
  { id: 'address', label: 'field.address' },
  { id: 'who', label: 'field.who' },
  { id: 'contact_name', label: 'field.contact_name' },
  { id: 'phone', label: 'field.phone' },
];

/** A card must fit a phone screen; staff read the whole account. */
const ACCOUNT_LENGTH = 160;

export function fieldValue(turn: Turn, field: FieldCue): string | null {
  const { draft, language } = turn.state;
  const { city } = turn.input;
  const details = detailsOf(turn);
  if (!draft) return null;
  switch (field) {
    case 'what':
      return (
        clip(details.account.map(({ value }) => value).join(' '), ACCOUNT_LENGTH) || null
      );
    case 'category':
      return nameOf(city.categories, draft.category, turn);
    case 'district':
      return nameOf(city.districts, draft.district, turn);
    case 'zone':
      return nameOf(city.zones, draft.zone, turn);
    case 'address':
      return (
        details.address?.value ??
        (details.location ? say('field.location', language) : null)
      );
    case 'who':
      return (
        (details.patient &&
          patientText(details.patient, (who) => say(`label.who.${who}`, language))) ??
        (details.needs
          .map(({ value }) => nameOf(city.needs, value, turn) ?? value)
          .join(' · ') ||
          null)
      );
    case 'contact_name':
      return details.contactName?.value ?? null;
    case 'phone':
      return details.phone?.value ?? null;
  }
}

export function summaryLines(turn: Turn): readonly string[] {
  const { language } = turn.state;
  const photos = detailsOf(turn).media.length;
  const lines = FIELDS.flatMap(({ id, label }) => {
    const value = fieldValue(turn, id);
    return value === null
      ? []
      : [say('card.line', language, { field: say(label, language), value })];
  });
  return [
    ...lines,
    ...(photos > 0 ? [say('card.photos', language, { count: photos })] : []),
    ...openLine(turn),
  ];
}

/** What was left open can still be told at the card, in words. */
function openLine(turn: Turn): readonly string[] {
  const { draft, language } = turn.state;
  const passed = draft?.skipped ?? [];
  const open = FIELDS.filter(
    ({ id }) => passed.includes(id) && fieldValue(turn, id) === null,
  ).map(({ label }) => say(label, language));
  const fields = open.join(language === 'zh' ? '、' : ', ');
  return open.length > 0 ? [say('card.open', language, { fields })] : [];
}
