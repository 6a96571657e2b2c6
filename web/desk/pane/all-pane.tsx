/** All cases, whether or not anybody waits: searched, narrowed, and any of them opened. */
import { STATUSES } from '../../../cases/case.ts';
import { LEVELS } from '../../../cases/queue.ts';
import { useDesk } from '../desk-context.ts';
import { isNarrowed, NOTHING_WANTED, type Wanted } from '../finding.ts';
import { LONGEST_SEARCH } from '../limits.ts';
import { CaseRow } from './case-row.tsx';
import { Views } from './views.tsx';

const ONLY = ['mine', 'overdue', 'toRing', 'special'] as const;

export function AllPane() {
  const { state, words, finder } = useDesk();
  const { finding } = state;
  return (
    <section class="pane queue all" aria-labelledby="all-title">
      <Views />
      <form
        class="find"
        onSubmit={(event) => {
          event.preventDefault();
          void finder.now();
        }}
      >
        <h2 id="all-title" class="visually-hidden">
          {words.say('view.all')}
        </h2>
        <label class="visually-hidden" for="find-text">
          {words.say('find.label')}
        </label>
        <input
          id="find-text"
          type="search"
          autocomplete="off"
          spellcheck={false}
          maxLength={LONGEST_SEARCH}
          placeholder={words.say('find.label')}
          value={finding.wanted.search}
          onInput={({ currentTarget }) => finder.type(currentTarget.value)}
        />
        <fieldset class="find-only">
          <legend class="visually-hidden">{words.say('find.only')}</legend>
          {ONLY.map((only) => (
            <button
              key={only}
              type="button"
              class="filter"
              aria-pressed={finding.wanted.only === only}
              onClick={() =>
                void finder.narrow({ only: finding.wanted.only === only ? null : only })
              }
            >
              {words.say(`find.${only}`)}
            </button>
          ))}
        </fieldset>
        <Narrow />
      </form>
      <Lines />
    </section>
  );
}

function Narrow() {
  const { words } = useDesk();
  return (
    <div class="find-narrow">
      <Choice
        name="state"
        ids={['open', ...STATUSES] as const}
        nameOf={(id) => words.say(id === 'open' ? 'find.open' : `status.${id}`)}
      />
      <Choice name="urgency" ids={LEVELS} nameOf={(id) => words.urgency(id)} />
      <Choice
        name="category"
        ids={words.categories}
        nameOf={(id) => words.category(id)}
      />
      <Choice name="district" ids={words.districts} nameOf={(id) => words.district(id)} />
      <Choice name="body" ids={words.bodies} nameOf={(id) => words.body(id)} />
    </div>
  );
}

type Choosable = 'state' | 'urgency' | 'category' | 'district' | 'body';

function Choice<Name extends Choosable>(props: {
  readonly name: Name;
  readonly ids: readonly NonNullable<Wanted[Name]>[];
  readonly nameOf: (id: NonNullable<Wanted[Name]>) => string;
}) {
  const { state, words, finder } = useDesk();
  const { name, ids, nameOf } = props;
  const value = state.finding.wanted[name];
  return (
    <select
      aria-label={words.say(`find.${name}`)}
      data-set={value !== null}
      value={value ?? ''}
      onChange={({ currentTarget }) => {
        const id = ids.find((one) => one === currentTarget.value) ?? null;
        void finder.narrow({ [name]: id });
      }}
    >
      <option value="">{words.say(`find.${name}`)}</option>
      {ids.map((id) => (
        <option key={id} value={id}>
          {nameOf(id)}
        </option>
      ))}
    </select>
  );
}

function Lines() {
  const { state, words, finder } = useDesk();
  const { lines, more, busy, problem, wanted } = state.finding;
  if (lines === null) return <p class="empty">{words.say('loading')}</p>;
  return (
    <div class="scroll" aria-busy={busy}>
      <p class="find-count" role="status">
        {problem !== null
          ? words.notice(problem)
          : words.say(more ? 'find.countMore' : 'find.count', { n: lines.length })}
        {isNarrowed(wanted) && (
          <button
            type="button"
            class="button-quiet slim"
            onClick={() => void finder.narrow(NOTHING_WANTED)}
          >
            {words.say('find.clear')}
          </button>
        )}
      </p>
      <ul>
        {lines.map((line) => (
          <CaseRow key={line.caseNumber} line={line} />
        ))}
      </ul>
      {more && (
        <button
          type="button"
          class="button-quiet find-more"
          disabled={busy}
          onClick={() => void finder.more()}
        >
          {words.say('find.more')}
        </button>
      )}
    </div>
  );
}
