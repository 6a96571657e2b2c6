/** `/bulletin`, and the same figures as JSON and as a table. Public; numbers only. */
import type { City } from '../../knowledge/content/city.ts';
import type { PageFiles } from '../bundle.ts';
import { WebError, type WebRequest, type WebResponse, type WebRoute } from '../route.ts';
import { pageLanguage } from '../shared/accept-language.ts';
import type { Bulletin, BulletinPort } from './contract.ts';
import { bulletinHtml, noBulletinHtml } from './page.ts';
import { Words } from './words.ts';

export interface BulletinPageDeps {
  readonly city: City;
  readonly files: PageFiles;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Excel reads a file without it in the machine's own encoding. */
const BYTE_ORDER_MARK = '\ufeff';

/** An unknown day: 404 on the page, in words; 422 `bad_day` for JSON and table. */
export function bulletinRoutes(
  port: BulletinPort,
  { city, files }: BulletinPageDeps,
): readonly WebRoute[] {
  const names = Object.fromEntries(city.categories.map(({ id, name }) => [id, name]));
  const wordsFor = (request: WebRequest): Words => {
    const asked = request.query.get('lang');
    const language =
      asked === 'zh' || asked === 'en'
        ? asked
        : pageLanguage(request.headers['accept-language']);
    return new Words(language, names);
  };
  const dayOf = ({ query }: WebRequest): string | null => {
    const today = port.today();
    const day = query.get('day') ?? today;
    return isDay(day) && day <= today ? day : null;
  };
  const known = (request: WebRequest): string => {
    const day = dayOf(request);
    if (day !== null) return day;
    throw new WebError(422, 'bad_day', 'A day is written like 2026-01-17, until today.');
  };
  const route = (
    path: string,
    handle: (request: WebRequest) => Promise<WebResponse>,
  ): WebRoute => ({ method: 'GET', path, access: 'public', handle });

  return [
    route('/bulletin', async (request) => {
      const words = wordsFor(request);
      const day = dayOf(request);
      const service = city.service[words.language];
      const page = { files, words, service, today: port.today() };
      return {
        status: day === null ? 404 : 200,
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'cache-control': 'no-cache',
          vary: 'accept-language',
        },
        body:
          day === null ? noBulletinHtml(page) : bulletinHtml(await port.of(day), page),
      };
    }),
    route('/api/bulletin', async (request) => ({
      status: 200,
      headers: { 'cache-control': 'no-cache' },
      body: await port.of(known(request)),
    })),
    route('/bulletin.csv', async (request) => {
      const bulletin = await port.of(known(request));
      return {
        status: 200,
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="bulletin-${bulletin.day}.csv"`,
          'cache-control': 'no-cache',
        },
        body: BYTE_ORDER_MARK + table(bulletin, wordsFor(request)),
      };
    }),
  ];
}

/** A day of the calendar: not the 31st of February. */
function isDay(text: string): boolean {
  const noon = new Date(`${text}T12:00Z`);
  return DAY.test(text) && noon.getTime() > 0 && noon.toISOString().startsWith(text);
}

/** Names and counts hold no comma and no quotation mark but ours. */
function table(bulletin: Bulletin, words: Words): string {
  const { day, received, resolved, resolvedUrgent, byCategory } = bulletin;
  const count = (value: number | null) => (value === null ? words.say('few') : value);
  const rows: readonly (readonly [string, string | number])[] = [
    [words.say('title'), day],
    [words.say('total.received'), count(received)],
    ...byCategory.map((each) => [words.category(each.category), each.count] as const),
    [words.say('total.resolved'), count(resolved)],
    [words.say('total.urgent'), count(resolvedUrgent)],
  ];
  return rows.map((row) => `${row.map((cell) => `"${cell}"`).join(',')}\r\n`).join('');
}
