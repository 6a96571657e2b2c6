import { useMemo, useState } from 'preact/hooks';
import type { Item, ItemContent } from '../contract.ts';
import { useEditor } from '../editor-context.ts';
import { type Choice, choicesOf, joined } from '../merge.ts';
import { savedContent } from '../model.ts';
import { patched, patchOf } from '../register-patch.ts';
import { ClashChoice } from './clash-choice.tsx';

/** Somebody saved meanwhile: both wordings stand side by side until the person has chosen. */
export function Clash() {
  const { state, words, work } = useEditor();
  const { item, writing } = state;
  const newer = item === null ? null : savedContent(item);
  const choices = useMemo(
    () =>
      newer === null || writing === null
        ? []
        : choicesOf(writing.base, newer, writing.content),
    [newer, writing],
  );
  const [chosen, setChosen] = useState<Readonly<Record<string, Choice['likely']>>>({});
  if (item === null || writing === null) return null;
  const mine = new Set(
    choices
      .filter(({ field, likely }) => (chosen[field] ?? likely) === 'mine')
      .map(({ field }) => String(field)),
  );
  const result =
    newer === null
      ? writing.content
      : newer.kind === 'register'
        ? rowsTogether(writing.base, newer, writing.content)
        : joined(newer, writing.content, mine);
  return (
    <section class="clash" aria-labelledby="clash-title">
      <h3 id="clash-title">{words.say('clash.title')}</h3>
      <p role="alert">{whoSaved(item, writing.revision, words)}</p>
      {choices.length > 0 && <p class="hint">{words.say('clash.how')}</p>}
      <div class="clash-choices">
        {choices.map((choice) => (
          <ClashChoice
            key={choice.field}
            choice={choice}
            chosen={chosen[choice.field] ?? choice.likely}
            onChoose={(which) => setChosen({ ...chosen, [choice.field]: which })}
          />
        ))}
      </div>
      <div class="clash-do">
        {newer !== null && (
          <button type="button" class="button-quiet" onClick={() => work.dropWords()}>
            {words.say('clash.drop')}
          </button>
        )}
        <button type="button" class="button" onClick={() => work.join(result)}>
          {words.say('clash.join')}
        </button>
      </div>
    </section>
  );
}

function whoSaved(
  { open, live }: Item,
  revision: number | null,
  words: ReturnType<typeof useEditor>['words'],
): string {
  if (open !== null && open.revision !== revision) {
    const when = words.moment(open.writtenAt, Date.now());
    return words.say('clash.who', { by: open.writtenBy, when, n: open.number });
  }
  return live === null
    ? words.say('clash.gone')
    : words.say('clash.published', { n: live.number });
}

/** Rows of a register do not contend: what was changed here is laid onto the newer rows. */
function rowsTogether(
  base: ItemContent | null,
  newer: ItemContent,
  mine: ItemContent,
): ItemContent {
  if (newer.kind !== 'register' || mine.kind !== 'register') return mine;
  const was = base?.kind === 'register' ? base.register : { rows: [] };
  const register = patched(newer.register.rows, patchOf(was, mine.register));
  return { kind: 'register', register };
}
