/** What publishing would do: what stops it, what argues with it, its test questions, other answers. */
import type { ComponentChildren } from 'preact';
import type { Impact } from '../contract.ts';
import type { Words } from '../words.ts';
import { sayServerFault } from './say-fault.ts';

export type Looked =
  | { readonly is: 'looking' }
  | { readonly is: 'looked'; readonly impact: Impact }
  | { readonly is: 'failed'; readonly code: string };

export function PublishImpact(props: {
  readonly words: Words;
  readonly looked: Looked;
  readonly faults: readonly string[];
  /** Only an article has test questions of its own. */
  readonly article: boolean;
}) {
  const { words, looked, faults } = props;
  return (
    <div class="publish-impact" aria-live="polite" aria-busy={looked.is === 'looking'}>
      {faults.length > 0 && (
        <Part tone="danger" title={words.say('publish.faults', { n: faults.length })}>
          <ul class="publish-list">
            {faults.map((fault) => (
              <li key={fault}>{sayServerFault(words, fault)}</li>
            ))}
          </ul>
        </Part>
      )}
      {looked.is === 'looking' && <p class="hint">{words.say('publish.looking')}</p>}
      {looked.is === 'failed' && (
        <Part tone="warn" title={words.say('publish.notLooked')}>
          <p>{words.notice(looked.code)}</p>
        </Part>
      )}
      {looked.is === 'looked' && (
        <Found words={words} impact={looked.impact} article={props.article} />
      )}
    </div>
  );
}

function Found(props: {
  readonly words: Words;
  readonly impact: Impact;
  readonly article: boolean;
}) {
  const { words, impact } = props;
  const { conflicts, checks, changes } = impact;
  const failed = checks.filter(({ passed }) => !passed);
  const passed = checks.filter((check) => check.passed);
  return (
    <>
      {conflicts.length > 0 && (
        <Part tone="warn" title={words.say('publish.conflicts', { n: conflicts.length })}>
          <ul class="publish-list">
            {conflicts.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </Part>
      )}
      {failed.length > 0 && (
        <Part tone="danger" title={words.say('publish.failed', { n: failed.length })}>
          <Checks words={words} checks={failed} />
        </Part>
      )}
      {passed.length > 0 && (
        <Part tone="ok" title={words.say('publish.passed', { n: passed.length })}>
          <details>
            <summary>{words.say('publish.passed.show')}</summary>
            <Checks words={words} checks={passed} />
          </details>
        </Part>
      )}
      {props.article && checks.length === 0 && (
        <Part tone="warn" title={words.say('publish.noChecks')}>
          <p>{words.say('publish.noChecks.hint')}</p>
        </Part>
      )}
      {changes.length > 0 ? (
        <Part tone="warn" title={words.say('publish.changes', { n: changes.length })}>
          <Changes words={words} changes={changes} />
        </Part>
      ) : (
        <p class="hint">
          {impact.ran === 0
            ? words.say('publish.noneRan')
            : words.say('publish.noChanges', { n: impact.ran })}
        </p>
      )}
    </>
  );
}

function Checks(props: { readonly words: Words; readonly checks: Impact['checks'] }) {
  const { words } = props;
  return (
    <ul class="publish-tried">
      {props.checks.map(({ text, passed, answer }, index) => (
        <li key={`${index} ${text}`}>
          <p class="publish-asked">
            <span class="publish-mark" data-passed={passed}>
              {words.say(passed ? 'publish.mark.passed' : 'publish.mark.failed')}
            </span>
            {text}
          </p>
          <p class="publish-answer">
            <span class="hint">{words.say('publish.answered')}</span>
            {answer}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Changes(props: { readonly words: Words; readonly changes: Impact['changes'] }) {
  const { words } = props;
  return (
    <ul class="publish-tried">
      {props.changes.map(({ text, of, before, after, passes }, index) => (
        <li key={`${index} ${text}`}>
          <p class="publish-asked">
            <span class="publish-mark" data-passed={passes}>
              {words.say(passes ? 'publish.mark.passed' : 'publish.mark.failed')}
            </span>
            {words.say('publish.asked', { text, of })}
          </p>
          <p class="publish-answer">
            <span class="hint">{words.say('publish.before')}</span>
            <del>{before}</del>
          </p>
          <p class="publish-answer">
            <span class="hint">{words.say('publish.after')}</span>
            <ins>{after}</ins>
          </p>
        </li>
      ))}
    </ul>
  );
}

function Part(props: {
  readonly tone: 'danger' | 'warn' | 'ok';
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section class="publish-part" data-tone={props.tone}>
      <h3>{props.title}</h3>
      {props.children}
    </section>
  );
}
