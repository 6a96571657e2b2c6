/** How urgent something is: the word, with the shape and colour that `.urgency` draws. */
export function Urgency(props: {
  readonly level: 'critical' | 'high' | 'normal';
  readonly word: string;
}) {
  return (
    <span class="urgency" data-level={props.level}>
      {props.word}
    </span>
  );
}
