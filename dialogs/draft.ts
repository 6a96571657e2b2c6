/** The request being told: how it begins, and what a message adds to it. */
import { NO_CASE_DETAILS, type Sourced } from '../cases/case.ts';
import { coordinatesIn } from '../intents/entities/coordinates.ts';
import {
  atLeast,
  type Entities,
  type Found,
  higherUrgency,
  type Need,
} from '../intents/understanding.ts';
import { withAnswers } from './checked.ts';
import { flagsMeant } from './flags-meant.ts';
import { ownZone } from './heard.ts';
import { patientOf } from './patient.ts';
import { isFuller, joined as joinedAddress } from './places/joined.ts';
import { placeAmong } from './places/told.ts';
import type { FormQuestionId } from './question-ids.ts';
import { type Draft, type DraftDetails, homeZone, newDraft } from './state.ts';
import {
  factsBesides,
  factsIn,
  isDenial,
  notOutdated,
  wantedFacts,
} from './told-facts.ts';
import { timeFacts } from './told-times.ts';
import { detailsOf, openDraft, type Turn, withDraft, withState } from './turn.ts';

/** An idea becomes a request where a need is told, not by an answer to the form. */
const STORY = 8;

/** The same turn with an open draft: the one being told, or a new, unmarked one. */
export function beginDraft(turn: Turn): Turn {
  if (openDraft(turn)) return withDraft(turn, { shelved: false, cancelling: false });
  return freshDraft(turn);
}

/** A new draft whatever stood there before. Zone and district are known from what was asked. */
export function freshDraft(turn: Turn): Turn {
  const { state, input, heard } = turn;
  const { district, personal } = state;
  const zone = homeZone(state);
  const kind = heard.understanding.intent === 'suggestion' ? 'suggestion' : 'request';
  const ideas =
    kind === 'suggestion' && input.city.categories.find(({ suggestions }) => suggestions);
  return withState(turn, {
    draft: {
      ...newDraft(input.ids.uuid(), input.now),
      zone,
      district,
      kind,
      ...(ideas && { category: ideas.id, categorySure: true }),
    },
    asked: null,
    personal: { ...personal, draft: NO_CASE_DETAILS, told: null },
  });
}

/** Everything the message holds goes where it belongs; what is filled already stays. */
export function absorb(turn: Turn): Turn {
  const { draft } = turn.state;
  if (!draft) return turn;
  if (turn.heard.tap) return absorbChecked(absorbFlags(turn));
  return absorbWanted(
    absorbMedia(absorbFacts(absorbChecked(absorbFlags(absorbPlaces(turn))))),
  );
}

/** What was looked at beside somebody in danger, as it is now. */
function absorbChecked(turn: Turn): Turn {
  const { checked, message } = turn.heard;
  if (checked.length === 0) return turn;
  const { facts } = detailsOf(turn);
  return withDraft(turn, {}, { facts: withAnswers(facts, checked, message.id) });
}

/** What staff want to know of the danger, also from words that were said before it was seen. */
function absorbWanted(turn: Turn): Turn {
  const details = detailsOf(turn);
  const wanted = wantedFacts(details.flags.map(({ id }) => id));
  if (wanted.size === 0) return turn;
  const { text, message } = turn.heard;
  const known = new Set(
    details.facts.flatMap(({ key, value }) => (isDenial(value) ? [] : [key])),
  );
  const unknown = new Set([...wanted].filter((key) => !known.has(key)));
  const seen = turn.input.state.personal.draft?.flags.length ?? 0;
  const before = details.flags.length > seen ? details.account : [];
  const facts = [...before, { value: text, message: message.id }].flatMap((said) =>
    factsIn(said.value, unknown, said.message),
  );
  const { hospital } = turn.heard.understanding.entities;
  const centre =
    hospital && unknown.has('dialysis_centre')
      ? [{ key: 'dialysis_centre', value: hospital.words, message: message.id }]
      : [];
  const added = [...facts, ...centre];
  return withDraft(turn, {}, { facts: notOutdated(joined(details.facts, added), added) });
}

/** The words themselves become part of the account. */
export function addWords(turn: Turn): Turn {
  const { text, message } = turn.heard;
  if (text === '') return turn;
  const { account } = detailsOf(turn);
  return withDraft(
    turn,
    {},
    { account: [...account, { value: text, message: message.id }] },
  );
}

/** Red flags and urgency of the words: they only gather and rise. */
export function absorbFlags(turn: Turn): Turn {
  const { draft } = turn.state;
  if (!draft) return turn;
  const { flags, urgency } = turn.heard.understanding;
  const known = detailsOf(turn).flags;
  const raised = flagsMeant(flags, known)
    .filter(({ id }) => !known.some((flag) => flag.id === id))
    .map(({ id, evidence }) => ({
      id,
      words: evidence.words,
      message: turn.heard.message.id,
    }));
  return withDraft(
    turn,
    { urgency: higherUrgency(draft.urgency, urgency) },
    { flags: [...known, ...raised] },
  );
}

/** A question is left open; a guess that nobody confirmed does not answer it. */
export function passOver(draft: Draft, id: FormQuestionId): Partial<Draft> {
  const skipped = draft.skipped.includes(id) ? draft.skipped : [...draft.skipped, id];
  const guessed = id === 'category' && !draft.categorySure;
  return { skipped, ...(guessed && { category: null }) };
}

