/** One of a few, side by side: radio buttons, so that the arrow keys go through them. */
export function Segments<T extends string>(props: {
  readonly name: string;
  readonly label: string;
  /** Where the choices speak for themselves. */
  readonly hideLabel?: boolean;
  readonly value: T;
  readonly choices: readonly { readonly value: T; readonly word: string }[];
  readonly onChange: (value: T) => void;
}) {
  return (
    <fieldset class="segments">
      <legend class={props.hideLabel ? 'visually-hidden' : undefined}>
        {props.label}
      </legend>
      <div class="segments-row">
        {props.choices.map(({ value, word }) => (
          <label key={value} class="segment">
            <input
              type="radio"
              class="visually-hidden"
              name={props.name}
              checked={value === props.value}
              onChange={() => props.onChange(value)}
            />
            <span>{word}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
