/** What publishing would do: what stops it, what argues with it, its test questions, other answers. */
import type { ComponentChildren } from 'preact';
import { type Fault, faultText } from '../../../knowledge/content/fault.ts';
import type { Impact, ItemRef } from '../contract.ts';
import type { Words } from '../words.ts';
import { fieldName, sayServerFault } from './say-fault.ts';

/** As many questions as tell what two articles have in common. */
const SHOWN = 3;

export type Looked =
  | { readonly is: 'looking' }
  | { readonly is: 'looked'; readonly impact: Impact }
  | { readonly is: 'failed'; readonly code: string };

export function PublishImpact(props: {
  readonly words: Words;
  readonly looked: Looked;
  readonly faults: readonly Fault[];
  readonly item: ItemRef;
}) {
  const { words, looked, faults } = props;
  return (
    <div class="publish-impact" aria-live="polite" aria-busy={looked.is === 'looking'}>
      {faults.length > 0 && (
        <Part tone="danger" title={words.say('publish.faults', { n: faults.length })}>
          <ul class="publish-list">
            {faults.map((fault) => (
              <li key={faultText(fault)}>{sayServerFault(words, fault)}</li>
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
        <Found words={words} impact={looked.impact} item={props.item} />
      )}
    </div>
  );
}

function Found(props: {
  readonly words: Words;
  readonly impact: Impact;
  readonly item: ItemRef;
}) {
  const { words, impact, item } = props;
  const { conflicts, behind, checks, changes } = impact;
  // Only an article has test questions of its own.
  const article = item.kind === 'article';
  const isOwn = (of: string): boolean => article && of === item.id;
  const broken = changes.filter((change) => change.breaks);
  const elsewhere = changes.filter((one) => !one.breaks && !isOwn(one.article));
  const own = changes.filter((one) => isOwn(one.article));
  const failed = checks.filter(({ passed }) => !passed);
  const passed = checks.filter((check) => check.passed);
  return (
    <>
      {conflicts.length > 0 && (
        <Part tone="warn" title={words.say('publish.conflicts', { n: conflicts.length })}>
          <ul class="publish-list">
            {conflicts.map(({ id, title, asked }) => (
              <li key={id}>
                {title}
                {asked.length > 0 && (
                  <p class="hint">
                    {words.say('publish.conflicts.asked', {
                      asked: asked
                        .slice(0, SHOWN)
                        .join(words.say('publish.conflicts.and')),
                    })}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {behind.length > 0 && (
        <Part tone="warn" title={words.say('publish.behind')}>
          <p>
            {words.say('publish.behind.hint', {
              fields: behind.map((field) => fieldName(words, field)).join(' · '),
            })}
          </p>
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
      {article && checks.length === 0 && (
        <Part tone="warn" title={words.say('publish.noChecks')}>
          <p>{words.say('publish.noChecks.hint')}</p>
        </Part>
      )}
      {broken.length > 0 && (
        <Part tone="danger" title={words.say('publish.breaks', { n: broken.length })}>
          <p>{words.say('publish.breaks.hint')}</p>
          <Changes words={words} changes={broken} />
        </Part>
      )}
      {own.length > 0 && (
        <details>
          <summary>{words.say('publish.ownChanges', { n: own.length })}</summary>
          <Changes words={words} changes={own} />
        </details>
      )}
      {elsewhere.length > 0 && (
        <Part tone="warn" title={words.say('publish.changes', { n: elsewhere.length })}>
          <Changes words={words} changes={elsewhere} />
        </Part>
      )}
      {elsewhere.length + broken.length === 0 && (
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
