/** The entities of a message, each with the original words that it was read from. */
import { addressIn } from './entities/address.ts';
import { ages } from './entities/age.ts';
import { bloodPressures } from './entities/blood-pressure.ts';
import { caseNumberIn } from './entities/case-number.ts';
import { daysLeft } from './entities/days-left.ts';
import { hasNumber } from './entities/door.ts';
import { hospitalIn } from './entities/hospital.ts';
import { hotlineIn } from './entities/hotline.ts';
import type { Measured } from './entities/measured.ts';
import { englishNameIn, nameIn } from './entities/name.ts';
import { oxygenValues } from './entities/oxygen.ts';
import { peopleIn } from './entities/people.ts';
import { phoneIn } from './entities/phone.ts';
import { districtIn, otherCityIn, type Place, zoneIn } from './entities/places.ts';
import { pregnancies } from './entities/pregnancy.ts';
import { temperatures } from './entities/temperature.ts';
import { timesIn } from './entities/times.ts';
import { found, type NormalText } from './normalise.ts';
import { judgeReply, SAYING } from './replies/judge.ts';
import type { Entities, Found, Moment, Need } from './understanding.ts';

const FIGURES = /[\d零〇一二两俩三仨四五六七八九十百半幺]/;
/** Entities stand near the top of a message; beyond this only red flags are looked for. */
const MOST_READ = 3000;

/** When and where the words were written. */
export interface Clock {
  readonly now: Date;
  /** Undefined: times in words are not read. */
  readonly timeZone: string | undefined;
}

export function entitiesIn(
  normal: NormalText,
  places: readonly Place[],
  asked: string | null,
  clock: Clock,
): Entities {
  const text = normal.text.slice(0, MOST_READ);
  const give = <T>(measured: Measured<T>): Found<T> =>
    found(normal, measured.value, measured.start, measured.end);
  const figures = FIGURES.test(text);
  const people = peopleIn(normal);

  const phone = figures ? phoneIn(text) : undefined;
  const temperature = figures ? temperatures(text)[0] : undefined;
  const pregnancy = figures ? pregnancies(text)[0] : undefined;
  const age = figures ? ages(text)[0] : undefined;
  const oxygen = figures ? oxygenValues(text)[0] : undefined;
  const pressure = figures ? bloodPressures(text)[0] : undefined;
  const hotline = figures ? hotlineIn(text) : undefined;
  const hospital = hospitalIn(text, places);
  const times = timesOf(text, clock);
  const left = daysLeft(text)[0];
  const number = figures ? caseNumberIn(text) : undefined;
  const district = districtIn(places);
  const zone = zoneIn(text, places);
  const otherCity = otherCityIn(normal, places);
  const placed = addressIn(
    text,
    places.filter(({ kind }) => kind === 'estate' || kind === 'landmark'),
    places.filter(({ kind }) => kind === 'district' || kind === 'city'),
    normal.spaced,
  );
  const address = placed && isPlace(placed, hotline) ? placed : undefined;
  const name = nameIn(text, asked === 'contact_name');
  const english = name === undefined ? englishNameIn(normal.original) : undefined;
  const overlapsPhone =
    phone !== undefined &&
    number !== undefined &&
    number.start < phone.end &&
    phone.start < number.end;

  return {
    ...(district && { district: give(district) }),
    ...(zone && { zone: give(zone) }),
    ...(address && { address: said(give(address)) }),
    ...(phone && { phone: give(phone) }),
    ...(name && { name: give(name) }),
    ...(english && {
      name: {
        value: english.value,
        words: english.value,
        span: { start: english.start, end: english.end },
      },
    }),
    ...(people.relation && { relation: give(people.relation) }),
    ...(age && { age: give(age) }),
    ...(temperature && { temperature: give(temperature) }),
    ...(oxygen && { oxygen: give(oxygen) }),
    ...(pressure && { bloodPressure: give(pressure) }),
    ...(pregnancy && { pregnancyDays: give(pregnancy) }),
    medicines: people.medicines.map(give).map(said),
    ...(left && { daysLeft: give(left) }),
    needs: needs(people.needs, age, pregnancy).map(give),
    ...(number && !overlapsPhone && { caseNumber: give(number) }),
    ...(hospital && { hospital: said(give(hospital)) }),
    ...(hotline && { hotline: give(hotline) }),
    ...(times.length > 0 && { times: times.map(give) }),
    ...(otherCity && { otherCity: give(otherCity) }),
  };
}

function timesOf(text: string, { now, timeZone }: Clock): readonly Measured<Moment>[] {
  return timeZone === undefined ? [] : timesIn(text, now, timeZone);
}

/** The value as the person wrote it, not as it was normalised. */
function said(words: Found<string>): Found<string> {
  return { ...words, value: words.words };
}

/** 透析管路 and 打完120, 路封了 hold what ends like an address, and no place. */
function isPlace(
  { value, start, end }: Measured<string>,
  hotline: Measured<string> | undefined,
): boolean {
  if (hotline && start < hotline.end && hotline.start < end) return false;
  return (
    hasNumber(value) || judgeReply(value).share('thing', ...SAYING) < SURELY_NO_PLACE
  );
}

const SURELY_NO_PLACE = 0.7;
const OLD_YEARS = 65;
const CHILD_YEARS = 14;

function needs(
  named: readonly Measured<Need>[],
  age: Measured<number> | undefined,
  pregnancy: Measured<number> | undefined,
): readonly Measured<Need>[] {
  const all = [...named];
  const add = (value: Need, from: Measured<number>): void => {
    if (!all.some((need) => need.value === value)) {
      all.push({ value, start: from.start, end: from.end });
    }
  };
  if (age !== undefined && age.value >= OLD_YEARS) add('elderly', age);
  if (age !== undefined && age.value < 1) add('infant', age);
  if (age !== undefined && age.value < CHILD_YEARS) add('child', age);
  if (pregnancy !== undefined) add('pregnant', pregnancy);
  return all;
}
