/** Asks the last turn of the preview's conversation whenever it, the draft or a control changes. */
import { type Dispatch, type StateUpdater, useEffect, useState } from 'preact/hooks';
import type { EditorApi } from '../api.ts';
import type { ItemContent } from '../contract.ts';
import { failureCode } from './failure-code.ts';
import type { Setting } from './preview-controls.tsx';
import { alive, fail, hear, type Talk } from './preview-talk.ts';

/** A pause in the typing that is long enough to ask. */
const PAUSE_MS = 300;

/** Whether an answer is being waited for. */
export function useLiveAnswer(props: {
  readonly api: Pick<EditorApi, 'ask'>;
  readonly talk: Talk;
  readonly setting: Setting;
  readonly draft: ItemContent | null;
  readonly setTalk: Dispatch<StateUpdater<Talk>>;
}): boolean {
  const { api, talk, setting, draft, setTalk } = props;
  const [asking, setAsking] = useState(false);
  const question = alive(talk);
  const key = talk.at(-1)?.key;
  const { at, zone, district, language, form } = setting;

  useEffect(() => {
    if (question === null) {
      setAsking(false);
      return;
    }
    let wanted = true;
    setAsking(true);
    const settle = (change: (talk: Talk) => Talk): void => {
      if (!wanted) return;
      setTalk(change);
      setAsking(false);
    };
    const ask = async (): Promise<void> => {
      const { asks, previous } = question;
      try {
        const answer = await api.ask({
          ...{ at, zone, district, language, form },
          ...{ text: asks, previous, draft },
        });
        settle((before) => hear(before, answer));
      } catch (error) {
        settle((before) => fail(before, failureCode(error)));
      }
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [
    ...[question?.asks, question?.previous, key, draft],
    ...[at, zone, district, language, form],
  ]);
  return asking;
}
