import type { Check } from '../../../knowledge/content/article.ts';
import type { Names } from '../../shared/staff/settings.ts';
import { useEditor } from '../editor-context.ts';
import { MomentField } from './moment-field.tsx';
import { SelectField } from './select-field.tsx';
import { withField } from './set.ts';
import { LineField } from './text-field.tsx';

/** Questions that this article must answer before it may be published. */
export function ChecksField(props: {
  readonly checks: readonly Check[];
  readonly onChange: (checks: Check[]) => void;
}) {
  const { words, settings } = useEditor();
  const { checks } = props;
  const change = (n: number, check: Check): void =>
    props.onChange(checks.map((one, at) => (at === n ? check : one)));
  const options = (names: Names): readonly (readonly [string, string])[] =>
    Object.entries(names).map(([id, name]) => [id, words.text(name)]);
  const none = words.say('field.check.none');
  return (
    <div class="checks">
      <p class="hint">{words.say('field.checks')}</p>
      <ol>
        {checks.map((check, n) => (
          <li key={n} class="check">
            <LineField
              path={`checks.${n}.text`}
              name={`${words.say('field.check.text')} ${n + 1}`}
              value={check.text}
              onChange={(text) => change(n, { ...check, text })}
            />
            <div class="check-when">
              <SelectField
                path={`checks.${n}.zone`}
                name={words.say('field.check.zone')}
                none={none}
                options={options(settings.zones)}
                value={check.zone ?? ''}
                onChange={(zone) =>
                  change(n, withField(check, 'zone', zone === '' ? undefined : zone))
                }
              />
              <SelectField
                path={`checks.${n}.district`}
                name={words.say('field.check.district')}
                none={none}
                options={options(settings.districts)}
                value={check.district ?? ''}
                onChange={(id) =>
                  change(n, withField(check, 'district', id === '' ? undefined : id))
                }
              />
              <MomentField
                path={`checks.${n}.at`}
                name={words.say('field.check.at')}
                value={check.at}
                onChange={(at) => change(n, withField(check, 'at', at))}
              />
              <button
                type="button"
                class="button-quiet slim"
                onClick={() => props.onChange(checks.filter((_, at) => at !== n))}
              >
                {words.say('field.check.remove', { n: n + 1 })}
              </button>
            </div>
          </li>
        ))}
      </ol>
      <button
        type="button"
        class="button-quiet"
        onClick={() => props.onChange([...checks, { text: '' }])}
      >
        ＋ {words.say('field.check.add')}
      </button>
    </div>
  );
}
