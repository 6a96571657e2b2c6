import { useEffect, useRef, useState } from 'preact/hooks';
import { Field, useInput } from './field.tsx';
import type { Labelled } from './form-context.ts';
import { useFitting } from './text-field.tsx';

/** A list, one a line. Blank lines are typing room and no part of it. */
export function LinesField(
  props: Labelled & {
    readonly lines: readonly string[];
    readonly onChange: (lines: string[]) => void;
  },
) {
  const input = useInput(props.path);
  const [text, setText] = useState(props.lines.join('\n'));
  const box = useRef<HTMLTextAreaElement>(null);

  // Undone, joined or read anew: the list comes from elsewhere than from this box.
  useEffect(() => {
    if (linesOf(text).join('\n') !== props.lines.join('\n'))
      setText(props.lines.join('\n'));
  }, [props.lines]);
  useFitting(box, text);

  return (
    <Field
      path={props.path}
      name={props.name}
      hint={props.hint}
      aside={<span class="left">{props.lines.length || ''}</span>}
    >
      <textarea
        {...input}
        ref={box}
        class="lines"
        rows={2}
        spellcheck={false}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          props.onChange(linesOf(event.currentTarget.value));
        }}
      />
    </Field>
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
