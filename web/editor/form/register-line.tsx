import { useEditor } from '../editor-context.ts';
import type { ShownRow } from './register-rows.ts';

export function RegisterLine(props: {
  readonly shown: ShownRow;
  readonly mayWrite: boolean;
  readonly onEnd: (shown: ShownRow) => void;
  readonly onTakeBack: (shown: ShownRow) => void;
}) {
  const { words } = useEditor();
  const { shown } = props;
  const { row, is } = shown;
  return (
    <tr data-is={is}>
      <th scope="row" data-name={words.say('field.place')}>
        {row.place}
        {is !== 'same' && (
          <span class="unsaved">
            {words.say(is === 'new' ? 'register.new' : 'register.ended')}
          </span>
        )}
        {row.aliases.length > 0 && <span class="aliases">{words.list(row.aliases)}</span>}
        <span class="aliases">{row.source[words.language] ?? row.source.zh}</span>
      </th>
      <td data-name={words.say('field.district')}>{words.district(row.district)}</td>
      <td data-name={words.say('field.zone')}>{words.zone(row.zone)}</td>
      <td data-name={words.say('field.from')}>{words.cityMoment(row.from)}</td>
      <td data-name={words.say('field.until')}>
        {row.until === undefined
          ? words.say('register.open')
          : words.cityMoment(row.until)}
      </td>
      {props.mayWrite && (
        <td>
          <button
            type="button"
            class="button-quiet slim"
            onClick={() => (is === 'same' ? props.onEnd(shown) : props.onTakeBack(shown))}
          >
            {words.say(is === 'same' ? 'register.end' : 'register.take')}
            <span class="visually-hidden"> {row.place}</span>
          </button>
        </td>
      )}
    </tr>
  );
}
