import { useEditor } from '../editor-context.ts';
import { Field, useInput } from './field.tsx';
import type { Labelled } from './form-context.ts';

interface SelectProps extends Labelled {
  /** Id and name. */
  readonly options: readonly (readonly [string, string])[];
  readonly none?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** One of what the city has of a kind. */
export function CityField(
  props: Omit<SelectProps, 'options'> & {
    readonly of: 'categories' | 'districts' | 'zones';
  },
) {
  const { settings, words } = useEditor();
  const { of, ...select } = props;
  const names = Object.entries(settings[of]);
  return (
    <SelectField
      {...select}
      options={names.map(([id, name]) => [id, words.text(name)])}
    />
  );
}

/** One of several; with `none`, possibly none of them. */
export function SelectField(props: SelectProps) {
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
