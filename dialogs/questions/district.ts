import { hasNumber } from '../../intents/entities/door.ts';
import { isNoPlace, placeIn } from '../places/told.ts';
import { labelled } from '../say.ts';
import { detailsOf, pick } from '../turn.ts';
import { OTHER, PROBLEM, type Question, tellsMatter } from './question.ts';

/** One page of districts leaves room for "more" and "not sure" within ten choices. */
const PAGE = 8;

/** A shorter word without a sign of a place is a district written wrong. */
const NAME = 4;

/** From this length on a matter is no slip of the pen. */
const MATTER = 3;

/** Which part of the city; any district typed is understood, whatever page is shown. The place itself is kept. */
export const district: Question = {
  id: 'district',
  skip: 'label.not_sure',
  needed: (draft) => draft.district === null,
  ask: (turn) => {
    const { districts } = turn.input.city;
    const from = pageOf(turn.heard.tap, districts.length);
    const after = from + PAGE >= districts.length ? 0 : from + PAGE;
    const page = districts
      .slice(from, from + PAGE)
      .map(({ id, name }) => labelled(`district:${id}`, name[turn.state.language]));
    const more =
      districts.length > PAGE ? [pick(turn, `district:+${after}`, 'label.more')] : [];
    return {
      first: 'ask.district',
      again: 'ask.district.again',
      problem: 'ask.district.problem',
      params: { example: districts[0]?.name[turn.state.language] ?? '' },
      choices: [...page, ...more],
    };
  },
  read: (turn) => {
    const { heard, input } = turn;
    const { tap, text, understanding } = heard;
    if (tap?.verb === 'district' && tap.value.startsWith('+')) return { kind: 'more' };
    const wanted = tap ? tap.value : understanding.entities.district?.value;
    const found = input.city.districts.find(({ id }) => id === wanted);
    const place = tap || detailsOf(turn).address ? undefined : placeIn(turn, text);
    if (found) {
      const told = place?.sure === true || hasNumber(place?.address ?? '');
      return {
        kind: 'value',
        draft: { district: found.id },
        ...(place &&
          told &&
          !isNoPlace(place) && {
            details: { address: { value: place.address, message: heard.message.id } },
          }),
      };
    }
    // "就是郑州": all who write here are.
    if (place && input.gazetteer.city.names.includes(place.address)) return PROBLEM;
    if (place && (place.sure || text.length >= NAME) && !tellsMatter(turn, MATTER)) {
      return {
        kind: 'value',
        details: { address: { value: place.address, message: heard.message.id } },
      };
    }
    return text.length > 8 || tellsMatter(turn, MATTER) ? OTHER : PROBLEM;
  },
};

function pageOf(
  tap: { readonly verb: string; readonly value: string } | null,
  count: number,
): number {
  if (tap?.verb !== 'district' || !tap.value.startsWith('+')) return 0;
  const from = Number(tap.value.slice(1));
  return Number.isInteger(from) && from > 0 && from < count ? from : 0;
}
