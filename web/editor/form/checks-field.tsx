import type { Check } from '../../../knowledge/content/article.ts';
import { useEditor } from '../editor-context.ts';
import { MomentField } from './moment-field.tsx';
import { CityField } from './select-field.tsx';
import { withField } from './set.ts';
import { LineField } from './text-field.tsx';

/** Questions that this article must answer before it may be published. */
export function ChecksField(props: {
  readonly checks: readonly Check[];
  readonly onChange: (checks: Check[]) => void;
}) {
  const { words } = useEditor();
  const { checks } = props;
  const change = (n: number, check: Check): void =>
    props.onChange(checks.map((one, at) => (at === n ? check : one)));
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
              <CityField
                path={`checks.${n}.zone`}
                name={words.say('field.check.zone')}
                none={none}
                of="zones"
                value={check.zone ?? ''}
                onChange={(zone) =>
                  change(n, withField(check, 'zone', zone === '' ? undefined : zone))
                }
              />
              <CityField
                path={`checks.${n}.district`}
                name={words.say('field.check.district')}
                none={none}
                of="districts"
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
