/** The rest of a place, told without being asked: the door of an estate, a spot in a village. */
import { isDoor, type Level, stepsAt, stepsIn } from '../../intents/entities/door.ts';
import { withoutParticle } from '../../intents/entities/place-zh.ts';
import { atLeast } from '../../intents/understanding.ts';
import { detailsOf, type Turn } from '../turn.ts';
import { beside, isFuller, joined, lacksNumber, withSteps } from './joined.ts';
import { isOnRoad, placeAmong, placeIn, roadPlace } from './told.ts';

/** In an urgent case half a place is kept only until the rest of it comes; null: this is not it. */
export function placeCompleted(turn: Turn): string | null {
  const { state } = turn;
  const known = detailsOf(turn).address?.value;
  if (known === undefined || state.asked?.question === 'address') return null;
  const road = isOnRoad(turn) ? roadPlace(turn)?.address : undefined;
  if (road !== undefined && !known.includes(road)) return beside(known, road);
  const piece = pieceOf(turn, known);
  if (piece !== null) return piece;
  if (!atLeast(state.draft?.urgency ?? 'none', 'high')) return null;
  const told = placeAmong(turn, true);
  if (told !== undefined && fillsMessage(turn, told) && isFuller(known, told)) {
    const whole = joined(known, told);
    return lacksNumber(known) ? beside(known, whole) : whole;
  }
  return lacksNumber(known) ? spotIn(turn, known) : null;
}

/** One piece a message: 7号楼, 1单元, 501, and then the estate. */
function pieceOf(turn: Turn, known: string): string | null {
  const whole = turn.heard.text.trim();
  const text = doorIn(whole);
  if (text !== undefined) {
    const has = stepsIn(known).map(({ level }) => level);
    const [first] = stepsAt(text, 0);
    const figure = text === whole && /^\d+$/.test(text);
    const fits = figure
      ? has.some((level) => BEFORE_ROOM.has(level)) &&
        turn.state.asked?.question !== 'flag'
      : true;
    const labelled = !whole.startsWith(text);
    const missing = first !== undefined && (labelled || !has.includes(first.level));
    return fits && missing ? withSteps(known, text) : null;
  }
  const place = isDoor(known) ? placeIn(turn, whole) : undefined;
  return place?.sure && fillsMessage(turn, place.address)
    ? joined(known, place.address)
    : null;
}

/** The door that one of the clauses is: 电梯坏了 在8楼, 单元是2单元. */
function doorIn(text: string): string | undefined {
  if (isDoor(text)) return text;
  return text
    .split(/[，,。;；！!\n]|(?<=\p{Script=Han})\s+/u)
    .map((clause) => withoutParticle(clause.trim()))
    .map((clause) => ({ clause, door: clause.replace(LABEL, '') }))
    .find(({ clause, door }) => isDoor(door) && (door !== clause || !/^\d+$/.test(door)))
    ?.door;
}

const LABEL =
  /^(?:我们?家?|俺家?)?(?:单元号?|楼层|楼号|房间?号|室号|门牌号?|几号楼|楼栋)?(?:就?是|在|住在?)|^(?:it is|it's|we are|i am)? ?(?:on|in|at) (?:the )?/iu;

const BEFORE_ROOM: ReadonlySet<Level> = new Set(['building', 'unit', 'floor']);

/** "村委会旁边那个红门", after the village: nothing else is asked that it could answer. */
function spotIn(turn: Turn, known: string): string | null {
  const { flags } = turn.heard.understanding;
  const asked = turn.state.asked?.question ?? null;
  if (flags.length > 0 || (asked !== null && asked !== 'phone')) return null;
  const place = placeIn(turn, turn.heard.text);
  if (!place?.sure || !fillsMessage(turn, place.address)) return null;
  return known.includes(place.address) ? null : beside(known, place.address);
}

/** Nothing of weight stands beside it but a number to ring. */
function fillsMessage({ heard }: Turn, place: string): boolean {
  const { phone, district } = heard.understanding.entities;
  const others = [phone, district].map((found) => found?.words.length ?? 0);
  const rest = others.reduce((length, each) => length - each, heard.text.length);
  return rest - place.length <= place.length;
}
