import type { HandoffSummary } from '../../../cases/summary.ts';
import { useDesk } from '../desk-context.ts';
import { ORDER_FIELDS, workOrderText } from '../work-order.ts';
import { copyText } from './copy-text.ts';

export function WorkOrder({ order }: { readonly order: HandoffSummary['workOrder'] }) {
  const { words, dispatch } = useDesk();
  const copy = async (): Promise<void> => {
    const copied = await copyText(workOrderText(order));
    dispatch({ do: 'notice', code: copied ? 'copied' : 'copyFailed' });
  };
  return (
    <section class="order" aria-label={words.say('order.title')}>
      <details>
        <summary>
          <h3>{words.say('order.title')}</h3>
        </summary>
        <dl class="fields">
          {ORDER_FIELDS.map((field) => (
            <div key={field}>
              <dt>{words.say(`order.${field}`)}</dt>
              <dd>
                {order[field] || (
                  <span class="unknown">{words.say('summary.unknown')}</span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </details>
      <button type="button" class="button-quiet slim" onClick={() => void copy()}>
        {words.say('order.copy')}
      </button>
    </section>
  );
}
