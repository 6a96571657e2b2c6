/** What a vendor told, into the house: in its order, each once. */
import type { DeliveryOutcome } from '../../ports.ts';
import type { House } from '../contract.ts';
import type { Happening } from './request.ts';

export type Stored =
  | { readonly result: 'stored'; readonly outcomes: readonly DeliveryOutcome[] }
  | { readonly result: 'limited'; readonly retryAfter: number }
  | { readonly result: 'failed' };

/**
 * One after the other, so that a burst keeps its order; the first that is not taken ends it.
 * @param heldUntil until when answers wait for the request to carry them.
 */
export async function storeHappenings(
  house: House,
  channelId: string,
  happenings: readonly Happening[],
  heldUntil?: Date,
): Promise<Stored> {
  const outcomes: DeliveryOutcome[] = [];
  for (const happening of happenings) {
    if (happening.is === 'arrival') {
      const reception = await house.receive({
        ...happening.arrival,
        ...(heldUntil && { heldUntil }),
      });
      if (reception.result !== 'accepted') return reception;
      outcomes.push(reception.outcome);
    } else if (!(await tell(house, channelId, happening))) return { result: 'failed' };
  }
  return { result: 'stored', outcomes };
}

/** False: it was not kept. */
async function tell(
  house: House,
  channelId: string,
  happening: Exclude<Happening, { is: 'arrival' }>,
): Promise<boolean> {
  switch (happening.is) {
    case 'report':
      await house.report(happening.report);
      return true;
    case 'opt_out':
      await house.optOut(happening.person, happening.stopped);
      return true;
    case 'waiting':
      return await house.waiting(channelId, happening.notice);
    case 'nothing':
      house.note(channelId, `nothing_${happening.what}`);
      return true;
  }
}
