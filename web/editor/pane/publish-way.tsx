/** Who publishes: the second person; alone only in an emergency, with a reason that stays. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { LONGEST_NOTE } from '../limits.ts';
import type { Words } from '../words.ts';
import type { Ways } from './publish-rule.ts';

export interface PublishWayProps {
  readonly words: Words;
  readonly ways: Ways;
  readonly writtenBy: string;
  readonly scheduled: boolean;
  readonly disabled: boolean;
  readonly publishing: boolean;
  /** The reason of an emergency; null: the ordinary way. */
  readonly onPublish: (emergency: string | null) => void;
  readonly onClose: () => void;
}

export function PublishWay(props: PublishWayProps) {
  const { words, ways, disabled, publishing } = props;
  const [alone, setAlone] = useState(false);
  const { barred } = ways;
  const verb = words.say(
    publishing ? 'publish.busy' : props.scheduled ? 'publish.schedule' : 'publish.now',
  );
  if (alone) return <Emergency {...props} onBack={() => setAlone(false)} />;
  return (
    <div class="publish-way">
      <p class="hint">
        {barred === null
          ? words.say('publish.rule', { who: props.writtenBy })
          : words.say(`publish.barred.${barred}`, { who: props.writtenBy })}
      </p>
      <div class="dialog-buttons">
        {barred !== null && ways.emergency && (
          <button
            type="button"
            class="button-quiet publish-alone"
            disabled={disabled}
            onClick={() => setAlone(true)}
          >
            {words.say('publish.emergency')}
          </button>
        )}
        <button type="button" class="button-quiet" onClick={props.onClose}>
          {words.say('do.cancel')}
        </button>
        <button
          type="button"
          class="button"
          disabled={disabled || barred !== null}
          onClick={() => props.onPublish(null)}
        >
          {verb}
        </button>
      </div>
    </div>
  );
}

function Emergency(props: PublishWayProps & { readonly onBack: () => void }) {
  const { words, disabled, publishing } = props;
  const [reason, setReason] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);
  const empty = reason.trim() === '';
  return (
    <section class="publish-part" data-tone="danger">
      <h3>{words.say('publish.emergency')}</h3>
      <p>{words.say('publish.emergency.warning')}</p>
      <label for="publish-reason">{words.say('publish.emergency.reason')}</label>
      <textarea
        id="publish-reason"
        ref={box}
        rows={3}
        required
        maxLength={LONGEST_NOTE}
        value={reason}
        aria-describedby="publish-reason-hint"
        onInput={(event) => setReason(event.currentTarget.value)}
      />
      <p id="publish-reason-hint" class="hint">
        {words.say('publish.emergency.hint')}
      </p>
      <div class="dialog-buttons">
        <button type="button" class="button-quiet" onClick={props.onBack}>
          {words.say('publish.emergency.back')}
        </button>
        <button
          type="button"
          class="button button-danger"
          disabled={disabled || empty}
          onClick={() => props.onPublish(reason.trim())}
        >
          {words.say(publishing ? 'publish.busy' : 'publish.emergency.do')}
        </button>
      </div>
    </section>
  );
}
