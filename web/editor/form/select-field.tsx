import { Field, useInput } from './field.tsx';

/** One of several; with `none`, possibly none of them. */
export function SelectField(props: {
  readonly path: string;
  readonly name: string;
  readonly hint?: string;
  /** Id and name. */
  readonly options: readonly (readonly [string, string])[];
  readonly none?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const input = useInput(props.path);
  const { options, value, none } = props;
  const known =
    options.some(([id]) => id === value) || (value === '' && none !== undefined);
  return (
    <Field path={props.path} name={props.name} hint={props.hint}>
      <select
        {...input}
        value={value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {!known && <option value={value}>{value}</option>}
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
}
