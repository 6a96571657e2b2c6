/** A place corrected in words: "不是A，是B", "A不对 是B", "B，不是A", "就是B", "not A, we are in B". */

import { isDoor, stepsAt, stepsIn } from '../../intents/entities/door.ts';
import { withoutParticle } from '../../intents/entities/place-zh.ts';
import { type Place, placesIn } from '../../intents/entities/places.ts';
import { normalise } from '../../intents/normalise.ts';
import { namedFields } from '../cues.ts';
import { putRight, withSteps } from '../places/joined.ts';
import { isNoPlace, placeIn } from '../places/told.ts';
import type { Draft, DraftDetails } from '../state.ts';
import { detailsOf, type Turn } from '../turn.ts';
import { denialsIn, saysCorrection } from './denial.ts';

export interface PlaceChange {
  readonly draft: Partial<Draft>;
  readonly details: Partial<DraftDetails>;
}

/** What is denied may be the place without its name: 地址错了. */
const THE_PLACE =
  /^(?:地址|住址|位置|地方|地点|小区|区|楼号|门牌号?|单元号?|楼层|房号|室号|路名|小区名|楼栋)[也都又]?$/u;

/** What the words make of the place that is known; null: they correct no place. */
export function placeCorrected(turn: Turn): PlaceChange | null {
  const { text } = turn.heard;
  const named = namedFields(text);
  if (named.includes('phone') && !named.includes('address')) return null;
  for (const { said, denied } of denialsIn(text)) {
    const change = changeTo(turn, said, denied);
    if (change) return change;
  }
  return saysCorrection(text) ? otherPlace(turn) : null;
}

function changeTo(turn: Turn, said: string, denied?: string): PlaceChange | null {
  const known = detailsOf(turn).address?.value;
  const step = stepsAt(said, 0).length > 0 && known !== undefined;
  const spelt = denied !== undefined && known ? respelt(known, denied, said) : undefined;
  const district = districtsIn(turn, said).at(-1);
  const place = placeIn(turn, said);
  const right = denied === undefined ? place?.sure : deniesPlace(turn, denied);
  const meant = district || right ? place : undefined;
  if (spelt !== undefined) return { draft: {}, details: addressOf(turn, spelt) };
  if (step && isDoor(withoutParticle(said)) && (denied === undefined || right))
    return {
      draft: {},
      details: addressOf(turn, withSteps(known, withoutParticle(said))),
    };
  if (!district && !meant) return null;
  const address = meant ? putRight(known, meant.address) : renamed(turn, known);
  return {
    draft: district ? { district: district.value } : {},
    details: addressOf(turn, address),
  };
}

/** "还是写我的地址吧 迎宾路3号院": another place, in words of correcting that deny nothing. */
function otherPlace(turn: Turn): PlaceChange | null {
  const known = detailsOf(turn).address?.value;
  const place = placeIn(turn, turn.heard.text);
  if (known === undefined || !place?.sure || isNoPlace(place)) return null;
  const steps = stepsIn(place.address);
  const [first] = steps;
  const tail = first && place.address.slice(first.start);
  const door =
    tail !== undefined &&
    isDoor(tail) &&
    saysNoName(place.address.slice(0, first?.start));
  const address = door ? withSteps(known, tail) : place.address;
  const district = districtsIn(turn, turn.heard.text).at(-1);
  return {
    draft: district ? { district: district.value } : {},
    details: addressOf(turn, address),
  };
}

/** What stands before the door is no name of a place: 是, 应该是. */
function saysNoName(words: string): boolean {
  return words.trim().length < 2;
}

function addressOf(turn: Turn, address: string | undefined): PlaceChange['details'] {
  return address === undefined || address === ''
    ? {}
    : { address: { value: address, message: turn.heard.message.id } };
}

/** "是阳光花苑不是花园", where 阳光花园 is known: the name is spelt anew, its door stays. */
function respelt(known: string, denied: string, said: string): string | undefined {
  const at = known.lastIndexOf(denied);
  const name = denied.length > 1 && !/\d/.test(denied) && !THE_PLACE.test(denied);
  if (at < 0 || !name || stepsIn(said).length > 0 || /\s/.test(said)) return undefined;
  const shared = Array.from(said, (_, at) => at).findLast(
    (length) => length > 0 && known.slice(0, at).endsWith(said.slice(0, length)),
  );
  const from = at - (shared ?? 0);
  const short = said.length <= denied.length + 2 + (shared ?? 0);
  return short
    ? known.slice(0, from) + said + known.slice(at + denied.length)
    : undefined;
}

/** What is denied was a place at all: "不是发烧，是咳嗽" is not about one. */
function deniesPlace(turn: Turn, denied: string): boolean {
  const known = detailsOf(turn).address?.value;
  return (
    THE_PLACE.test(denied) ||
    known?.includes(denied) === true ||
    districtsIn(turn, denied).length > 0 ||
    placeIn(turn, denied)?.sure === true
  );
}

/** Another district alone: the address stays, without the name of the wrong one. */
function renamed(turn: Turn, known: string | undefined): string | undefined {
  if (known === undefined) return undefined;
  const [wrong] = districtsIn(turn, known);
  const names = turn.input.gazetteer.districts.find(
    ({ id }) => id === wrong?.value,
  )?.names;
  const name = [...(names ?? [])]
    .sort((a, b) => b.length - a.length)
    .find((each) => known.toLowerCase().includes(each.toLowerCase()));
  if (name === undefined) return undefined;
  const at = known.toLowerCase().indexOf(name.toLowerCase());
  const rest = `${known.slice(0, at)}${known.slice(at + name.length)}`;
  return rest.replace(/^[\s,，的]+|[\s,，]+$/gu, '');
}

function districtsIn({ input }: Turn, text: string): readonly Place[] {
  return placesIn(normalise(text), input.gazetteer).filter(
    ({ kind }) => kind === 'district',
  );
}
