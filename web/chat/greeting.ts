/** The first words, said by the page itself: nobody has to write to be greeted. */
import type { Conversation, Entry } from './conversation.ts';
import type { Say } from './words.ts';

/**
 * The greeting as an entry; its three choices only while nothing else was said. They are sent
 * as plain words, since the server has not put a question. Null where the bot said it itself.
 */
export function greetingEntry(
  text: string,
  phones: readonly string[],
  say: Say,
  conversation: Conversation,
): Entry | null {
  if (
    conversation.entries.some((entry) => entry.speaker === 'bot' && entry.text === text)
  )
    return null;
  const titles = [say('start.request'), say('start.policy'), say('start.progress')];
  return {
    key: 'greeting',
    id: '',
    speaker: 'bot',
    badge: '',
    text,
    at: null,
    delivery: 'sent',
    progress: null,
    critical: false,
    choices: titles.map((title) => ({ title, value: '' })),
    phones,
    quotes: [],
    images: [],
    files: 0,
    place: false,
  };
}

/** What a typed text says while only the greeting stands: the number of a choice is the choice. */
export function answerToGreeting(text: string, greeting: Entry): string {
  const chosen = /^[1-9]$/.test(text) ? greeting.choices[Number(text) - 1] : undefined;
  return chosen?.title ?? text;
}
