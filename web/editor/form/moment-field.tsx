import type { ComponentChildren } from 'preact';
import { useEditor } from '../editor-context.ts';
import { FieldGroup, useInput } from './field.tsx';
import { type Labelled, useLabel } from './form-context.ts';

interface MomentProps extends Labelled {
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** A day of the city, and where it matters a minute of it. */
export function MomentField(props: MomentProps) {
  const [day = '', clock = ''] = (props.value ?? '').split('T');
  const change = (nextDay: string, nextClock: string): void => {
    if (nextDay === '') props.onChange(undefined);
    else props.onChange(nextClock === '' ? nextDay : `${nextDay}T${nextClock}`);
  };
  return (
    <DayAndClock {...props} day={day} onDay={(value) => change(value, clock)}>
      <Clock {...props} day={day} clock={clock} onClock={(value) => change(day, value)} />
    </DayAndClock>
  );
}

/** A day of the city. */
export function DayField(props: MomentProps) {
  return (
    <DayAndClock
      {...props}
      day={props.value ?? ''}
      onDay={(day) => props.onChange(day === '' ? undefined : day)}
    />
  );
}

function DayAndClock(
  props: MomentProps & {
    readonly day: string;
    readonly onDay: (day: string) => void;
    readonly children?: ComponentChildren;
  },
) {
  const { words } = useEditor();
  const { name } = useLabel(props);
  const input = useInput(props.path);
  return (
    <FieldGroup path={props.path} name={props.name} hint={props.hint}>
      <div class="moment">
        <input
          {...input}
          type="date"
          aria-label={words.say('field.day', { name })}
          value={props.day}
          onInput={(event) => props.onDay(event.currentTarget.value)}
        />
        {props.children}
      </div>
    </FieldGroup>
  );
}

function Clock(
  props: MomentProps & {
    readonly day: string;
    readonly clock: string;
    readonly onClock: (clock: string) => void;
  },
) {
  const { words } = useEditor();
  const { name } = useLabel(props);
  return (
    <input
      type="time"
      aria-label={words.say('field.time', { name })}
      disabled={props.day === ''}
      value={props.clock}
      onInput={(event) => props.onClock(event.currentTarget.value)}
    />
  );
}
