/** A field corrected in words: "电话写错了，是…", "地址改成…", "my phone is actually…". */
import { putQuestion } from '../ask-next.ts';
import { type FieldCue, hasCue, namedFields } from '../cues.ts';
import { absorb, addWords, changing } from '../draft.ts';
import { formQuestion } from '../intake-flow.ts';
import { phoneProblem } from '../phone-problem.ts';
import { placeCompleted } from '../places/completed.ts';
import { putRight } from '../places/joined.ts';
import { districtAnswered, placeIn, placeReadBack } from '../places/told.ts';
import { denialsIn } from '../put-right/denial.ts';
import { personCorrected } from '../put-right/person.ts';
import { lastNumber, phoneCorrected } from '../put-right/phone.ts';
import { type PlaceChange, placeCorrected } from '../put-right/place.ts';
import { isName } from '../questions/contact-name.ts';
import { type SayKey, say } from '../say.ts';
import type { Draft, DraftDetails } from '../state.ts';
import { FIELDS, fieldValue } from '../summary-card.ts';
import { closed, detailsOf, type Turn, tell, withDraft, withState } from '../turn.ts';

/** "不是金水区，是二七区" */
const NOT_BUT =
  /不(?:是|叫|姓)(.{1,15}?)[，,。 ]*(?:而|应该)?(?:是|叫|姓)(.{1,20}?)(?=[，,。;；！!\s]|$)/u;
