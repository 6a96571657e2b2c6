/** The public's page: written by the server, so that every phone and every reader can read it. */
import type { PageFiles } from '../bundle.ts';
import { escapeHtml } from '../shared/html.ts';
import type { Bulletin } from './contract.ts';
import type { Words } from './words.ts';

export interface BulletinPage {
  readonly files: PageFiles;
  readonly service: string;
  readonly words: Words;
  readonly today: string;
}

const DAY_MS = 86_400_000;

export function bulletinHtml(bulletin: Bulletin, page: BulletinPage): string {
  const { words, service } = page;
  return frame(
    page,
    bulletin.day,
    `<p class="service">${escapeHtml(service)}</p>
<h1>${escapeHtml(words.say('title'))} · ${escapeHtml(words.day(bulletin.day))}</h1>
<p class="card sentence">${escapeHtml(words.sentence(bulletin))}</p>
${categories(bulletin, words)}
${totals(bulletin, words)}
<nav class="days">${days(bulletin.day, page)}</nav>
<p class="note">${escapeHtml(words.say('note'))}</p>
<p class="files">
<a href="/bulletin.csv?day=${bulletin.day}&amp;lang=${words.language}">${escapeHtml(words.say('csv'))}</a>
<a href="/api/bulletin?day=${bulletin.day}">${escapeHtml(words.say('json'))}</a>
</p>`,
  );
}

/** For a day that is none: what to write instead. */
export function noBulletinHtml(page: BulletinPage): string {
  const { words } = page;
  return frame(
    page,
    page.today,
    `<h1>${escapeHtml(words.say('title'))}</h1>
<p class="card">${escapeHtml(words.say('bad'))}</p>
<nav class="days">${link(page.today, words.say('today'), words)}</nav>`,
  );
}

function frame(
  { files, words, service }: BulletinPage,
  day: string,
  body: string,
): string {
  return `<!doctype html>
<html lang="${words.language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${escapeHtml(words.say('title'))} · ${escapeHtml(service)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${escapeHtml(files.style)}">
</head>
<body>
<main class="bulletin">
<p class="language"><a class="button-quiet" href="?day=${day}&amp;lang=${words.say('language.code')}" lang="${words.say('language.code')}">${escapeHtml(words.say('language'))}</a></p>
${body}
</main>
</body>
</html>
`;
}

/** A bar each, as long as its count. */
function categories({ byCategory }: Bulletin, words: Words): string {
  if (byCategory.length === 0) return '';
  const most = Math.max(...byCategory.map(({ count }) => count));
  const rows = byCategory.map(
    ({ category, count }) => `<tr>
<th scope="row">${escapeHtml(words.category(category))}</th>
<td><meter min="0" max="${most}" value="${count}">${count}</meter></td>
<td class="count">${escapeHtml(words.count(count))}</td>
</tr>`,
  );
  return `<table class="card categories">
<caption>${escapeHtml(words.say('categories'))}</caption>
${rows.join('\n')}
</table>`;
}

function totals({ totals: all }: Bulletin, words: Words): string {
  const facts = [
    [words.say('total.received'), words.count(all.received)],
    [words.say('total.resolved'), words.count(all.resolved)],
    [words.say('total.urgent'), words.count(all.resolvedUrgent)],
    [words.say('rate'), words.rate(all)],
  ];
  const rows = facts
    .filter(([, value]) => value !== '')
    .map(
      ([name = '', value = '']) =>
        `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd></div>`,
    );
  return `<section class="card"><h2>${escapeHtml(words.say('totals'))}</h2>
<dl class="totals">${rows.join('')}</dl></section>`;
}

function days(day: string, { words, today }: BulletinPage): string {
  const beside = (by: number) =>
    new Date(Date.parse(`${day}T12:00Z`) + by * DAY_MS).toISOString().slice(0, 10);
  const later = day < today ? link(beside(1), words.say('after'), words) : '';
  return link(beside(-1), words.say('before'), words) + later;
}

function link(day: string, label: string, words: Words): string {
  return `<a class="button-quiet" href="?day=${day}&amp;lang=${words.language}">${escapeHtml(label)}</a>`;
}
