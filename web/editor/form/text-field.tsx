import { useLayoutEffect, useRef } from 'preact/hooks';
import { useEditor } from '../editor-context.ts';
import { Field, useInput } from './field.tsx';
import type { Labelled } from './form-context.ts';

interface TextProps extends Labelled {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly lang?: 'zh-CN' | 'en' | undefined;
}

/** One line. */
export function LineField(props: TextProps & { readonly list?: string }) {
  const input = useInput(props.path);
  return (
    <Field path={props.path} name={props.name} hint={props.hint}>
      <input
        {...input}
        type="text"
        lang={props.lang}
        list={props.list}
        autocomplete="off"
        value={props.value}
        onInput={(event) => props.onChange(event.currentTarget.value)}
      />
    </Field>
  );
}

/** As many lines as it holds; with `limit`, it says how much is left. */
export function TextField(props: TextProps & { readonly limit?: number }) {
  const { words } = useEditor();
  const input = useInput(props.path);
  const box = useRef<HTMLTextAreaElement>(null);
  const { value, limit } = props;
  const left = limit === undefined ? 0 : limit - value.length;
  useFitting(box, value);
  return (
    <Field
      path={props.path}
      name={props.name}
      hint={props.hint}
      aside={
        limit !== undefined && (
          <span class="left" data-over={left < 0}>
            {left < 0 ? words.say('over', { n: -left }) : words.say('left', { n: left })}
          </span>
        )
      }
    >
      <textarea
        {...input}
        ref={box}
        lang={props.lang}
        rows={2}
        value={value}
        onInput={(event) => props.onChange(event.currentTarget.value)}
      />
    </Field>
  );
}

/** As high as its words, so that nothing scrolls within what scrolls. */
export function useFitting(
  box: { readonly current: HTMLTextAreaElement | null },
  value: string,
): void {
  useLayoutEffect(() => {
    const { current } = box;
    if (current === null) return;
    const grow = (): void => {
      current.style.height = 'auto';
      current.style.height = `${current.scrollHeight + 2}px`;
    };
    grow();
    // A narrower column breaks lines anew.
    let width = current.clientWidth;
    const watch = new ResizeObserver(() => {
      if (current.clientWidth === width) return;
      width = current.clientWidth;
      grow();
    });
    watch.observe(current);
    return () => watch.disconnect();
  }, [value]);
}