const NOT_BUT_EN = /\bnot (.{1,30}?)[,.;]? (?:but|it'?s|it is|i'?m|i am) (.{1,30})$/iu;
/** "不对是管控区", "no, it is Erqi": a correction where a value follows. */
const NO_IS =
  /^(?:不对|不是|错了|搞错了|哦不|no|sorry)[,，。 !！]*(?:应该)?(?:是|it is|it's|i mean)/iu;
/** Words behind which the new value stands. */
const VALUE =
  /(?:改成|改为|换成|更正为|应该是|其实是|是|为|叫|to|is|it's|should be|[:：])\s*([^，,。;；]+)$/iu;
/** A correction without its new value is short; a longer one is a story. */
const SHORT = 24;

export function correction(turn: Turn): Turn | null {
  const { tap, text, understanding } = turn.heard;
  if (tap || !turn.state.draft || text.length > 60) return null;
  const zone = zoneAlone(turn);
  if (zone) return corrected(turn, { field: 'zone', draft: { zone } });
  const named = namedAlone(turn);
  if (named) return withDraft(turn, changing(turn.state.draft, named));
  const phone = phoneCorrected(turn);
  if (phone) {
    const place = alsoPlace(turn);
    const changed = corrected(turn, { field: 'phone', details: { phone } });
    return place ? placed(changed, place) : changed;
  }
  const person = personCorrected(turn);
  if (person) return corrected(addWords(turn), person);
  const place = placeCorrected(turn);
  if (place) return placed(absorb(turn), place);
  const denied = NOT_BUT.exec(text) ?? NOT_BUT_EN.exec(text);
  const put = fieldDenied(turn);
  if (put) return corrected(turn, put);
  const says = hasCue(text, 'correct') || denied !== null;
  if (!says && !NO_IS.test(text)) {
    const value = placeCompleted(turn);
    const address = value !== null && { value, message: turn.heard.message.id };
    return address
      ? corrected(absorb(turn), { field: 'address', details: { address } })
      : null;
  }
  const name = denied && nameInPlaceOf(turn, denied);
  if (name) return corrected(absorb(turn), name);
  const change = changeOf(turn);
  if (!says && !change) return null;
  if (change) return corrected(turn, change);
  const [field] = namedFields(text);
  const open = turn.state.draft.filedAt === null;
  const asksOnly =
    field && open && text.length <= SHORT && understanding.flags.length === 0;
  if (!asksOnly) return null;
  const editing = withDraft(turn, changing(turn.state.draft, field));
  // "电话错了，是1380000111": what is wrong with it is said at once.
  return field === 'phone' && phoneProblem(text, turn.input.city)
    ? closed(putQuestion(editing, formQuestion('phone'), 1))
    : editing;
}

/** "电话", under the card: which of its lines is to be changed. */
function namedAlone({ heard, state }: Turn): FieldCue | null {
  const [field, ...more] = namedFields(heard.text);
  const shown = state.asked?.question === 'confirm' && heard.text.length <= LINE;
  return shown && field && more.length === 0 ? field : null;
}

/** "防范区", under the card: not the line, but what is to stand in it. */
function zoneAlone({ heard, state }: Turn): string | null {
  const zone = heard.understanding.entities.zone?.value ?? null;
  const shown = state.asked?.question === 'confirm' && heard.text.length <= LINE;
  return shown ? zone : null;
}

/** As long as the name of a line: "联系方式". */
const LINE = 4;

/** "地址是…电话…": the place that the same words put right beside the number. */
function alsoPlace(turn: Turn): PlaceChange | null {
  const { text, message } = turn.heard;
  if (!namedFields(text).includes('address')) return null;
  const place = placeIn(turn, text);
  const known = detailsOf(turn).address?.value;
  if (!place?.sure || place.address === known) return null;
  const district = districtAnswered(turn);
  const value = putRight(known, place.address);
  return {
    draft: district ? { district } : {},
    details: { address: { value, message: message.id } },
  };
}

interface Change {
  readonly field: FieldCue | 'temperature';
  readonly draft?: Partial<Draft>;
  readonly details?: Partial<DraftDetails>;
}

function corrected(turn: Turn, { field, draft = {}, details = {} }: Change): Turn {
  const changed = withDraft(turn, { ...draft, editing: null }, details);
  const known = FIELDS.find(({ id }) => id === field)?.label;
  const label = field === 'temperature' ? 'field.temperature' : (known ?? 'field.what');
  return tell(changed, 'corrected', {
    params: {
      field: say(label, turn.state.language),
      value:
        field === 'temperature'
          ? factOf(changed, 'temperature')
          : (fieldValue(changed, field) ?? ''),
    },
  });
}

function factOf(turn: Turn, key: string): string {
  return detailsOf(turn).facts.find((each) => each.key === key)?.value ?? '';
}

/** A place put right is read back as a whole: its district belongs to it. */
function placed(turn: Turn, { draft, details }: PlaceChange): Turn {
  const district = draft.district ?? turn.state.district;
  const changed = withDraft(
    withState(turn, { district }),
    { ...draft, editing: null },
    details,
  );
  const label: SayKey = details.address ? 'field.address' : 'field.district';
  return tell(changed, 'corrected', {
    params: { field: say(label, turn.state.language), value: placeReadBack(changed) },
  });
}

/** "我不是刘芳 是刘方": the name that we have is denied, and the right one stands last. */
function nameInPlaceOf(turn: Turn, denied: RegExpExecArray): Change | null {
  const [, wrong = '', right = ''] = denied;
  const known = detailsOf(turn).contactName?.value;
  const named =
    known !== undefined && (wrong.includes(known) || known.includes(wrong.trim()));
  const value = right.replace(/[。.！!，,\s]+$/u, '').trim();
  if (!named || !isName(value)) return null;
  const contactName = { value, message: turn.heard.message.id };
  return { field: 'contact_name', details: { contactName } };
}

/** "类别不对 是交通出行", "名字写成周建了 是张建": a field, or what stands in it, was denied. */
function fieldDenied(turn: Turn): Change | null {
  const name = detailsOf(turn).contactName?.value;
  for (const { denied, said } of denialsIn(turn.heard.text)) {
    if (denied === undefined) continue;
    const [named] = namedFields(denied);
    const field = name !== undefined && denied.includes(name) ? 'contact_name' : named;
    const value = said.replace(/[。.！!，,\s]+$/u, '').trim();
    const change =
      field === 'contact_name' || field === 'category'
        ? valueFor(turn, field, value)
        : null;
    if (field && change) return { field, ...change };
  }
  return null;
}

/** What the words change; null where they name no field or hold no value for it. */
function changeOf(turn: Turn): Change | null {
  const named = namedFields(turn.heard.text);
  const { entities } = turn.heard.understanding;
  const meant: readonly FieldCue[] = [
    ...named,
    ...(entities.phone ? (['phone'] as const) : []),
    ...(entities.district ? (['district'] as const) : []),
    ...(entities.zone ? (['zone'] as const) : []),
    ...(entities.address ? (['address'] as const) : []),
    ...(entities.name ? (['contact_name'] as const) : []),
  ];
  for (const field of meant) {
    const change = valueFor(turn, field);
    if (change) return { field, ...change };
  }
  return null;
}

function valueFor(
  turn: Turn,
  field: FieldCue,
  told?: string,
): Omit<Change, 'field'> | null {
  const { heard } = turn;
  const { entities } = heard.understanding;
  const said = (value: string) => ({ value, message: heard.message.id });
  const behind = told ?? VALUE.exec(heard.text)?.[1]?.trim();
  switch (field) {
    case 'phone':
      return entities.phone
        ? { details: { phone: said(lastNumber(heard.text) ?? entities.phone.value) } }
        : null;
    case 'district':
    case 'zone': {
      const id = lastNamed(turn, field) ?? entities[field]?.value;
      return id === undefined ? null : { draft: { [field]: id } };
    }
    case 'address': {
      const value = entities.address?.value ?? behind;
      const known = detailsOf(turn).address?.value;
      return value ? { details: { address: said(putRight(known, value)) } } : null;
    }
    case 'contact_name': {
      const value = told ?? entities.name?.value ?? behind;
      return value && isName(value) ? { details: { contactName: said(value) } } : null;
    }
    case 'who':
      return behind && !entities.address && !entities.zone
        ? { details: { patient: said(behind) } }
        : null;
    case 'category': {
      if (!behind) return null;
      const answer = formQuestion('category').read({
        ...turn,
        heard: { ...heard, text: behind },
      });
      return answer.kind === 'value' && answer.draft ? { draft: answer.draft } : null;
    }
    case 'what':
      return null;
  }
}

/** In "不是金水区，是二七区" the name that counts stands last. */
function lastNamed(
  { heard, input }: Turn,
  field: 'district' | 'zone',
): string | undefined {
  const places = field === 'district' ? input.gazetteer.districts : input.gazetteer.zones;
  const text = heard.text.toLowerCase();
  const found = places
    .map(({ id, names }) => ({
      id,
      at: Math.max(...names.map((name) => text.lastIndexOf(name.toLowerCase()))),
    }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => b.at - a.at);
  return found[0]?.id;
}
