/**
 * What a button brings back when it is tapped. LINE does not tell its label, so it stands in the data
 * too: the transcript then reads as the resident saw it.
 */
import { type Heard, tapped, unsupported } from '../heard.ts';
import { definition } from './definition.ts';

const { limits } = definition;

/** At most 300 characters, which the limits of value and label keep. */
export function postbackData(value: string, label: string): string {
  return `${value}\n${label}`;
}

/** A button of the account's own menu may have a value alone. */
export function hearPostback(data: string): Heard {
  const [value = '', label = ''] = data.split('\n', 2);
  if (value === '' || Buffer.byteLength(value) > limits.choicePayloadBytes)
    return unsupported('postback');
  return tapped(value, label.slice(0, limits.choiceLabel));
}
