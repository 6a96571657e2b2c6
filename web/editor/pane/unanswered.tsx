/**
 * What residents asked and nothing answered, alike questions together, the most asked first.
 *
 * - `changes`: any number that grows when the list should be read again.
 * - `mayWrite`: whether this person may write drafts and settle.
 * - `onDraft`: a draft is wanted for these wordings.
 */
import { useEffect, useState } from 'preact/hooks';
import type { EditorApi } from '../api.ts';
import type { UnansweredGroup } from '../contract.ts';
import type { EditorSettings } from '../settings.ts';
import type { Words } from '../words.ts';
import { failureCode } from './failure-code.ts';
import { UnansweredRow } from './unanswered-row.tsx';
import { useSettling } from './use-settling.ts';

export interface UnansweredProps {
  readonly api: Pick<EditorApi, 'unanswered' | 'settle'>;
  readonly settings: EditorSettings;
  readonly words: Words;
  readonly changes: number;
  readonly mayWrite: boolean;
  readonly onDraft: (wordings: readonly string[]) => void;
}

export function Unanswered(props: UnansweredProps) {
  const { api, settings, words } = props;
  const [groups, setGroups] = useState<readonly UnansweredGroup[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const { settling, settled, settle, undo } = useSettling(async (key) => {
    try {
      await api.settle(key);
      setGroups((before) => before?.filter((group) => group.key !== key) ?? null);
    } catch (error) {
      setFailure(failureCode(error));
    }
  });

  useEffect(() => {
    let wanted = true;
    const read = async (): Promise<void> => {
      try {
        const read = await api.unanswered();
        if (!wanted) return;
        setGroups(read);
        setFailure(null);
      } catch (error) {
        if (wanted) setFailure(failureCode(error));
      }
    };
    void read();
    return () => {
      wanted = false;
    };
  }, [props.changes]);

  const shown = (groups ?? [])
    .filter(({ key }) => !settled.has(key))
    .toSorted((a, b) => b.count - a.count || b.lastAt.localeCompare(a.lastAt));
  return (
    <section class="unanswered" aria-labelledby="unanswered-title">
      <h2 id="unanswered-title">{words.say('unanswered.title')}</h2>
      <p class="hint">{words.say('unanswered.what')}</p>
      {failure !== null && (
        <p class="bar bar-danger" role="alert">
          {words.notice(failure)}
        </p>
      )}
      {groups === null && failure === null && (
        <div class="skeletons" role="status" aria-label={words.say('loading')}>
          <div class="skeleton skeleton-row" />
          <div class="skeleton skeleton-row" />
        </div>
      )}
      {groups !== null && shown.length === 0 && (
        <p class="empty">{words.say('unanswered.none')}</p>
      )}
      <ul class="unanswered-list">
        {shown.map((group) => (
          <UnansweredRow
            key={group.key}
            words={words}
            timeZone={settings.timeZone}
            group={group}
            mayWrite={props.mayWrite}
            settling={settling.has(group.key)}
            onDraft={() => props.onDraft(group.words)}
            onSettle={() => settle(group.key)}
            onUndo={() => undo(group.key)}
          />
        ))}
      </ul>
    </section>
  );
}
