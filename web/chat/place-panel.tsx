/** Says what the place is for before the browser asks. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Outgoing } from './wire.ts';
import type { Say } from './words.ts';

type Place = NonNullable<Outgoing['place']>;
type Step = 'ask' | 'locating' | 'denied' | 'failed';

const WAIT = 20_000;

export function PlacePanel(props: {
  readonly say: Say;
  readonly onSend: (place: Place, text: string) => void;
  readonly onClose: () => void;
}) {
  const { say } = props;
  const [step, setStep] = useState<Step>('ask');
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);

  const locate = () => {
    if (!navigator.geolocation) return setStep('failed');
    setStep('locating');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const place = {
          latitude: round(coords.latitude),
          longitude: round(coords.longitude),
        };
        const text = say('place.text', {
          latitude: String(place.latitude),
          longitude: String(place.longitude),
          metres: String(Math.round(coords.accuracy)),
        });
        props.onSend(place, text);
      },
      ({ code, PERMISSION_DENIED }) =>
        setStep(code === PERMISSION_DENIED ? 'denied' : 'failed'),
      { enableHighAccuracy: true, timeout: WAIT, maximumAge: 60_000 },
    );
  };

  const asks = step === 'ask' || step === 'locating';
  return (
    <section class="panel" aria-label={say('compose.place')} data-testid="place-panel">
      <p role="status">{say(step === 'ask' ? 'place.ask' : `place.${step}`)}</p>
      <div class="panel-buttons">
        <button type="button" class="button-quiet" onClick={props.onClose}>
          {say(asks ? 'cancel' : 'close')}
        </button>
        {asks && (
          <button
            type="button"
            class="button"
            ref={button}
            disabled={step === 'locating'}
            onClick={locate}
          >
            {say('place.send')}
          </button>
        )}
      </div>
    </section>
  );
}

/** Five decimals are a metre; more would be false precision. */
function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
