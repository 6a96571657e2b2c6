/** What the next sentence needs: who, what, where, since when; what is missing; why it is urgent. */
import type { ComponentChildren } from 'preact';
import type { SummaryField } from '../../../cases/summary.ts';
import type { DeskCase } from '../contract.ts';
import { useDesk, useNow } from '../desk-context.ts';
import { Sourced } from './source-link.tsx';

export function SummaryCard({ found }: { readonly found: DeskCase }) {
  const { words } = useDesk();
  const { summary } = found;
  return (
    <details class="summary" open>
      <summary>
        <h3>{words.say('summary.title')}</h3>
      </summary>
      <div class="summary-body">
        <dl class="isbar">
          <Who found={found} />
          <What found={found} />
          <Where found={found} />
          <Since found={found} />
        </dl>
        <div class="summary-notes">
          <Evidence found={found} />
          <Missing missing={summary.missing} />
          {summary.adviceGiven.length > 0 && (
            <details class="advice">
              <summary>
                {words.say('summary.advice')} <span>{summary.adviceGiven.length}</span>
              </summary>
              <ul>
                {summary.adviceGiven.map((advice) => (
                  <li key={advice}>{advice}</li>
                ))}
              </ul>
            </details>
          )}
        </div>
      </div>
    </details>
  );
}

function Who({ found }: { readonly found: DeskCase }) {
  const { words } = useDesk();
  const parts = pick(found.summary.identify, [
    'patient',
    'needs',
    'age',
    'caller',
    'phone',
  ]);
  return (
    <Part label={words.say('summary.who')}>
      {parts.length === 0 ? <Unknown /> : <Values fields={parts} />}
    </Part>
  );
}

function What({ found }: { readonly found: DeskCase }) {
  const { words } = useDesk();
  const account = pick(found.summary.situation, ['account']);
  return (
    <Part label={words.say('summary.what')} wide>
      {account.length === 0 ? (
        words.category(found.category)
      ) : (
        <span class="account">
          <Values fields={account} />
        </span>
      )}
    </Part>
  );
}

function Where({ found }: { readonly found: DeskCase }) {
  const { words } = useDesk();
  const said = pick(found.summary.identify, ['address', 'location']);
  const place = words.place(found.district, found.zone);
  return (
    <Part label={words.say('summary.where')}>
      {place && <span class="value">{place}</span>}
      <Values fields={said} />
      {!place && said.length === 0 && <Unknown />}
    </Part>
  );
}

function Since({ found }: { readonly found: DeskCase }) {
  const { words } = useDesk();
  const now = useNow();
  const seconds = (now - Date.parse(found.openedAt)) / 1000;
  const time = words.moment(found.openedAt, now);
  return (
    <Part label={words.say('summary.since')}>
      {words.say('summary.since.value', { time, span: words.span(seconds) })}
    </Part>
  );
}

function Evidence({ found }: { readonly found: DeskCase }) {
  const { words } = useDesk();
  const { evidence } = found.summary;
  if (evidence.length === 0) return null;
  return (
    <div class="evidence">
      <h4>{words.say('summary.evidence')}</h4>
      <ul>
        {evidence.map(({ flag, name, words: said, message }) => (
          <li key={`${flag} ${message}`}>
            <strong>{name}</strong>{' '}
            <Sourced message={message}>
              <q>{said}</q>
            </Sourced>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Missing({ missing }: { readonly missing: readonly string[] }) {
  const { words } = useDesk();
  if (missing.length === 0) {
    return <p class="complete">{words.say('summary.nothingMissing')}</p>;
  }
  return (
    <div class="missing">
      <h4>{words.say('summary.missing')}</h4>
      <ul>
        {missing.map((key) => (
          <li key={key}>{words.field(key)}</li>
        ))}
      </ul>
    </div>
  );
}

function Part(props: {
  readonly label: string;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <div class={props.wide ? 'part part-wide' : 'part'}>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function Values({ fields }: { readonly fields: readonly SummaryField[] }) {
  const { words } = useDesk();
  return (
    <>
      {fields.map((field) => (
        <span class="value" key={`${field.key} ${field.message} ${field.value}`}>
          <Sourced message={field.message}>
            {field.key === 'phone' ? (
              <span class="number">{field.value}</span>
            ) : (
              words.value(field)
            )}
          </Sourced>
        </span>
      ))}
    </>
  );
}

function Unknown() {
  const { words } = useDesk();
  return <span class="unknown">{words.say('summary.unknown')}</span>;
}

function pick(
  fields: readonly SummaryField[],
  keys: readonly string[],
): readonly SummaryField[] {
  return keys.flatMap((key) => fields.filter((field) => field.key === key));
}
