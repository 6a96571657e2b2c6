/** What the resident said when they were rung back. */
import { useState } from 'preact/hooks';
import { useDesk } from '../desk-context.ts';
import { abilities } from '../model.ts';

const SCORES = [1, 2, 3, 4, 5] as const;

export function CallBack() {
  const { state, words, work } = useDesk();
  const [score, setScore] = useState<number | null>(null);
  if (!abilities(state).callBack) return null;
  return (
    <section class="call-back" aria-labelledby="call-back-title">
      <h3 id="call-back-title">{words.say('callback.title')}</h3>
      <label class="call-back-score">
        {words.say('callback.score')}
        <select
          value={score ?? ''}
          onChange={({ currentTarget }) =>
            setScore(currentTarget.value === '' ? null : Number(currentTarget.value))
          }
        >
          <option value="">{words.say('callback.unsaid')}</option>
          {SCORES.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </label>
      <div class="task-row-acts">
        <button
          type="button"
          class="button"
          onClick={() => void work.callBack(true, score)}
        >
          {words.say('callback.solved')}
        </button>
        <button
          type="button"
          class="button-quiet"
          onClick={() => void work.callBack(false, score)}
        >
          {words.say('callback.unsolved')}
        </button>
      </div>
    </section>
  );
}
