/**
 * The HTML of `/chat`: title, emergency numbers and a skeleton stand before any script runs, so
 * that someone in danger on a slow network already has the number under the thumb.
 */
import type { PageFiles } from '../bundle.ts';
import type { WebResponse } from '../route.ts';
import { escapeHtml, jsonForScript } from '../shared/html.ts';
import { type ChatPageData, PAGE_DATA_ID } from './page-data.ts';
import { words } from './words.ts';

/** Policy headers are the server's, the same for every page; this one needs no exception. */
export function chatShell(data: ChatPageData, files: PageFiles): WebResponse {
  const { language } = data;
  const say = words(language);
  const numbers = data.emergency.map(
    ({ number, name }) =>
      `<a class="ring" href="tel:${escapeHtml(number)}"><span>${escapeHtml(name[language])}</span> <b>${escapeHtml(number)}</b></a>`,
  );
  const body = `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="theme-color" content="#fffdfa" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#1b2325" media="(prefers-color-scheme: dark)">
<meta name="format-detection" content="telephone=no">
<title>${escapeHtml(data.service[language])}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${escapeHtml(files.style)}">
<script type="module" src="${escapeHtml(files.script)}"></script>
</head>
<body>
<div id="chat" class="page">
<header class="top">
<div class="title"><h1>${escapeHtml(data.service[language])}</h1></div>
<p class="emergency"><span class="emergency-lead">${escapeHtml(say('emergency.lead'))}</span> ${numbers.join('')}</p>
</header>
<main class="waiting" aria-busy="true">
<p class="visually-hidden">${escapeHtml(say('log.loading'))}</p>
<div class="skeleton"></div><div class="skeleton"></div><div class="skeleton"></div>
<noscript><p class="card">${escapeHtml(say('noscript'))} <a href="tel:${escapeHtml(data.hotline.number)}">${escapeHtml(data.hotline.number)}</a></p></noscript>
</main>
</div>
<script type="application/json" id="${PAGE_DATA_ID}">${jsonForScript(data)}</script>
</body>
</html>
`;
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      vary: 'accept-language',
    },
    body,
  };
}
