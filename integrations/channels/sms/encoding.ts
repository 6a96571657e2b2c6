/** How a text travels: in the GSM alphabet, 153 characters a segment, or in UCS-2, 67. */
import { SegmentedMessage } from 'sms-segments-calculator';

export interface Encoded {
  readonly text: string;
  /** Each is paid for. */
  readonly segments: number;
}

/**
 * The text as it costs least. Curly quotation marks and dashes become plain ones where that alone
 * brings it into the GSM alphabet; a text that does not fit there anyway stays as it is.
 */
export function encoded(text: string): Encoded {
  const plain = new SegmentedMessage(text, 'auto', true);
  if (plain.encodingName === 'GSM-7')
    return { text: plain.graphemes.join(''), segments: plain.segmentsCount };
  return { text, segments: new SegmentedMessage(text).segmentsCount };
}
