/** The 12345 work order as text for the city's own system: Chinese, its fields in its order. */
import type { HandoffSummary } from '../../cases/summary.ts';
import zh from './locales/zh.json' with { type: 'json' };

export const ORDER_FIELDS = [
  'caller',
  'phone',
  'address',
  'request',
  'category',
  'urgency',
  'body',
] as const;

/** One field a line; what is not known stays as an empty field, so that no line moves. */
export function workOrderText(order: HandoffSummary['workOrder']): string {
  return ORDER_FIELDS.map((field) => {
    const value = order[field]?.replace(/\s*\n\s*/g, ' ') ?? '';
    return `${zh[`order.${field}`]}：${value}`;
  }).join('\n');
}
