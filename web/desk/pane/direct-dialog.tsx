/** Handing the open case over: to a colleague, or to whoever has a skill, with a note. */
import { useState } from 'preact/hooks';
import { Dialog } from '../../shared/dialog.tsx';
import { useDesk } from '../desk-context.ts';
import { LONGEST_ANSWER } from '../limits.ts';
import type { Recipient, TeamAgent } from '../team/contract.ts';

export function DirectDialog() {
  const { state, dispatch, words, work } = useDesk();
  const [to, setTo] = useState<Recipient | null>(null);
  const [note, setNote] = useState('');
  const close = (): void => dispatch({ do: 'directing', shown: false });
  const agents = state.team?.agents ?? [];
  const skills = words.skills.filter((id) =>
    agents.some((agent) => agent.skills.includes(id)),
  );
  return (
    <Dialog id="direct" title={words.say('direct.title')} onClose={close}>
      <form
        class="direct-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (to === null) return;
          void work.direct(to, note.trim());
          close();
        }}
      >
        <fieldset class="direct-to">
          <legend>{words.say('direct.agent')}</legend>
          {agents.map((agent) => (
            <label key={agent.id} data-state={agent.state}>
              <input
                type="radio"
                name="to"
                checked={to !== null && 'agent' in to && to.agent === agent.id}
                onChange={() => setTo({ agent: agent.id })}
              />
              <AgentLine agent={agent} />
            </label>
          ))}
        </fieldset>
        {skills.length > 0 && (
          <fieldset class="direct-to">
            <legend>{words.say('direct.skill')}</legend>
            {skills.map((id) => (
              <label key={id}>
                <input
                  type="radio"
                  name="to"
                  checked={to !== null && 'skill' in to && to.skill === id}
                  onChange={() => setTo({ skill: id })}
                />
                <span>{words.skill(id)}</span>
              </label>
            ))}
          </fieldset>
        )}
        <label class="field">
          <span class="field-name">{words.say('direct.note')}</span>
          <textarea
            rows={2}
            maxLength={LONGEST_ANSWER}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        </label>
        <p class="hint">{words.say('direct.hint')}</p>
        <div class="dialog-buttons">
          <button type="button" class="button-quiet" onClick={close}>
            {words.say('do.cancel')}
          </button>
          <button type="submit" class="button" disabled={to === null}>
            {words.say('do.direct')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Who it is, whether they are there, and how much they have in hand. */
export function AgentLine({ agent }: { readonly agent: TeamAgent }) {
  const { state, words } = useDesk();
  const { badge, load, capacity } = agent;
  const me = state.team?.me === agent.id;
  return (
    <span class="agent-line">
      <b>{words.say(me ? 'agent.me' : 'agent.name', { badge })}</b>
      <span class="state-dot" data-state={agent.state} aria-hidden="true" />
      <span>{words.say(`state.${agent.state}`)}</span>
      <span class="hint">{words.say('agent.load', { load, capacity })}</span>
      {agent.skills.length > 0 && (
        <span class="hint">{words.list(agent.skills.map((id) => words.skill(id)))}</span>
      )}
    </span>
  );
}
