import { useState } from 'preact/hooks';
import { abilities, holds } from '../abilities.ts';
import { useEditor } from '../editor-context.ts';
import { PublishDialog, type PublishDialogProps } from './publish-dialog.tsx';
import { SayWhy } from './say-why.tsx';
import { UndoWords } from './undo-words.tsx';

type Asking = 'back' | 'discarded' | 'withdraw' | 'undo';

/** What can be done with the item now, always in sight. */
export function ItemDo() {
  const { state, words, work, api, settings } = useEditor();
  const [asking, setAsking] = useState<Asking | null>(null);
  // As it was then: published, the item has no open version, and the dialog has a word to say still.
  const [publishing, setPublishing] = useState<PublishDialogProps['item'] | null>(null);
  const can = abilities(state);
  const { item, writing, doing, session } = state;
  const open = item?.open ?? null;
  const close = (): void => setAsking(null);
  const publish = (): void => {
    if (item !== null && open !== null) setPublishing({ ...item, open });
  };
  if (!holds(state, 'editor.write')) {
    return <p class="item-do item-state">{words.say('item.readOnly')}</p>;
  }
  return (
    <div class="item-do">
      <p class="item-state" data-dirty={writing !== null} role="status">
        {words.say(writing === null ? 'item.clean' : 'item.dirty')}
      </p>
      <div class="item-verbs">
        {writing !== null && (
          <Verb text={words.say('do.undo')} onDo={() => setAsking('undo')} />
        )}
        {can.withdraw && (
          <Verb text={words.say('do.withdraw')} onDo={() => setAsking('withdraw')} />
        )}
        {can.discard && (
          <Verb text={words.say('do.discard')} onDo={() => setAsking('discarded')} />
        )}
        {can.back && <Verb text={words.say('do.back')} onDo={() => setAsking('back')} />}
        {can.write && (
          <button
            type="button"
            class={can.review && writing === null ? 'button-quiet' : 'button'}
            disabled={!can.save}
            onClick={() => void work.save()}
          >
            {words.say(doing === 'save' ? 'do.saving' : 'do.save')} <kbd>Ctrl S</kbd>
          </button>
        )}
        {!can.publish && can.emergency && (
          <Verb text={words.say('do.emergency')} onDo={publish} />
        )}
        {can.review && (
          <button
            type="button"
            class={writing === null ? 'button' : 'button-quiet'}
            onClick={() => void work.move('review', open?.note ?? '')}
          >
            {words.say('do.review')}
          </button>
        )}
        {can.publish && (
          <button type="button" class="button" onClick={publish}>
            {words.say('do.publish')}
          </button>
        )}
      </div>
      {asking === 'undo' && <UndoWords onClose={close} />}
      {(asking === 'back' || asking === 'discarded' || asking === 'withdraw') && (
        <SayWhy
          of={asking}
          onClose={close}
          onSaid={(reason) => {
            close();
            if (asking === 'withdraw') void work.withdraw(reason);
            else void work.move(asking === 'back' ? 'draft' : asking, reason);
          }}
        />
      )}
      {publishing !== null && session !== null && (
        <PublishDialog
          api={api}
          settings={settings}
          words={words}
          actor={session.actor}
          item={publishing}
          onPublished={() => void work.refresh()}
          onClose={() => setPublishing(null)}
        />
      )}
    </div>
  );
}

function Verb(props: { readonly text: string; readonly onDo: () => void }) {
  return (
    <button type="button" class="button-quiet" onClick={props.onDo}>
      {props.text}
    </button>
  );
}
