/**
 * Publishing: first what it would do, then when and by whom; afterwards the offer to correct what
 * residents were told before.
 *
 * - `item`: with its open version, which is what gets published.
 * - `actor`: who is signed in; nobody publishes their own work alone but in an emergency.
 * - `onPublished`: called once it is done, to read the item again; the dialog stays until `onClose`.
 */

import { useEffect, useRef, useState } from 'preact/hooks';
import { type Fault, faultText } from '../../../knowledge/content/fault.ts';
import { instantOf } from '../../../knowledge/moment.ts';
import { Dialog } from '../../shared/dialog.tsx';
import type { Session } from '../../shared/staff/calls.ts';
import type { EditorApi } from '../api.ts';
import type { Item, OpenVersion } from '../contract.ts';
import type { EditorSettings } from '../settings.ts';
import type { Words } from '../words.ts';
import { between, localOf, sayLocal, shifted } from './city-time.ts';
import { failureCode } from './failure-code.ts';
import { PublishDone } from './publish-done.tsx';
import { type Looked, PublishImpact } from './publish-impact.tsx';
import { type Later, PublishLater } from './publish-later.tsx';
import { waysOf } from './publish-rule.ts';
import { publishSentence } from './publish-sentence.ts';
import { PublishWay } from './publish-way.tsx';
import { PublishWhen } from './publish-when.tsx';

export interface PublishDialogProps {
  readonly api: Pick<EditorApi, 'impact' | 'publish' | 'find' | 'correct'>;
  readonly settings: EditorSettings;
  readonly words: Words;
  readonly actor: Session['actor'];
  readonly item: Item & { readonly open: OpenVersion };
  readonly onPublished: () => void;
  readonly onClose: () => void;
}

export function PublishDialog(props: PublishDialogProps) {
  const { api, settings, words, actor, onClose } = props;
  // What was looked at is what is published, whatever is saved meanwhile.
  const [item] = useState(props.item);
  const { open } = item;
  const [looked, setLooked] = useState<Looked>({ is: 'looking' });
  const [startsAt, setStartsAt] = useState<string | null>(null);
  const [later, setLater] = useState<Later | null>(null);
  const [publishing, setPublishing] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const now = localOf(Date.now(), settings.timeZone);

  const standing = settings.knowledgeAsOf;
  // Where knowledge stands still, what is scheduled begins as far ahead of it as of the clock.
  const told =
    standing === null
      ? (startsAt ?? now)
      : shifted(
          localOf(Date.parse(standing), settings.timeZone),
          startsAt === null ? 0 : between(now, startsAt),
        );

  const sentence = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    // Read from its beginning, not from the first button.
    sentence.current?.focus();
    const { content } = open;
    const look = async (): Promise<void> => {
      try {
        setLooked({
          is: 'looked',
          impact: await api.impact(item.kind, item.id, content),
        });
      } catch (error) {
        setLooked({ is: 'failed', code: failureCode(error) });
      }
    };
    void look();
  }, []);

  const stopped =
    looked.is === 'looking' ||
    faultsOf(open, looked).length > 0 ||
    (looked.is === 'looked' && looked.impact.checks.some(({ passed }) => !passed));
  const breaks =
    looked.is === 'looked' && looked.impact.changes.some((change) => change.breaks);
  const past = startsAt !== null && startsAt <= now;
  const begins = instantOf(startsAt ?? now, settings.timeZone).toISOString();
  const after = item.scheduled.filter((one) => one.startsAt > begins);
  const unchosen = after.length > 0 && later === null;

  const publish = async (emergency: string | null): Promise<void> => {
    setPublishing(true);
    setFailure(null);
    try {
      await api.publish(item.kind, item.id, {
        revision: open.revision,
        startsAt:
          startsAt === null ? null : instantOf(startsAt, settings.timeZone).toISOString(),
        emergency,
        later: after.length === 0 ? null : later,
      });
      setDone(true);
      props.onPublished();
    } catch (error) {
      setFailure(failureCode(error));
    } finally {
      setPublishing(false);
    }
  };

  const title = words.say(done ? 'publish.done.title' : 'publish.title', {
    n: open.number,
  });
  return (
    <Dialog id="publish" title={title} onClose={onClose}>
      {done ? (
        <PublishDone
          api={api}
          words={words}
          item={item}
          startsAt={startsAt}
          now={now}
          onClose={onClose}
        />
      ) : (
        <>
          <p class="publish-sentence" ref={sentence} tabIndex={-1}>
            {publishSentence(words, item, startsAt, now, told)}
          </p>
          <PublishImpact
            words={words}
            looked={looked}
            faults={faultsOf(open, looked)}
            item={item}
          />
          <PublishWhen
            words={words}
            now={now}
            startsAt={startsAt}
            past={past}
            onChange={setStartsAt}
          />
          <PublishLater
            words={words}
            versions={after.map(({ number, startsAt: at }) => ({
              number,
              when: sayLocal(
                localOf(Date.parse(at), settings.timeZone),
                words.language,
                now,
              ),
            }))}
            later={later}
            onChange={setLater}
          />
          {failure !== null && (
            <p class="bar bar-danger" role="alert">
              {words.notice(failure)}
            </p>
          )}
          <PublishWay
            words={words}
            ways={waysOf(open, actor, breaks)}
            writtenBy={open.writtenBy}
            scheduled={startsAt !== null}
            disabled={stopped || past || unchosen || publishing}
            publishing={publishing}
            onPublish={(emergency) => void publish(emergency)}
            onClose={onClose}
          />
        </>
      )}
    </Dialog>
  );
}

/** What stands in the version and what trying it out found, each once. */
function faultsOf(open: OpenVersion, looked: Looked): readonly Fault[] {
  const found = looked.is === 'looked' ? looked.impact.faults : [];
  const all = [...open.faults, ...found];
  return [...new Map(all.map((fault) => [faultText(fault), fault])).values()];
}
