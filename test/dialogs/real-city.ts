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

/** A request of no danger, told as far as the question that these answers lead to. */
export function told(...answers: readonly string[]): Chat {
  return said('小区路灯坏了', ...answers);
}

/** A child in danger, with the address told: the phone is asked. */
export function danger(...more: readonly string[]): Chat {
  return said('孩子发烧39度三岁，抽搐了', '惠济区文化路58号', ...more);
}

/** The resident's own words, as the draft keeps them. */
export const account = (chat: Chat) =>
  chat.state.personal.draft?.account.map(({ value }) => value);

function said(...words: readonly string[]): Chat {
  const chat = realChat();
  for (const each of words) chat.say(each);
  return chat;
}