/** A field is asked for once more because they want to change it: what was passed over counts anew. */
export function changing(draft: Draft, id: FormQuestionId): Partial<Draft> {
  const first = draft.trail.indexOf(id);
  return {
    editing: id,
    skipped: draft.skipped.filter((each) => each !== id),
    trail: draft.trail.filter((each, at) => each !== id || at === first),
  };
}

/** An open case exists from this turn on; its number may be said. */
export function ensureCase(turn: Turn): Turn {
  const { draft } = turn.state;
  if (!draft || draft.caseId !== null) return turn;
  return withDraft(turn, {
    caseId: draft.id,
    caseNumber: turn.input.ids.caseNumber(),
  });
}

// ---------------------------------------------------------------------------- what is read

function absorbPlaces(turn: Turn): Turn {
  const { draft, district } = turn.state;
  if (!draft) return turn;
  const own = ownZone(turn.heard);
  const home = homeZone(turn.state) ?? own;
  const { category, entities, intent, urgency } = turn.heard.understanding;
  const tells = category !== null && turn.heard.text.length > STORY;
  // An emergency says what the matter is, unless the person chose the category.
  const better =
    category !== null &&
    ((draft.category === null && !draft.skipped.includes('category')) ||
      (!draft.categorySure && category.sure) ||
      (atLeast(urgency, 'high') && !atLeast(draft.urgency, 'high') && category.sure));
  const becomesRequest =
    draft.kind === 'suggestion' && intent === 'file_request' && tells;
  const remembered = {
    ...(home !== null && { zone: home, zoneAsked: false }),
    district: district ?? entities.district?.value ?? null,
  };
  return withState(
    withDraft(turn, {
      ...(better && { category: category.id, categorySure: category.sure }),
      zone: draft.zone ?? own,
      district: draft.district ?? entities.district?.value ?? null,
      ...(becomesRequest && {
        kind: 'request',
        category: category?.id ?? null,
        categorySure: category?.sure ?? false,
      }),
    }),
    remembered,
  );
}

function absorbFacts(turn: Turn): Turn {
  const { entities } = turn.heard.understanding;
  const from = <T>(found: Found<T>): Sourced<T> => ({
    value: found.value,
    message: turn.heard.message.id,
  });
  const details = detailsOf(turn);
  const patient = patientOf(turn.heard);
  return withDraft(
    turn,
    {},
    {
      ...(!details.phone && entities.phone && { phone: from(entities.phone) }),
      ...addressOf(turn),
      ...(!details.contactName && entities.name && { contactName: from(entities.name) }),
      ...(!details.patient && patient && { patient }),
      needs: joined(
        details.needs,
        entities.needs.map((need) => from<Need>(need)),
      ),
      facts: joined(details.facts, [
        ...[
          ...factsOf(entities),
          ...timeFacts(turn.heard.understanding, turn.input.now),
        ].map(({ key, words }) => ({
          key,
          value: words,
          message: turn.heard.message.id,
        })),
        ...factsBesides(turn.heard.text, turn.heard.message.id),
      ]),
    },
  );
}

/** The first address told; in an urgent case, a fuller one in place of half of it. */
function addressOf(turn: Turn): Pick<DraftDetails, 'address'> | null {
  const known = detailsOf(turn).address?.value;
  const urgent = atLeast(turn.state.draft?.urgency ?? 'none', 'high');
  if (known !== undefined && !urgent) return null;
  const told = placeAmong(turn, urgent);
  if (told === undefined) return null;
  if (known !== undefined && !isFuller(known, told)) return null;
  return {
    address: { value: joinedAddress(known, told), message: turn.heard.message.id },
  };
}

function absorbMedia(turn: Turn): Turn {
  const { message, text } = turn.heard;
  const { media } = detailsOf(turn);
  const location = message.location ?? coordinatesIn(text);
  const ids = message.media.map(({ id }) => id).filter((id) => !media.includes(id));
  return withDraft(
    turn,
    {},
    {
      media: [...media, ...ids],
      ...(location && { location: { value: location, message: message.id } }),
    },
  );
}

function factsOf(entities: Entities): readonly { key: string; words: string }[] {
  const { age, temperature, oxygen, bloodPressure, pregnancyDays, daysLeft, medicines } =
    entities;
  const keyed = [
    ['age', age],
    ['temperature', temperature],
    ['oxygen', oxygen],
    ['blood_pressure', bloodPressure],
    ['pregnancy', pregnancyDays],
    ['days_left', daysLeft],
    ['hospital', entities.hospital],
    ...medicines.map((medicine) => ['medicine', medicine] as const),
  ] as const;
  return keyed.flatMap(([key, found]) => (found ? [{ key, words: found.words }] : []));
}

/** New values behind the known ones; the same value of the same key is one. */
function joined<T extends { readonly value: string; readonly key?: string }>(
  known: readonly T[],
  added: readonly T[],
): readonly T[] {
  const all = [...known];
  for (const each of added) {
    const same = all.some(({ key, value }) => key === each.key && value === each.value);
    if (!same) all.push(each);
  }
  return all;
}
