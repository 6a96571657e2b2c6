/** Short texts to telephones of people at work, by whichever channel of the house reaches them. */
import { hash } from 'node:crypto';
import type { Channel } from '../../integrations/channels/contract.ts';

export interface Texts {
  /** `later`: to be tried again, for it may not have arrived; twice is better than never. */
  send(text: {
    readonly key: string;
    /** As the city pack has it. */
    readonly to: string;
    readonly words: string;
  }): Promise<'accepted' | 'refused' | 'later'>;
}

/** Null: no channel reaches telephones. */
export function textsOver(channels: readonly Channel[]): Texts | null {
  const sender = channels.find(({ definition }) =>
    definition.reaches.includes('phone'),
  )?.sender;
  const { addressOf } = sender ?? {};
  if (!sender || !addressOf) return null;
  return {
    async send({ key, to, words }) {
      const address = addressOf(to);
      if (address === null) return 'refused';
      const piece = {
        text: words,
        choices: [],
        speaker: 'system',
        name: null,
        locale: 'zh',
        critical: true,
        at: '',
        completes: [],
        of: { seq: 0, part: 0 },
      } as const;
      const id = hash('sha256', key).slice(0, 32);
      const { result } = await sender.send(sender.render(piece), { address, key: id });
      if (result === 'accepted') return 'accepted';
      return result === 'refused' || result === 'opted_out' ? 'refused' : 'later';
    },
  };
}
