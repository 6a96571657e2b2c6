/** The place that a message tells, kept as it was said; what else it holds stays out. */

import { tellsDistrict } from '../../cases/summary.ts';
import {
  type FreePlace,
  freePlace,
  isVague,
  placeGoesOn,
} from '../../intents/entities/free-place.ts';
import { isFoundOnRoad, roadIn, tellsOfRoad } from '../../intents/entities/road.ts';
import { judgeReply } from '../../intents/replies/judge.ts';
import { atLeast, type Entities } from '../../intents/understanding.ts';
import { tellsMatter } from '../questions/question.ts';
import type { DraftDetails } from '../state.ts';
import { detailsOf, nameOf, type Turn } from '../turn.ts';
import { beside, joined } from './joined.ts';

/** From this length on words that only the question makes a place may be a matter. */
const MATTER = 12;
/** Longer, and pieces of a road stand in a story. */
const LONGEST_PIECES = 30;
const DISTRICT = /[区市县]$/u;
/** What is left before the place, where the district is taken away. */
const BEFORE = /^[\s,，、吧啊呢]+/u;

export interface ToldPlace {
  readonly address: string;
  readonly sure: FreePlace['sure'];
  readonly located: FreePlace['located'];
}

/** True of everybody and of use to nobody: "at home", "this estate". */
export function isNoPlace({ address }: ToldPlace): boolean {
  return isVague(address);
}

/** Where they are, as the answer to that question; undefined: not told. */
export function placeAnswered(turn: Turn): ToldPlace | undefined {
  const named = placeIn(turn, turn.heard.text) ?? certain(addressIn(turn));
  const road = isOnRoad(turn) ? roadPlace(turn) : undefined;
  const more = (road?.address.length ?? 0) > (named?.address.length ?? 0);
  const place = more ? road : named;
  if (!place) return undefined;
  return place.sure || !tellsMatter(turn, MATTER) ? place : undefined;
}

/** The place in these words of the message, without the district that is kept by itself. */
export function placeIn(turn: Turn, text: string): ToldPlace | undefined {
  const { entities, flags } = turn.heard.understanding;
  const besides = [entities.phone, entities.hotline].flatMap((found) =>
    found ? labelled(text, found.words) : [],
  );
  const telling = [
    entities.name,
    entities.relation,
    entities.age,
    entities.temperature,
    entities.pregnancyDays,
    entities.daysLeft,
    entities.zone,
    ...entities.medicines,
    ...entities.needs,
    ...(entities.times ?? []),
    ...flags.map(({ evidence }) => evidence),
  ].flatMap((found) => found?.words ?? []);
  const place = freePlace(text.replace(TAKEN_BACK, '\n'), besides, telling);
  if (!place) return undefined;
  const district = districtNamed(turn);
  const areas = [district, entities.zone].flatMap((found) =>
    found && standsAlone(found.words, place.value) ? found.words : [],
  );
  const rest = areas.reduce((words, area) => words.replace(area, ''), place.value).trim();
  if (rest.length < 2 || (rest !== place.value && isVague(rest))) return undefined;
  const names = [district?.words ?? '', ...namesOf(turn, district?.value)];
  const lead = names.find((name) => DISTRICT.test(name) && place.value.startsWith(name));
  const own = place.value.slice(lead?.length ?? 0).replace(BEFORE, '');
  const last = names.find((name) => DISTRICT.test(name) && own.endsWith(` ${name}`));
  const address = last ? own.slice(0, -last.length).trimEnd() : own;
  return { address, sure: place.sure, located: place.located };
}

/** 在二七区 不对 是管城区: what they take back in the same breath. */
const TAKEN_BACK =
  /[^\s，,。]{2,12}[\s，,。]*[哦啊不]{0,2}(?:不对|错了|说错了)[\s，,。]*(?:应该)?[是在]/gu;

/** 惠济桥村 is a village, and not 桥村 in 惠济; 惠济隔离医院 is any of its hospitals. */
function standsAlone(area: string, place: string): boolean {
  const behind = place.slice(place.indexOf(area) + area.length);
  return DISTRICT.test(area) || !SHORT_NAME.test(behind);
}

const SHORT_NAME = /^(?!的)\p{Script=Han}{2}(?!\p{Script=Han})/u;

/** A number with what it is called before it: 电话13800001234. */
function labelled(text: string, number: string): string {
  const before = text.slice(0, Math.max(0, text.indexOf(number)));
  return (LABEL.exec(before)?.[0] ?? '') + number;
}

const LABEL =
  /(?:(?:我的?)?(?:联系|手机)?(?:电话|手机|号码|方式)号?码?|\b(?:my )?(?:phone|mobile|tel)(?: number)?)(?:是|is)?[\s:：]*$/iu;

