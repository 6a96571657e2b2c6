import type { ItemLine } from '../contract.ts';
import { useEditor } from '../editor-context.ts';
import { marks } from '../lines.ts';
import { same } from '../model.ts';
import { Marks } from './marks.tsx';

export function ItemRow({ line }: { readonly line: ItemLine }) {
  const { state, words, work } = useEditor();
  const { kind, id } = line;
  const unsaved = state.unsaved.some((one) => same(one, line));
  const title = kind === 'register' ? words.say('register.title') : line.title;
  return (
    <li>
      <button
        type="button"
        class="list-row item-row"
        aria-current={same(state.open, line)}
        onClick={() => void work.open({ kind, id })}
      >
        <span class="item-row-title">
          {title}
          {unsaved && <span class="unsaved">{words.say('list.unsaved')}</span>}
        </span>
        <span class="item-row-state">
          <Marks marks={marks(line)} />
        </span>
        <span class="item-row-facts">
          <span>{words.say(`kind.${kind}`)}</span>
          {line.validUntil !== null && (
            <span>
              {words.say('list.until', { date: words.cityMoment(line.validUntil) })}
            </span>
          )}
          {line.asked > 0 && <span>{words.say('list.asked', { n: line.asked })}</span>}
          {line.unhelpful > 0 && (
            <span>{words.say('list.unhelpful', { n: line.unhelpful })}</span>
          )}
        </span>
      </button>
    </li>
  );
}
