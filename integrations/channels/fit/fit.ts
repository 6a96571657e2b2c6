/**
 * What was said, as pieces that a channel can show: the same degrading for every channel. Choices
 * beyond its limits become numbered text (which the dialogs understand back), more messages than
 * it may send are joined, long ones are torn.
 */
import type { StoredActivity } from '../../activity.ts';
import type { ChannelDefinition } from '../definition.ts';
import type { Piece } from '../sending.ts';
import { lengthOf, shortened } from './measure.ts';
import { splitText } from './split.ts';
import words from './words.json' with { type: 'json' };

export interface Fitted {
  readonly pieces: readonly Piece[];
  /** What the channel cannot show: codes, for the log. */
  readonly dropped: readonly { readonly seq: number; readonly what: string }[];
}

/** Several activities in the making of one message. */
type Draft = Omit<Piece, 'of' | 'completes'> & { readonly seqs: readonly number[] };

/**
 * @param activities in their order; only messages are shown.
 * @param most pieces wanted at most; texts are joined as far as limits allow. Null: no matter.
 */
export function fitPieces(
  activities: readonly StoredActivity[],
  { limits, outgoing }: Pick<ChannelDefinition, 'limits' | 'outgoing'>,
  most: number | null,
): Fitted {
  const named = outgoing?.showsSpeaker ?? true;
  const shown = activities.filter(isShown);
  const drafts = joined(
    shown.map((stored) => draft(stored, limits, named)),
    limits,
    most,
  );
  const dropped = activities.flatMap((stored) => {
    const { seq, activity } = stored;
    if (!isShown(stored)) return [{ seq, what: `empty_${activity.type}` }];
    return activity.attachments?.length ? [{ seq, what: 'attachments' }] : [];
  });
  return { pieces: drafts.flatMap((each) => pieces(each, limits)), dropped };
}

function isShown({ activity }: StoredActivity): boolean {
  return activity.type === 'message' && Boolean(activity.text?.trim());
}

type Limits = ChannelDefinition['limits'];

function draft(
  { activity, seq, speaker }: StoredActivity,
  limits: Limits,
  named: boolean,
): Draft {
  const told = words[activity.locale?.startsWith('en') ? 'en' : 'zh'];
  const name = speaker === 'agent' ? (activity.from.name ?? '') : null;
  const prefix = name === null || named ? '' : told.speaker.replace('{name}', name);
  const text = `${prefix}${activity.text ?? ''}`;
  const choices = (activity.suggestedActions?.actions ?? []).filter(
    ({ type }) => type === 'postBack' || type === 'imBack',
  );
  const common = {
    speaker,
    name,
    locale: activity.locale ?? 'zh',
    critical: isCritical(activity.channelData),
    at: activity.timestamp,
    seqs: [seq],
  };
  const native =
    choices.length <= limits.choices &&
    choices.every(({ value }) => Buffer.byteLength(value) <= limits.choicePayloadBytes);
  if (!native) {
    const [only, ...more] = choices;
    // A number beside an open question could be its answer: one choice is taken by its label.
    if (only && more.length === 0) {
      const line = told.choose_one.replace('{choice}', only.title);
      return { ...common, text: `${text}\n${line}`, choices: [] };
    }
    const lines = choices.map(({ title }, index) => `${index + 1}. ${title}`);
    return { ...common, text: [text, ...lines, told.choose].join('\n'), choices: [] };
  }
  const labels = choices.map(({ title, value }) => ({
    // As the strictest vendor counts.
    title: shortened(title, limits.choiceLabel, 'utf16'),
    value,
  }));
  return { ...common, text, choices: labels };
}

function isCritical(channelData: unknown): boolean {
  if (typeof channelData !== 'object' || channelData === null) return false;
  const huying = 'huying' in channelData ? channelData.huying : null;
  if (typeof huying !== 'object' || huying === null) return false;
  return 'tone' in huying && huying.tone === 'critical';
}

/** Joins neighbours, the first ones first, until there are no more than `most`. */
function joined(
  drafts: readonly Draft[],
  limits: Limits,
  most: number | null,
): readonly Draft[] {
  let left = most === null ? 0 : drafts.length - most;
  const result: Draft[] = [];
  for (const next of drafts) {
    const last = result.at(-1);
    const both = last && left > 0 ? join(last, next, limits) : null;
    if (both) {
      result[result.length - 1] = both;
      left -= 1;
    } else result.push(next);
  }
  return result;
}

/** Null: they would not fit, speak with different voices, or the first one's choices would be lost. */
function join(first: Draft, next: Draft, limits: Limits): Draft | null {
  if (first.choices.length > 0 || first.name !== next.name) return null;
  const text = `${first.text}\n\n${next.text}`;
  if (lengthOf(text, limits.textUnit) > roomFor(next, limits)) return null;
  return {
    ...next,
    text,
    critical: first.critical || next.critical,
    seqs: [...first.seqs, ...next.seqs],
  };
}

function roomFor({ choices }: Pick<Draft, 'choices'>, limits: Limits): number {
  return choices.length > 0
    ? (limits.textWithChoices ?? limits.textLength)
    : limits.textLength;
}

function pieces(whole: Draft, limits: Limits): readonly Piece[] {
  const { seqs, ...rest } = whole;
  const { textLength, textUnit } = limits;
  const parts = splitText(whole.text, textLength, textUnit, roomFor(whole, limits));
  return parts.map((text, part) => {
    const last = part === parts.length - 1;
    return {
      ...rest,
      text,
      choices: last ? whole.choices : [],
      completes: last ? seqs : [],
      of: { seq: seqs[0] ?? 0, part },
    };
  });
}
