/** Deciding on a suggestion: taken up or not, always with an answer to whoever sent it. */
import { useState } from 'preact/hooks';
import { isOver } from '../../../cases/transitions.ts';
import type { DeskCase } from '../contract.ts';
import { useDesk } from '../desk-context.ts';
import { LONGEST_ANSWER, LONGEST_SEARCH } from '../limits.ts';
import { abilities } from '../model.ts';

export function Judge({ found }: { readonly found: DeskCase }) {
  const { state, words, work } = useDesk();
  const [answer, setAnswer] = useState('');
  const [article, setArticle] = useState('');
  if (!found.suggestion || isOver(found.status)) return null;
  const may = abilities(state).dispatch && answer.trim() !== '';
  const judge = (verdict: 'adopted' | 'declined'): void => {
    const asked = verdict === 'adopted' ? article.trim() : '';
    void work.parts.judge({
      verdict,
      answer: answer.trim(),
      article: asked === '' ? null : asked,
    });
  };
  return (
    <section class="call-back" aria-labelledby="judge-title">
      <h3 id="judge-title">{words.say('judge.title')}</h3>
      <label class="field">
        <span class="field-name">{words.say('judge.answer')}</span>
        <textarea
          rows={2}
          maxLength={LONGEST_ANSWER}
          value={answer}
          onInput={(event) => setAnswer(event.currentTarget.value)}
        />
      </label>
      <label class="field">
        <span class="field-name">{words.say('judge.article')}</span>
        <input
          maxLength={LONGEST_SEARCH}
          value={article}
          onInput={(event) => setArticle(event.currentTarget.value)}
        />
      </label>
      <p class="hint">{words.say('judge.hint')}</p>
      <div class="task-row-acts">
        <button
          type="button"
          class="button"
          disabled={!may}
          onClick={() => judge('adopted')}
        >
          {words.say('judge.do.adopted')}
        </button>
        <button
          type="button"
          class="button-quiet"
          disabled={!may}
          onClick={() => judge('declined')}
        >
          {words.say('judge.do.declined')}
        </button>
      </div>
    </section>
  );
}
