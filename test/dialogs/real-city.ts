/** Conversations with the real understanding, the sample city and its knowledge. */
import { join } from 'node:path';
import { understand } from '../../intents/understand.ts';
import { loadCityPack } from '../../knowledge/content/load.ts';
import { gazetteerOf } from '../../knowledge/gazetteer.ts';
import { createKnowledge } from '../../knowledge/snapshot.ts';
import { Chat, type World } from '../support/chat.ts';

const PACK = loadCityPack(join(import.meta.dirname, '../../knowledge/zhengzhou-2022'));
const GAZETTEER = gazetteerOf(PACK.city);
const KNOWLEDGE = createKnowledge(PACK);

/** @param asOf the moment that knowledge speaks for. */
export function realChat(asOf = '2022-01-12T18:00:00+08:00'): Chat {
  const world: World = {
    city: PACK.city,
    gazetteer: GAZETTEER,
    knowledge: KNOWLEDGE,
    knowledgeNow: new Date(asOf),
    understand: (text, state, now) =>
      understand(text, {
        now,
        asked: state.asked?.question ?? null,
        previous: null,
        gazetteer: GAZETTEER,
      }),
  };
  return new Chat('zh', world);
}
