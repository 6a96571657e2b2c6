/** A place corrected in words: "不是A，是B", "A不对 是B", "B，不是A", "就是B", "not A, we are in B". */
import { type Place, placesIn } from '../../intents/entities/places.ts';
import { normalise } from '../../intents/normalise.ts';
import type { Draft, DraftDetails } from '../state.ts';
import { detailsOf, type Turn } from '../turn.ts';
import { joined } from './joined.ts';
import { placeIn } from './told.ts';

export interface PlaceChange {
  readonly draft: Partial<Draft>;
  readonly details: Partial<DraftDetails>;
}

/** What it is, and what it was said not to be; in the order in which they are tried. */
const FORMS = [
  /(?:不是|不在|不住)在?(?<denied>[^，,。;；\s]{1,20}?)[，,。;；\s]*(?:而是|我说的是|我是说|说的是|应该是|其实是|我?是|我?(?:现在)?在|我?住在?)[：:\s]*(?<said>.+)$/u,
  /^(?<said>.+?)[，,。;；\s]+(?:而)?不[是在](?<denied>[^，,。\s]{1,20})[。.!！]*$/u,
  /^(?<denied>[^，,。;；\s]{1,20}?)(?:不对|错了|写错了|说错了|打错了)[，,。!！\s]*(?:应该[是在]|是|在)?(?<said>.+)$/u,
  /^我?(?:不对|不是|错了|搞错了|说错了|写错了|打错了|我说的是|我是说|应该是|其实|更正|就是)(?:一下)?[，,。:：!！\s]*(?:应该)?(?:我说的是|是|我?(?:现在)?在|我?住在?)?(?<said>.+)$/u,
  /^(?:请?把)?(?:地址|住址|位置|地方|区)?(?:应该是|其实是|应该在|改[成为到]|换[成为]|更正为|变更为)[：:\s]*(?<said>.+)$/u,
  /\bnot (?:in |at )?(?<denied>[^,.;]{2,40}?)(?:[,.;]\s*|\s+)(?:but|rather|it is|it's|i am|i'm|we are|we're|i said|i meant)\s+(?<said>.+)$/iu,
  /^not (?:in |at )?(?<denied>[^,.;]{2,40})[,.;]\s*(?<said>.+)$/iu,
  /^(?<said>.+?),?\s+not (?:in |at )?(?<denied>[^,.;]{2,40})[.!]*$/iu,
  /^(?:no(?!\. ?\d)|sorry|wrong|correction|actually|i meant?)\b(?: (?:address|district|place|building))?[,.!\s]*(?:it is|it's|i am|i'm|we are|we're|i meant?)?\s*(?<said>.+)$/iu,
];
/** What is denied may be the place without its name: 地址错了. */
const THE_PLACE = /^(?:地址|住址|位置|地方|地点|小区|区|楼号|门牌)[也都又]?$/u;

/** What the words make of the place that is known; null: they correct no place. */
export function placeCorrected(turn: Turn): PlaceChange | null {
  const form = FORMS.map((each) => each.exec(turn.heard.text)?.groups).find(Boolean);
  const { said, denied } = form ?? {};
  if (said === undefined) return null;
  const district = districtsIn(turn, said).at(-1);
  const place = placeIn(turn, said);
  const right = denied === undefined ? place?.sure : deniesPlace(turn, denied);
  const meant = district || right ? place : undefined;
  if (!district && !meant) return null;
  const known = detailsOf(turn).address?.value;
  const address = meant ? joined(known, meant.address) : renamed(turn, known);
  return {
    draft: district ? { district: district.value } : {},
    details:
      address === undefined || address === ''
        ? {}
        : { address: { value: address, message: turn.heard.message.id } },
  };
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
