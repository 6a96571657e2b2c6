import { useMemo, useState } from 'preact/hooks';
import type { Register, RegisterRow } from '../../../knowledge/content/register.ts';
import { useEditor } from '../editor-context.ts';
import { localOf } from '../pane/city-time.ts';
import { RegisterAdd } from './register-add.tsx';
import { RegisterEnd } from './register-end.tsx';
import { RegisterLine } from './register-line.tsx';
import { haystacks, PAGE_ROWS, rowsFound, type ShownRow } from './register-rows.ts';

/** The register as a table: found by any word, added to, rows ended and never removed. */
export function RegisterForm(props: {
  readonly register: Register;
  /** As it was saved. */
  readonly base: Register;
  readonly mayWrite: boolean;
  readonly onChange: (register: Register) => void;
}) {
  const { words, settings, cityNow } = useEditor();
  const { register, base } = props;
  const [text, setText] = useState('');
  const [current, setCurrent] = useState(false);
  const [page, setPage] = useState(0);
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<ShownRow | null>(null);

  const haystack = useMemo(
    () =>
      haystacks({
        district: (id) => words.district(id),
        zone: (id) => words.zone(id),
      }),
    [words],
  );
  const found = useMemo(() => {
    const holdsAt = current ? localOf(cityNow(), settings.timeZone) : null;
    return rowsFound(base, register, { text, holdsAt }, haystack);
  }, [register, base, text, current, haystack]);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_ROWS));
  const at = Math.min(page, pages - 1);
  const shown = found.slice(at * PAGE_ROWS, (at + 1) * PAGE_ROWS);

  const replace = (n: number, row: RegisterRow): void =>
    props.onChange({ rows: register.rows.map((one, i) => (i === n ? row : one)) });
  const takeBack = ({ at: n, is }: ShownRow): void => {
    const was = base.rows[n];
    if (is === 'changed' && was) replace(n, was);
    if (is === 'new') props.onChange({ rows: register.rows.filter((_, i) => i !== n) });
  };

  return (
    <section class="register" aria-labelledby="register-title">
      <h3 id="register-title" class="visually-hidden">
        {words.say('field.rows')}
      </h3>
      <div class="register-head">
        <input
          type="search"
          aria-label={words.say('register.filter')}
          placeholder={words.say('register.filter')}
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setPage(0);
          }}
        />
        <label class="choice">
          <input
            type="checkbox"
            checked={current}
            onChange={(event) => {
              setCurrent(event.currentTarget.checked);
              setPage(0);
            }}
          />
          <span>{words.say('register.current')}</span>
        </label>
        {props.mayWrite && (
          <button type="button" class="button" onClick={() => setAdding(true)}>
            ＋ {words.say('register.add')}
          </button>
        )}
      </div>
      <p class="hint" role="status">
        {words.say('register.shown', {
          total: register.rows.length,
          found: found.length,
          shown: shown.length,
        })}
      </p>
      {shown.length === 0 ? (
        <p class="empty">{words.say('register.none')}</p>
      ) : (
        <table class="register-table">
          <thead>
            <tr>
              {(['place', 'district', 'zone', 'from', 'until'] as const).map((key) => (
                <th key={key} scope="col">
                  {words.say(`field.${key}`)}
                </th>
              ))}
              {props.mayWrite && (
                <th scope="col">
                  <span class="visually-hidden">{words.say('register.act')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <RegisterLine
                key={one.at}
                shown={one}
                mayWrite={props.mayWrite}
                onEnd={setEnding}
                onTakeBack={takeBack}
              />
            ))}
          </tbody>
        </table>
      )}
      {pages > 1 && (
        <div class="register-pages">
          <button
            type="button"
            class="button-quiet"
            disabled={at === 0}
            onClick={() => setPage(at - 1)}
          >
            {words.say('register.earlier')}
          </button>
          <span>
            {at + 1} / {pages}
          </span>
          <button
            type="button"
            class="button-quiet"
            disabled={at === pages - 1}
            onClick={() => setPage(at + 1)}
          >
            {words.say('register.later')}
          </button>
        </div>
      )}
      {adding && (
        <RegisterAdd
          last={register.rows.at(-1) ?? null}
          onAdd={(row) => {
            setAdding(false);
            setText('');
            setPage(0);
            props.onChange({ rows: [...register.rows, row] });
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {ending && (
        <RegisterEnd
          row={ending.row}
          onEnd={(row) => {
            setEnding(null);
            replace(ending.at, row);
          }}
          onClose={() => setEnding(null)}
        />
      )}
    </section>
  );
}
