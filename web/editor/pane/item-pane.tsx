import { useEffect, useMemo, useRef } from 'preact/hooks';
import { abilities, holds } from '../abilities.ts';
import { useEditor } from '../editor-context.ts';
import { faultsOf } from '../faults.ts';
import { ArticleForm } from '../form/article-form.tsx';
import { EntryForm } from '../form/entry-form.tsx';
import { FormContext } from '../form/form-context.ts';
import { RegisterForm } from '../form/register-form.tsx';
import { baseOf, clashes, contentOf } from '../model.ts';
import { Clash } from './clash.tsx';
import { FaultList } from './fault-list.tsx';
import { History } from './history.tsx';
import { ItemDo } from './item-do.tsx';
import { ItemHead } from './item-head.tsx';
import { ItemStanding } from './item-standing.tsx';
import { NoteField } from './note-field.tsx';
import { SectionLinks } from './section-links.tsx';

export function ItemPane() {
  const { state, words, api, settings, work } = useEditor();
  const { open, item, problem } = state;
  const clash = clashes(state);
  const scroll = useRef<HTMLElement>(null);
  // Another item begins at its top; the choice between two people's words stands there as well.
  useEffect(() => scroll.current?.scrollTo({ top: 0 }), [open, clash]);

  if (open === null) return <Standing text={words.say('item.none')} />;
  if (item === null) {
    return (
      <Standing text={problem ? words.notice(problem) : words.say('item.loading')} />
    );
  }
  return (
    <section id="item" class="pane item" aria-labelledby="item-title" tabIndex={-1}>
      <ItemHead />
      {!clash && <SectionLinks kind={item.kind} />}
      <section
        class="scroll item-scroll"
        ref={scroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={words.say('item.body')}
      >
        <ItemStanding />
        {clash ? <Clash /> : <ItemForm />}
        <History
          key={`${item.kind}/${item.id}`}
          api={api}
          settings={settings}
          words={words}
          item={item}
          mayWrite={holds(state, 'editor.write')}
          onRestored={() => void work.refresh()}
        />
      </section>
      <ItemDo />
    </section>
  );
}

function Standing({ text }: { readonly text: string }) {
  return (
    <section id="item" class="pane item" tabIndex={-1}>
      <p class="empty" role="status">
        {text}
      </p>
    </section>
  );
}

function ItemForm() {
  const { state, work } = useEditor();
  const content = contentOf(state);
  const faults = useMemo(() => (content === null ? [] : faultsOf(content)), [content]);
  if (content === null || state.item === null) return null;
  const { write } = abilities(state);
  const form = { faults, strict: state.strict };
  if (content.kind === 'register') {
    const base = baseOf(state);
    return (
      <RegisterForm
        register={content.register}
        base={base?.kind === 'register' ? base.register : { rows: [] }}
        mayWrite={write}
        onChange={(register) => work.write({ kind: 'register', register })}
      />
    );
  }
  return (
    <FormContext.Provider value={form}>
      {state.strict && <FaultList faults={faults} />}
      {/* A form so that browsers know it; nothing is sent by Enter. */}
      <form class="item-form" noValidate onSubmit={(event) => event.preventDefault()}>
        <fieldset class="item-fields" disabled={!write}>
          {content.kind === 'article' ? (
            <ArticleForm
              article={content.article}
              onChange={(article) => work.write({ kind: 'article', article })}
            />
          ) : (
            <EntryForm
              entry={content.entry}
              onChange={(entry) => work.write({ kind: 'entry', entry })}
            />
          )}
          {write && <NoteField />}
        </fieldset>
      </form>
    </FormContext.Provider>
  );
}
