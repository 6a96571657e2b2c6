/** How far a message went that leaves through a vendor; where it did not arrive, the other ways. */
import { dialled } from '../../shared/phones.ts';
import type { TranscriptLine } from '../contract.ts';
import { useDesk } from '../desk-context.ts';

/** A person must see to these. */
const NOT_THERE: readonly TranscriptLine['delivery'][] = ['failed', 'uncertain'];

export function DeliveryLine({ line }: { readonly line: TranscriptLine }) {
  const { state, words, work, undelivered } = useDesk();
  if (line.delivery === null) return null;
  const missing = NOT_THERE.includes(line.delivery);
  const phone = state.found?.known.phone ?? '';
  const settle = async (how: 'again' | 'told'): Promise<void> => {
    // What cannot be done now stands there still.
    await undelivered.settle(line.id, how).catch(() => {});
    await work.refresh();
  };
  return (
    <div class="delivery" data-delivery={line.delivery}>
      <p class="delivery-state">{words.say(`delivery.${line.delivery}`)}</p>
      {missing && (
        <p class="line-do">
          {phone !== '' && (
            <>
              <a class="button-quiet slim" href={`tel:${dialled(phone)}`}>
                {words.say('delivery.ring', { phone })}
              </a>
              <a
                class="button-quiet slim"
                href={`sms:${dialled(phone)}?body=${encodeURIComponent(line.text)}`}
              >
                {words.say('delivery.sms')}
              </a>
            </>
          )}
          <button
            type="button"
            class="button-quiet slim"
            onClick={() => void settle('again')}
          >
            {words.say('undelivered.again')}
          </button>
          <button
            type="button"
            class="button-quiet slim"
            onClick={() => void settle('told')}
          >
            {words.say('undelivered.told')}
          </button>
        </p>
      )}
    </div>
  );
}
