/** What the agent says of themselves; beside it, what the house makes of it. */
import { CHOICES } from '../../../cases/agents.ts';
import { useDesk } from '../desk-context.ts';

export function Attendance() {
  const { state, words, work } = useDesk();
  const me = state.team?.agents.find(({ id }) => id === state.team?.me);
  if (!me) return null;
  return (
    <label class="attendance" data-state={me.state}>
      <span class="visually-hidden">{words.say('attendance')}</span>
      <span class="state-dot" data-state={me.state} aria-hidden="true" />
      <select
        value={me.state}
        onChange={({ currentTarget }) => {
          const choice = CHOICES.find((one) => one === currentTarget.value);
          if (choice) void work.presence.attend(choice);
        }}
      >
        {CHOICES.map((choice) => (
          <option key={choice} value={choice}>
            {words.say(`state.${choice}`)}
          </option>
        ))}
      </select>
      <span class="attendance-load">
        {words.say('agent.load', { load: me.load, capacity: me.capacity })}
      </span>
    </label>
  );
}
