import { useMemo, useState } from 'preact/hooks';
import { holds } from '../abilities.ts';
import { useEditor } from '../editor-context.ts';
import { arrange, counts, FILTERS, found, freshOf, passes } from '../lines.ts';
import { same, type Unsaved } from '../model.ts';
import { ItemRow } from './item-row.tsx';
import { NewItem } from './new-item.tsx';
import { useSearch } from './use-search.ts';

export function ListPane() {
  const { state, dispatch, words, api } = useEditor();
  const [making, setMaking] = useState<'article' | 'entry' | null>(null);
  const { filter: chosen, search, unsaved } = state;
  const items = state.items ?? [];
  const inside = useSearch(api, search);
  const arranged = useMemo(() => arrange(items), [items]);
  const count = useMemo(() => counts(items, unsaved), [items, unsaved]);
  const shown = arranged.filter(
    (line) =>
      passes(line, chosen, unsaved) &&
      (found(line, search) || inside.refs.some((ref) => same(ref, line))),
  );
  const fresh =
    state.items !== null && (chosen === 'all' || chosen === 'work')
      ? freshOf(items, unsaved).filter((one) => found(one, search))
      : [];
  return (
    <section class="pane list" aria-labelledby="list-title">
      <div class="list-head">
        <h2 id="list-title" class="visually-hidden">
          {words.say('pane.list')}
        </h2>
        <label class="visually-hidden" for="search">
          {words.say('list.search')}
        </label>
        <input
          id="search"
          type="search"
          autocomplete="off"
          spellcheck={false}
          placeholder={`${words.say('list.search')}  /`}
          value={state.search}
          onInput={(event) => dispatch({ do: 'search', text: event.currentTarget.value })}
        />
        <fieldset class="filters">
          <legend class="visually-hidden">{words.say('filter')}</legend>
          {FILTERS.map((filter) => (
            <button
              key={filter}
              type="button"
              class="filter"
              aria-pressed={state.filter === filter}
              data-none={count[filter] === 0}
              onClick={() => dispatch({ do: 'filter', filter })}
            >
              {words.say(`filter.${filter}`)} <span>{count[filter]}</span>
            </button>
          ))}
        </fieldset>
        {holds(state, 'editor.write') && (
          <div class="list-new">
            {(['article', 'entry'] as const).map((kind) => (
              <button
                key={kind}
                type="button"
                class="button-quiet slim"
                aria-haspopup="dialog"
                onClick={() => setMaking(kind)}
              >
                ＋ {words.say(kind === 'article' ? 'list.newArticle' : 'list.newEntry')}
              </button>
            ))}
          </div>
        )}
      </div>
      <div class="scroll">
        {state.items === null && <Skeletons />}
        {fresh.length > 0 && <UnsavedNew fresh={fresh} />}
        {state.items !== null && !inside.looking && shown.length + fresh.length === 0 && (
          <Nothing />
        )}
        <ul>
          {shown.map((line) => (
            <ItemRow key={`${line.kind}/${line.id}`} line={line} />
          ))}
        </ul>
      </div>
      {making && <NewItem kind={making} onClose={() => setMaking(null)} />}
    </section>
  );
}

/** Items that only this browser knows. */
function UnsavedNew({ fresh }: { readonly fresh: readonly Unsaved[] }) {
  const { state, words, work } = useEditor();
  return (
    <section aria-labelledby="unsaved-new">
      <h3 id="unsaved-new" class="section-title">
        {words.say('list.unsavedNew')}
      </h3>
      <ul>
        {fresh.map((one) => (
          <li key={`${one.kind}/${one.id}`}>
            <button
              type="button"
              class="list-row item-row"
              aria-current={same(state.open, one)}
              onClick={() => void work.open({ kind: one.kind, id: one.id })}
            >
              <span class="item-row-title">
                {one.title || one.id}
                <span class="unsaved">{words.say('list.unsaved')}</span>
              </span>
              <span class="item-row-facts">
                <span>{words.say(`kind.${one.kind}`)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Nothing() {
  const { state, dispatch, words } = useEditor();
  const all = state.filter === 'all' && state.search === '';
  return (
    <div class="empty">
      <p role="status">{words.say(all ? 'list.empty' : 'list.none')}</p>
      {!all && (
        <button
          type="button"
          class="button-quiet"
          onClick={() => {
            dispatch({ do: 'filter', filter: 'all' });
            dispatch({ do: 'search', text: '' });
          }}
        >
          {words.say('list.clear')}
        </button>
      )}
    </div>
  );
}

function Skeletons() {
  const { words } = useEditor();
  return (
    <div class="skeletons" role="status" aria-label={words.say('loading')}>
      {[1, 2, 3, 4, 5].map((n) => (
        <div key={n} class="skeleton skeleton-row" />
      ))}
    </div>
  );
}