/** What an answer changes: a landmark's district never stands against one that was told. */
export function districtAnswered(turn: Turn): string | undefined {
  const { district } = turn.heard.understanding.entities;
  const known = turn.state.draft?.district ?? null;
  return (known === null ? district : districtNamed(turn))?.value;
}

/** The district that was named, by itself; not one that a landmark of the address lies in. */
function districtNamed({ heard, input }: Turn): Entities['district'] {
  const { district } = heard.understanding.entities;
  const landmark = input.gazetteer.landmarks?.some(
    ({ name }) => name === district?.words,
  );
  return landmark ? undefined : district;
}

function namesOf({ input }: Turn, district: string | undefined): readonly string[] {
  return input.gazetteer.districts.find(({ id }) => id === district)?.names ?? [];
}

/**
 * The place that a message tells among other things: the whole of what the address in it is a part
 * of, where somebody in danger says that they are, or the road that they are on.
 */
export function placeAmong(turn: Turn, urgent: boolean): string | undefined {
  const { text } = turn.heard;
  const address = addressIn(turn);
  if (address === undefined && !urgent) return undefined;
  const place = placeIn(turn, text);
  const telling = turn.heard.understanding.flags.map(({ evidence }) => evidence.words);
  const road = namesNone(text) ? undefined : roadIn(text, telling);
  const onRoad = road?.found === true && road.words.includes(address ?? '');
  if (urgent && onRoad && !place?.address.includes(road.words)) return road.words;
  if (place && address !== undefined && place.address.includes(address))
    return place.address;
  if (address !== undefined) return address;
  if (place?.located && isFindable(place.address)) return place.address;
  return road && !isVague(road.words) ? road.words : undefined;
}

/** What ends like an address, also in a story without a comma; not "这个小区". */
function addressIn({ heard }: Turn): string | undefined {
  const { address } = heard.understanding.entities;
  if (!address || isVague(address.value)) return undefined;
  return address.value + placeGoesOn(heard.text, address.value);
}

/** 不知道哪条高速 names none. */
const UNKNOWN = 0.5;

function namesNone(words: string): boolean {
  return judgeReply(words).share('unknown') > UNKNOWN;
}

/** "过了兰考 往西": all of a short answer, where somebody is known to be on a road. */
export function roadPlace({ heard }: Turn): ToldPlace | undefined {
  const { entities, flags } = heard.understanding;
  const words = heard.text.replace(entities.phone?.words ?? '', '').trim();
  if (namesNone(words)) return undefined;
  const whole = flags.length === 0 && words.length <= LONGEST_PIECES;
  const told = isFoundOnRoad(words) || tellsOfRoad(words);
  return certain(whole && told ? words : roadIn(words)?.words);
}

function certain(address: string | undefined): ToldPlace | undefined {
  return address === undefined ? undefined : { address, sure: true, located: true };
}

/** What is known of the place with what is told now: half of it is joined, not replaced. */
export function withKnown(known: string | undefined, said: string): string {
  if (known === undefined) return said;
  const door = joined(known, said);
  if (door !== said) return door;
  return isFindable(known) ? said : beside(known, said);
}

/** Whether somebody could set out for it: not "the gate of the estate", nor "on the motorway". */
function isFindable(address: string): boolean {
  const road = roadIn(address);
  if (!road) return !isVague(address);
  if (road.found) return true;
  const rest = freePlace(address.replace(road.words, '\n'));
  return rest !== undefined && isNamed(rest);
}

/** They are under way, by their last word on it: no use in asking for a door. */
export function isOnRoad(turn: Turn): boolean {
  const { account, address } = detailsOf(turn);
  if (address) return roadIn(address.value) !== undefined;
  return [...account.map(({ value }) => value), turn.heard.text].some(
    (words) => roadIn(words) !== undefined,
  );
}

/** Nobody can be found yet: nothing told or sent, or in danger nothing to set out for. */
export function isSought(
  urgency: Parameters<typeof atLeast>[0],
  { address, location }: DraftDetails,
): boolean {
  if (location) return false;
  if (!address) return true;
  return atLeast(urgency, 'high') && !isFindable(address.value);
}

/** District and address, as they are read back: "中原区 百花路1号院". */
export function placeReadBack(turn: Turn): string {
  const { draft, language } = turn.state;
  const district = nameOf(turn.input.city.districts, draft?.district ?? null, turn);
  const address = detailsOf(turn).address?.value ?? '';
  if (!district || tellsDistrict(address, district)) return address;
  return language === 'zh' ? `${district} ${address}`.trim() : beside(address, district);
}

function isNamed({ sure, value }: FreePlace): boolean {
  return sure && !isVague(value);
}
