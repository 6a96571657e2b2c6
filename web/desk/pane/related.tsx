/** The cases that the open one went into, that went into it, and that have to do with it. */
import { useState } from 'preact/hooks';
import { parseCaseNumber } from '../../../cases/number.ts';
import { Dialog } from '../../shared/dialog.tsx';
import type { DeskCase } from '../contract.ts';
import { useDesk } from '../desk-context.ts';
import { abilities } from '../model.ts';

export function Related({ found }: { readonly found: DeskCase }) {
  const { state, words, work, caseWork } = useDesk();
  const [asking, setAsking] = useState(false);
  const can = abilities(state).edit;
  return (
    <section class="related" aria-labelledby="related-title">
      <div class="tasks-head">
        <h3 id="related-title">{words.say('related.title')}</h3>
        <button
          type="button"
          class="button-quiet slim"
          disabled={!can}
          onClick={() => setAsking(true)}
        >
          {words.say('related.add')}
        </button>
      </div>
      <ul>
        {found.related.map(({ number, how }) => (
          <li key={`${how} ${number}`} class="related-row">
            <button
              type="button"
              class="button-quiet slim number"
              onClick={() => void work.open(number)}
            >
              {number}
            </button>
            <span class="hint">{words.say(`related.${how}`)}</span>
            {how === 'linked' && (
              <button
                type="button"
                class="button-quiet slim"
                disabled={!can}
                onClick={() => void caseWork.link(number, false)}
              >
                {words.say('related.unlink')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {asking && <RelateDialog found={found} onClose={() => setAsking(false)} />}
    </section>
  );
}

function RelateDialog(props: { readonly found: DeskCase; readonly onClose: () => void }) {
  const { words, caseWork, issueWork } = useDesk();
  const { found, onClose } = props;
  const [text, setText] = useState('');
  const [how, setHow] = useState<'link' | 'group' | 'merge'>('link');
  const number = parseCaseNumber(text);
  const ready = number !== null && number !== found.caseNumber;
  return (
    <Dialog id="relate" title={words.say('related.add')} onClose={onClose}>
      <form
        class="edit-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!ready || number === null) return;
          if (how === 'merge') void caseWork.merge(number);
          else if (how === 'group') void issueWork.regroup(number);
          else void caseWork.link(number, true);
          onClose();
        }}
      >
        <label class="field">
          <span class="field-name">{words.say('related.number')}</span>
          <input
            type="text"
            inputMode="numeric"
            autocomplete="off"
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </label>
        <fieldset class="dispatch-bodies">
          <legend class="visually-hidden">{words.say('related.how')}</legend>
          {(['link', 'group', 'merge'] as const).map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="how"
                checked={how === one}
                onChange={() => setHow(one)}
              />
              <span>
                {words.say(`related.do.${one}`)}
                <span class="hint"> {words.say(`related.hint.${one}`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div class="dialog-buttons">
          <button type="button" class="button-quiet" onClick={onClose}>
            {words.say('do.cancel')}
          </button>
          <button type="submit" class="button" disabled={!ready}>
            {words.say(`related.do.${how}`)}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
