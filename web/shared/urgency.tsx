import type { Level } from '../../cases/queue.ts';

/** How urgent something is: the word, with the shape and colour that `.urgency` draws. */
export function Urgency(props: { readonly level: Level; readonly word: string }) {
  return (
    <span class="urgency" data-level={props.level}>
      {props.word}
    </span>
  );
}
