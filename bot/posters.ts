/**
 * Posters: from which place people come. A code comes back with the link that a poster's QR code
 * is, or at the end of the words that it puts into the message; a place's tally goes up by one, and
 * nothing is kept of who it was.
 */
import type { Arrival, Reception } from '../integrations/channels/contract.ts';
import type { PosterCounts } from '../integrations/database/poster-contract.ts';
import type { Clock } from '../integrations/ports.ts';
import type { City } from '../knowledge/content/city.ts';
import { clockOf } from '../knowledge/moment.ts';
import type { PosterFigures } from '../web/desk/team/contract.ts';

export interface PosterDeps {
  readonly posters: PosterCounts;
  readonly city: Pick<City, 'posters' | 'timeZone'>;
  readonly clock: Clock;
}

/** The overview looks back so far: thirty days. */
const FIGURES_MS = 30 * 86_400_000;

/** As `posterWords` of the channels write it. */
const MARK = /\s*#([a-z][a-z0-9_]*)\s*$/;

/** The arrival without the mark of a poster in its words, and the place; null: it names none of ours. */
export function fromPoster(
  arrival: Arrival,
  city: Pick<City, 'posters'>,
): { readonly arrival: Arrival; readonly place: string | null } {
  const { text } = arrival.activity;
  const [mark = '', marked] = MARK.exec(text ?? '') ?? [];
  const known = (code: string | undefined) =>
    city.posters.some(({ id }) => id === code) ? (code ?? null) : null;
  if (!text || known(marked) === null) return { arrival, place: known(arrival.place) };
  const words = text.slice(0, -mark.length);
  return {
    arrival: { ...arrival, activity: { ...arrival.activity, text: words } },
    // Words that were changed later tell of no second scan.
    place: arrival.message?.is === 'edited' ? null : known(marked),
  };
}

/** Somebody came from there; a code that the city does not know is not counted. */
export async function countScan(
  scan: {
    readonly place: string;
    readonly channelId: string;
    readonly newcomer: boolean;
  },
  { posters, city, clock }: PosterDeps,
): Promise<void> {
  if (!city.posters.some(({ id }) => id === scan.place)) return;
  const day = clockOf(city.timeZone).local(clock.now()).slice(0, 10);
  await posters.add({ ...scan, day });
}

/** Each place of the city's, also where nobody came from yet, over all channels. */
export async function posterFigures({
  posters,
  city,
  clock,
}: PosterDeps): Promise<readonly PosterFigures[]> {
  if (city.posters.length === 0) return [];
  const from = new Date(clock.now().getTime() - FIGURES_MS);
  const counts = await posters.since(clockOf(city.timeZone).local(from).slice(0, 10));
  const sum = (place: string, of: 'scans' | 'newcomers') =>
    counts
      .filter((count) => count.place === place)
      .reduce((total, count) => total + count[of], 0);
  return city.posters
    .map(({ id: place }) => ({
      place,
      scans: sum(place, 'scans'),
      newcomers: sum(place, 'newcomers'),
    }))
    .toSorted((a, b) => b.scans - a.scans);
}

/** Whether a message was taken now, for the first time; and of somebody who never wrote before. */
export function cameNow(reception: Reception): { readonly newcomer: boolean } | null {
  if (reception.result !== 'accepted' || reception.repeated) return null;
  return { newcomer: reception.outcome.seq === 1 };
}
