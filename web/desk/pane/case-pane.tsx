import type { SummaryField } from '../../../cases/summary.ts';
import type { CaseSource, DeskCase } from '../contract.ts';
import { useDesk } from '../desk-context.ts';
import { abilities } from '../model.ts';
import { PersonPart } from '../person/person-part.tsx';
import { TiePart } from '../ties/tie-part.tsx';
import type { Words } from '../words.ts';
import { CallBack } from './call-back.tsx';
import { DispatchDialog } from './dispatch-dialog.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { Fitting } from './fitting.tsx';
import { IssuePart } from './issue-part.tsx';
import { Judge } from './judge.tsx';
import { Notes } from './notes.tsx';
import { Papers } from './papers.tsx';
import { Related } from './related.tsx';
import { Sourced } from './source-link.tsx';
import { Special } from './special.tsx';
import { Tasks } from './tasks.tsx';
import { Timeline } from './timeline.tsx';
import { UrgencyMark } from './urgency-mark.tsx';
import { WorkOrder } from './work-order.tsx';

const PARTS = [
  'identify',
  'situation',
  'background',
  'assessment',
  'recommendation',
] as const;

export function CasePane() {
  const { state, dispatch, words } = useDesk();
  const { found, open } = state;
  const ready = found !== null && found.caseNumber === open;
  return (
    <section class="pane case" aria-labelledby="case-title">
      <div class="pane-head">
        <h2 id="case-title">
          {ready
            ? words.say('case.title', { number: found.caseNumber })
            : words.say('pane.case')}
        </h2>
        {ready && (
          <button
            type="button"
            class="button-quiet slim"
            disabled={!abilities(state).edit}
            onClick={() => dispatch({ do: 'editing', shown: true })}
          >
            {words.say('do.edit')} <kbd>V</kbd>
          </button>
        )}
      </div>
      {ready ? (
        <div class="scroll case-body">
          <Standing found={found} />
          <CallBack key={found.caseNumber} />
          <IssuePart found={found} />
          <Judge key={`judge ${found.caseNumber}`} found={found} />
          <Fitting found={found} />
          <Tasks found={found} />
          <Papers key={found.caseNumber} found={found} />
          <Special key={`special ${found.caseNumber}`} found={found} />
          <Notes key={`notes ${found.caseNumber}`} found={found} />
          <Related key={`related ${found.caseNumber}`} found={found} />
          {state.editing && <EditDialog found={found} />}
          {state.handingOut && <DispatchDialog found={found} />}
          <WorkOrder order={found.summary.workOrder} />
          {PARTS.map((part) => (
            <Fields key={part} part={part} fields={found.summary[part]} />
          ))}
          <Timeline found={found} />
          <TiePart key={`ties ${found.caseNumber}`} found={found} />
          <PersonPart key={`person ${found.caseNumber}`} found={found} />
        </div>
      ) : (
        <p class="empty">{words.say('case.none')}</p>
      )}
    </section>
  );
}

/** The door, its number for it, and when it came there. */
function sourceWords({ door, id, at }: CaseSource, words: Words, now: number): string {
  return [door, id, at && words.moment(at, now)].filter(Boolean).join(' · ');
}

function Standing({ found }: { readonly found: DeskCase }) {
  const { state, words } = useDesk();
  return (
    <dl class="fields standing">
      <div>
        <dt>{words.say('case.status')}</dt>
        <dd>{words.say(`status.${found.status}`)}</dd>
      </div>
      <div>
        <dt>{words.say('case.urgency')}</dt>
        <dd>
          <UrgencyMark urgency={found.urgency} />
        </dd>
      </div>
      {found.way && (
        <div>
          <dt>{words.say('case.way')}</dt>
          <dd>
            {found.source
              ? sourceWords(found.source, words, state.readAt)
              : words.say(`intake.way.${found.way}`)}
          </dd>
        </div>
      )}
      <div>
        <dt>{words.say('case.category')}</dt>
        <dd>{words.category(found.category)}</dd>
      </div>
      <div>
        <dt>{words.say('case.opened')}</dt>
        <dd>{words.moment(found.openedAt, state.readAt)}</dd>
      </div>
    </dl>
  );
}

function Fields(props: {
  readonly part: (typeof PARTS)[number];
  readonly fields: readonly SummaryField[];
}) {
  const { words } = useDesk();
  if (props.fields.length === 0) return null;
  return (
    <section aria-labelledby={`isbar-${props.part}`}>
      <h3 id={`isbar-${props.part}`}>{words.say(`isbar.${props.part}`)}</h3>
      <dl class="fields">
        {props.fields.map((field) => (
          <div key={`${field.key} ${field.message} ${field.value}`}>
            <dt>{words.field(field.key)}</dt>
            <dd>
              <Sourced message={field.message}>{words.value(field)}</Sourced>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
