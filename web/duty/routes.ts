/**
 * `/duty/<token>`: the page that a call to the duty roster leads to. Written by the server, so that
 * it opens on any phone at once; looking at it (a mail scanner does) acknowledges nothing.
 */
import { levelOf } from '../../cases/queue.ts';
import type { City } from '../../knowledge/content/city.ts';
import type { PageFiles } from '../bundle.ts';
import { WebError, type WebRequest, type WebResponse, type WebRoute } from '../route.ts';
import { pageLanguage } from '../shared/accept-language.ts';
import { escapeHtml } from '../shared/html.ts';
import type { DutyCall, DutyPort } from './contract.ts';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh.json' with { type: 'json' };

const LOCALES = { zh, en } as const;

export interface DutyPageDeps {
  readonly city: City;
  readonly files: PageFiles;
}

export function dutyRoutes(duty: DutyPort, page: DutyPageDeps): readonly WebRoute[] {
  const path = '/duty/:token';
  const show = async ({ params, headers }: WebRequest): Promise<WebResponse> => {
    const call = await duty.find(params.token ?? '').catch((error: unknown) => {
      if (error instanceof WebError && error.status === 404) return null;
      throw error;
    });
    return html(
      call === null ? 404 : 200,
      call,
      pageLanguage(headers['accept-language']),
      page,
    );
  };
  return [
    { method: 'GET', path, access: 'public', handle: show },
    {
      method: 'POST',
      path,
      access: 'public',
      async handle(request) {
        await duty.acknowledge(request.params.token ?? '');
        // The page anew, so that reading it again sends nothing again.
        const location = `/duty/${encodeURIComponent(request.params.token ?? '')}`;
        return { status: 303, headers: { location } };
      },
    },
  ];
}

function html(
  status: number,
  call: DutyCall | null,
  language: 'zh' | 'en',
  { city, files }: DutyPageDeps,
): WebResponse {
  const words = LOCALES[language];
  const body = call === null ? `<h1>${words.unknown}</h1>` : told(call, language, city);
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', vary: 'accept-language' },
    body: `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${words.title} · ${escapeHtml(city.service[language])}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${escapeHtml(files.style)}">
</head>
<body>
<main class="duty" data-stands="${call?.stands ?? 'unknown'}">
<p class="service">${escapeHtml(city.service[language])} · ${words.title}</p>
${body}
</main>
</body>
</html>
`,
  };
}

function told(call: DutyCall, language: 'zh' | 'en', city: City): string {
  const words = LOCALES[language];
  const { stands, urgency, category, district, caseNumber } = call;
  const name = (
    list: readonly City['categories'][number][] | City['districts'],
    id: string | null,
  ) => list.find((each) => each.id === id)?.name[language];
  const values: Readonly<Record<string, string>> = {
    number: caseNumber,
    level: words[`level.${levelOf(urgency)}`],
    category: name(city.categories, category) ?? category,
    district: name(city.districts, district) ?? words.elsewhere,
    since: new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
      timeZone: city.timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(new Date(call.since)),
  };
  const say = (text: string) =>
    escapeHtml(text.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole));
  const act = {
    open: `<p>${say(words.ask)}</p>
<form method="post"><button type="submit" class="button">${say(words.acknowledge)}</button></form>`,
    acknowledged: `<p>${say(words.thanks)}</p>`,
    over: `<p>${say(words.nothing)}</p>`,
  }[stands];
  return `<h1>${say(words[stands])}</h1>
<p class="facts">${say(words.facts)}</p>
${act}
<p><a href="/desk">${say(words.desk)}</a></p>`;
}
