import { useEditor } from '../editor-context.ts';
import type { Choice } from '../merge.ts';
import type { Words } from '../words.ts';
import { sayValue } from './say-value.ts';

/** One field: their words, one's own, and which of them to go on with. */
export function ClashChoice(props: {
  readonly choice: Choice;
  readonly chosen: Choice['likely'];
  readonly onChoose: (which: Choice['likely']) => void;
}) {
  const { words } = useEditor();
  const { choice, chosen } = props;
  return (
    <fieldset class="clash-choice">
      <legend class="field-name">
        {words.find(`field.${choice.field}`) ?? choice.field}
        {choice.both && <span class="unsaved">{words.say('clash.both')}</span>}
      </legend>
      <div class="clash-pair">
        {(['theirs', 'mine'] as const).map((which) => (
          <label key={which} class="clash-words" data-chosen={chosen === which}>
            <span class="clash-whose">
              <input
                type="radio"
                name={`clash-${choice.field}`}
                checked={chosen === which}
                onChange={() => props.onChoose(which)}
              />
              {words.say(`clash.${which}`)}
            </span>
            <span class="clash-text">{told(words, choice, choice[which])}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function told(words: Words, { field }: Choice, value: unknown): string {
  return sayValue(words, field, value) || words.say('clash.empty');
}
