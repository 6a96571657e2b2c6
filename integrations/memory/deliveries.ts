import type { DeliveryOutcome, KnownDeliveries } from '../ports.ts';
import { Recent } from './recent.ts';

/** The deliveries heard last, at most `limit`; the oldest are forgotten. */
export function memoryDeliveries({ limit }: { readonly limit: number }): KnownDeliveries {
  const outcomes = new Recent<DeliveryOutcome>(limit);
  return {
    async get(key) {
      return outcomes.get(key) ?? null;
    },
    async put(key, outcome) {
      outcomes.set(key, outcome);
    },
  };
}
