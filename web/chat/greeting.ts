/** The first words, said by the page itself: nobody has to write to be greeted. */
import type { Conversation, Entry } from './conversation.ts';
import type { WireChoice } from './wire.ts';
import type { Say } from './words.ts';

/**
 * The greeting as an entry; its three choices only while nothing else was said. Their payloads
 * are the bot's own: "I need help" tapped is the menu's, typed it may be a cry for it. Null where
 * the bot said it itself.
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
    choices: [
      { title: say('start.request'), value: 'do:file' },
      { title: say('start.policy'), value: 'do:policy' },
      { title: say('start.progress'), value: 'do:progress' },
    ],
    phones,
    quotes: [],
    images: [],
    files: 0,
    place: false,
  };
}

/** The choice that a typed text takes while only the greeting stands: by its number. */
export function answerToGreeting(text: string, greeting: Entry): WireChoice | null {
  return (/^[1-9]$/.test(text) && greeting.choices[Number(text) - 1]) || null;
}
