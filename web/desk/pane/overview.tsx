/** The desk as a whole, for supervisors: what waits and how late, who is there, what comes in, where. */
import { useEffect, useState } from 'preact/hooks';
import { LEVELS } from '../../../cases/queue.ts';
import { useDesk } from '../desk-context.ts';
import { MOST_AT_ONCE } from '../limits.ts';
import { clockFace } from '../rows.ts';
import type {
  Abilities as AbilitiesPart,
  Overview as Figures,
  TeamAgent,
} from '../team/contract.ts';
import { AgentLine } from './direct-dialog.tsx';
import { Posters } from './posters.tsx';
import { UrgencyMark } from './urgency-mark.tsx';

export function Overview() {
  const { state, words, work } = useDesk();
  const [figures, setFigures] = useState<Figures | null>(null);
  // The queue is read whenever something moves, and by the clock: so are its figures.
  useEffect(() => {
    let current = true;
    void work.presence.overview().then((read) => {
      if (current && read !== null) setFigures(read);
    });
    return () => {
      current = false;
    };
  }, [state.readAt]);
  return (
    <main class="overview" id="talk">
      <h2 class="visually-hidden">{words.say('overview')}</h2>
      {figures === null ? (
        <p class="empty" role="status">
          {words.say('loading')}
        </p>
      ) : (
        <>
          <Levels levels={figures.levels} />
          <Agents />
          <Quarters quarters={figures.quarters} />
          <Districts districts={figures.districts} />
          {figures.posters.length > 0 && <Posters posters={figures.posters} />}
        </>
      )}
    </main>
  );
}

function Levels({ levels }: Pick<Figures, 'levels'>) {
  const { words } = useDesk();
  return (
    <section class="overview-card" aria-labelledby="overview-levels">
      <h3 id="overview-levels">{words.say('overview.levels')}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.say('case.urgency')}</th>
            <th scope="col">{words.say('overview.waiting')}</th>
            <th scope="col">{words.say('overview.late')}</th>
            <th scope="col">{words.say('overview.longest')}</th>
          </tr>
        </thead>
        <tbody>
          {LEVELS.map((level) => (
            <tr key={level}>
              <th scope="row">
                <UrgencyMark urgency={level} />
              </th>
              <td>{levels[level].waiting}</td>
              <td class="overview-late" data-some={levels[level].late > 0}>
                {levels[level].late}
              </td>
              <td>{clockFace(levels[level].longest)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Agents() {
  const { state, words } = useDesk();
  return (
    <section class="overview-card" aria-labelledby="overview-agents">
      <h3 id="overview-agents">{words.say('overview.agents')}</h3>
      <ul class="overview-agents">
        {(state.team?.agents ?? []).map((agent) => (
          <li key={agent.id}>
            <AgentLine agent={agent} />
            <Abilities agent={agent} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What an agent can do, and how much at a time: changed where it is seen. */
function Abilities({ agent }: { readonly agent: TeamAgent }) {
  const { words, work } = useDesk();
  const { id, badge, skills, capacity } = agent;
  const change = (part: AbilitiesPart): void => void work.presence.equip(id, part);
  const toggled = (skill: string): readonly string[] =>
    skills.includes(skill) ? skills.filter((one) => one !== skill) : [...skills, skill];
  return (
    <details>
      <summary>{words.say('overview.abilities')}</summary>
      <fieldset class="overview-abilities">
        <legend class="visually-hidden">{words.say('agent.name', { badge })}</legend>
        <label>
          <span>{words.say('overview.capacity')}</span>
          <select
            value={capacity}
            onChange={({ currentTarget }) =>
              change({ capacity: Number(currentTarget.value) })
            }
          >
            {Array.from({ length: MOST_AT_ONCE }, (_, at) => (
              <option key={at} value={at + 1}>
                {at + 1}
              </option>
            ))}
          </select>
        </label>
        {words.skills.map((skill) => (
          <label key={skill}>
            <input
              type="checkbox"
              checked={skills.includes(skill)}
              onChange={() => change({ skills: toggled(skill) })}
            />
            <span>{words.skill(skill)}</span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}

const BAR = { width: 24, gap: 4, height: 120 } as const;

function Quarters({ quarters }: Pick<Figures, 'quarters'>) {
  const { state, words } = useDesk();
  const most = Math.max(1, ...quarters.map(({ opened }) => opened));
  const total = quarters.reduce((sum, { opened }) => sum + opened, 0);
  const step = BAR.width + BAR.gap;
  const tall = (count: number): number => (count / most) * BAR.height;
  const first = quarters[0]?.quarter ?? '';
  const last = quarters.at(-1)?.quarter ?? '';
  return (
    <section class="overview-card" aria-labelledby="overview-quarters">
      <h3 id="overview-quarters">{words.say('overview.quarters')}</h3>
      <svg
        class="overview-bars"
        viewBox={`0 0 ${quarters.length * step} ${BAR.height}`}
        role="img"
        aria-label={words.say('overview.arrived', { total, most })}
      >
        {quarters.map(({ quarter, opened, urgent }, at) => (
          <g key={quarter}>
            <title>
              {words.say('overview.quarter', {
                time: words.moment(quarter, state.readAt),
                opened,
                urgent,
              })}
            </title>
            <rect
              x={at * step}
              y={BAR.height - tall(opened)}
              width={BAR.width}
              height={tall(opened)}
            />
            <rect
              class="overview-urgent"
              x={at * step}
              y={BAR.height - tall(urgent)}
              width={BAR.width}
              height={tall(urgent)}
            />
          </g>
        ))}
      </svg>
      <p class="overview-axis hint">
        <span>{words.moment(first, state.readAt)}</span>
        <span>{words.say('overview.arrived', { total, most })}</span>
        <span>{words.moment(last, state.readAt)}</span>
      </p>
    </section>
  );
}

function Districts({ districts }: Pick<Figures, 'districts'>) {
  const { words } = useDesk();
  const most = Math.max(
    1,
    ...districts.map(({ opened, waiting }) => Math.max(opened, waiting)),
  );
  return (
    <section class="overview-card" aria-labelledby="overview-districts">
      <h3 id="overview-districts">{words.say('overview.districts')}</h3>
      {districts.length === 0 && <p class="hint">{words.say('overview.nothing')}</p>}
      {districts.length > 0 && (
        <table class="overview-districts">
          <thead>
            <tr>
              <th scope="col">{words.say('field.district')}</th>
              <th scope="col">{words.say('overview.waiting')}</th>
              <th scope="col">{words.say('overview.opened')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {districts.map(({ district, opened, waiting, urgent }) => (
              <tr key={district ?? ''}>
                <th scope="row">
                  {district === null
                    ? words.say('queue.noPlace')
                    : words.district(district)}
                </th>
                <td>
                  {waiting}
                  {urgent > 0 && (
                    <span class="overview-late" data-some="true">
                      {' '}
                      {words.say('overview.urgent', { n: urgent })}
                    </span>
                  )}
                </td>
                <td>{opened}</td>
                <td class="overview-bar">
                  <meter min={0} max={most} value={opened}>
                    {opened}
                  </meter>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
