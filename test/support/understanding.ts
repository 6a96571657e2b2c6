/** Understandings by hand, for tests of what is said next rather than of what is understood. */
import type {
  Entities,
  Found,
  Need,
  RaisedFlag,
  Relation,
  Understanding,
  Urgency,
} from '../../intents/understanding.ts';

export interface Meaning {
  readonly intent?: Understanding['intent'];
  readonly language?: Understanding['language'];
  readonly languageAsked?: Understanding['language'];
  /** Category id; sure unless it ends in `?`. */
  readonly category?: string;
  readonly urgency?: Urgency;
  /** Ids of critical flags; `id:high` for another level. */
  readonly flags?: readonly string[];
  readonly safetyQuestion?: string;
  readonly doubt?: Understanding['doubt'];
  /** The words tell of a death. */
  readonly loss?: boolean;
  readonly district?: string;
  readonly zone?: string;
  readonly address?: string;
  readonly phone?: string;
  readonly name?: string;
  readonly relation?: Relation;
  readonly age?: number;
  readonly needs?: readonly Need[];
  readonly medicines?: readonly string[];
  readonly caseNumber?: string;
}

/** What the words mean; nothing but `other` where nothing is given. */
export function understanding(text: string, meaning: Meaning = {}): Understanding {
  const flags = (meaning.flags ?? []).map((flag): RaisedFlag => {
    const [id = '', level = 'critical'] = flag.split(':');
    return {
      id,
      urgency: level === 'high' ? 'high' : 'critical',
      status: 'affirmed',
      evidence: found(text, text),
    };
  });
  return {
    language: meaning.language ?? (/\p{Script=Han}/u.test(text) ? 'zh' : 'en'),
    ...(meaning.languageAsked && { languageAsked: meaning.languageAsked }),
    intent: meaning.intent ?? 'other',
    category: meaning.category
      ? { id: meaning.category.replace('?', ''), sure: !meaning.category.endsWith('?') }
      : null,
    urgency: meaning.urgency ?? flags[0]?.urgency ?? 'none',
    flags,
    safetyQuestion: meaning.safetyQuestion ?? null,
    ...(meaning.doubt && { doubt: meaning.doubt }),
    entities: entities(text, meaning),
    ...(meaning.loss && { loss: found(text, text) }),
    evidence: [],
  };
}

function entities(text: string, meaning: Meaning): Entities {
  return {
    ...(meaning.district && { district: found(meaning.district, text) }),
    ...(meaning.zone && { zone: found(meaning.zone, text) }),
    ...(meaning.address && { address: found(meaning.address, meaning.address) }),
    ...(meaning.phone && { phone: found(meaning.phone, meaning.phone) }),
    ...(meaning.name && { name: found(meaning.name, meaning.name) }),
    ...(meaning.relation && { relation: found(meaning.relation, '家人') }),
    ...(meaning.age && { age: found(meaning.age, `${meaning.age}岁`) }),
    ...(meaning.caseNumber && { caseNumber: found(meaning.caseNumber, text) }),
    medicines: (meaning.medicines ?? []).map((name) => found(name, name)),
    needs: (meaning.needs ?? []).map((need) => found(need, text)),
  };
}

function found<T>(value: T, words: string): Found<T> {
  return { value, words, span: { start: 0, end: words.length } };
}
