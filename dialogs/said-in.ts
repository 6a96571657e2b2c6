/** What was learnt from one message, and what is left without it. */
import type { Sourced } from '../cases/case.ts';
import type { DraftDetails } from './state.ts';

type Field = 'address' | 'contactName' | 'phone' | 'patient' | 'location';
const FIELDS: readonly Field[] = [
  'address',
  'contactName',
  'phone',
  'patient',
  'location',
];

/** Fields whose value was told in the message. */
export function fieldsSaidIn(details: DraftDetails, message: string): readonly Field[] {
  return FIELDS.filter((field) => details[field]?.message === message);
}

/** Whether anything of it comes from the message. */
export function isSaidIn(details: DraftDetails, message: string): boolean {
  const { account, facts, needs, flags } = details;
  const lists = [account, facts, needs, flags].flat();
  return (
    lists.some((each) => each.message === message) ||
    fieldsSaidIn(details, message).length > 0
  );
}

/** Without words, fields and facts of the message. Flags and needs only gather: they stay. */
export function withoutSaidIn(details: DraftDetails, message: string): DraftDetails {
  const { address, contactName, phone, patient, location, ...lists } = details;
  const other = (said: Sourced<unknown> | undefined) => said?.message !== message;
  return {
    ...lists,
    account: lists.account.filter(other),
    facts: lists.facts.filter(other),
    ...(address && other(address) && { address }),
    ...(contactName && other(contactName) && { contactName }),
    ...(phone && other(phone) && { phone }),
    ...(patient && other(patient) && { patient }),
    ...(location && other(location) && { location }),
  };
}

/** Only flags and needs that other messages raised. */
export function withoutSigns(details: DraftDetails, message: string): DraftDetails {
  return {
    ...details,
    flags: details.flags.filter((flag) => flag.message !== message),
    needs: details.needs.filter((need) => need.message !== message),
  };
}
