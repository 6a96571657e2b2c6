/** What `knowledge` says to a question: data that `dialogs` puts into words around it. */
import type { Language } from '../intents/understanding.ts';

export interface Question {
  readonly text: string;
  readonly language: Language;
  readonly zone: string | null;
  readonly district: string | null;
  /** Sorts of people already spoken of (ids of the city's needs); the words' own go before them. */
  readonly persons?: readonly string[];
  /** Where the person lives, as told: names a place of the register, or none. Absent: not known. */
  readonly address?: string | null;
  /** The moment asked about; null: bound to no day, the newest notice on the matter. */
  readonly now: Date | null;
  /** Any minute of `now`'s day in the city, as when only a date was given. */
  readonly anyTime?: boolean;
  /** For channels that charge by the message. */
  readonly brief?: boolean;
  /** Its words want nothing of a city's service, as far as the reader of messages can tell. */
  readonly idle?: boolean;
  /** Article of the previous answer, for follow-ups ("那管控区呢？", "电话多少？"). */
  readonly previous: string | null;
}

export interface Quote {
  readonly article: string;
  readonly version: number;
  /** Tells what was put in of the directory from another filling; absent: nothing was. */
  readonly filled?: string;
  /** Composed from the published article only; fits a phone screen. */
  readonly text: string;
  readonly source: string;
  /** YYYY-MM-DD. */
  readonly announcedOn: string;
  /** Numbers to show as links. */
  readonly phones: readonly string[];
}

/** What one question comes to. */
export type One =
  | { readonly kind: 'answered'; readonly quotes: readonly Quote[] }
  /** The answers differ by this and it is not known. */
  | {
      readonly kind: 'ask';
      readonly slot: 'zone' | 'district';
      /** Null: it is asked to tell places of one name apart. */
      readonly article: string | null;
      /** Ids to choose from. Absent: all of the city. */
      readonly among?: readonly string[];
    }
  /** The last notice on the matter is over; never passed as current. */
  | { readonly kind: 'expired'; readonly quote: Quote; readonly validUntil: string }
  /** Nothing on the matter holds yet; what is announced begins then. */
  | { readonly kind: 'ahead'; readonly quote: Quote; readonly validFrom: string }
  /** In which zone a place is, from the register; `over`: that is the last that was said of it. */
  | {
      readonly kind: 'place';
      /** Of the register. */
      readonly id: string;
      readonly place: string;
      /** Ids of the city pack. */
      readonly district: string;
      readonly zone: string;
      readonly source: string;
      readonly announcedOn: string;
      readonly over: boolean;
      /** Tells this row of the register from another. */
      readonly row: string;
    }
  /** It asks in which zone a place is, and names none that the register has. */
  | { readonly kind: 'ask_place' }
  /** `topic`: the concepts that its words name, for those who mend the articles. */
  | { readonly kind: 'unknown'; readonly topic: string }
  | { readonly kind: 'other_city'; readonly name: string };

/** Another question of the same message, as asked, and what it comes to. */
export interface Beside {
  readonly asked: string;
  readonly answer: Exclude<One, { kind: 'answered' }>;
}

/** `beside`: questions of the message that the answer itself does not answer. Absent: none. */
export type Answer = One & { readonly beside?: readonly Beside[] };

/** In which zone a place of the register is. */
export type PlaceAnswer = Extract<One, { kind: 'place' }>;

/** An immutable published state of the knowledge base. */
export interface Knowledge {
  answer(question: Question): Answer;
  /** The text with every word blanked that nobody asks about: names do not get through. */
  veil(text: string): string;
  /** Size of the published set, for health and metrics. */
  readonly articles: number;
}
