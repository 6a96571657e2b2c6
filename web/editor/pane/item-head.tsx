import { titleOf } from '../content.ts';
import { useEditor } from '../editor-context.ts';
import { marks } from '../lines.ts';
import { contentOf, same } from '../model.ts';
import { Marks } from './marks.tsx';

/** What it is, and how it stands. */
export function ItemHead() {
  const { state, words } = useEditor();
  const { item } = state;
  const content = contentOf(state);
  if (item === null) return null;
  const line = state.items?.find((one) => same(one, item)) ?? null;
  const named = content === null ? null : titleOf(content, words.language);
  const title = item.kind === 'register' ? words.say('register.title') : named;
  return (
    <header class="item-head">
      <div class="item-name">
        <h2 id="item-title">{title || line?.title || item.id}</h2>
        <span class="chip">{words.say(`kind.${item.kind}`)}</span>
        {line && <Marks marks={marks(line)} />}
      </div>
    </header>
  );
}
