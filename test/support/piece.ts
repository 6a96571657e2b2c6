/** One message of the bot's on its way to a channel's vendor. */
import type { Piece } from '../../integrations/channels/sending.ts';

export const piece = (part: Partial<Piece> = {}): Piece => ({
  text: '您在哪个区县？',
  choices: [],
  speaker: 'bot',
  name: null,
  locale: 'zh',
  critical: false,
  at: '2022-01-12T10:00:00.000Z',
  completes: [2],
  of: { seq: 2, part: 0 },
  ...part,
});
