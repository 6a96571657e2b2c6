import type { Names } from '../../shared/staff/settings.ts';
import { useEditor } from '../editor-context.ts';
import { FieldGroup } from './field.tsx';
import type { Labelled } from './form-context.ts';

/** Any number of the city's ids, by name. One that the city no longer has can be taken off. */
export function ChoicesField(
  props: Labelled & {
    readonly names: Names;
    readonly chosen: readonly string[];
    readonly onChange: (chosen: string[]) => void;
  },
) {
  const { words } = useEditor();
  const { chosen, names } = props;
  const ids = [...new Set([...Object.keys(names), ...chosen])];
  return (
    <FieldGroup path={props.path} name={props.name} hint={props.hint}>
      <div class="choices">
        {ids.map((id) => (
          <label key={id} class="choice">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={(event) =>
                props.onChange(
                  ids.filter((one) =>
                    one === id ? event.currentTarget.checked : chosen.includes(one),
                  ),
                )
              }
            />
            <span>{names[id]?.[words.language] ?? id}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
