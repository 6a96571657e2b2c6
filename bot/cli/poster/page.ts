/** A poster: one A4 page in Chinese and English, in print as on the screen, with nothing to load. */
import { readFileSync } from 'node:fs';
import { encodeQR } from 'qr';
import type { PosterLink } from '../../../integrations/channels/upkeep/upkeep.ts';
import type { City, Text } from '../../../knowledge/content/city.ts';
import { escapeHtml } from '../../../web/shared/html.ts';
import words from './words.json' with { type: 'json' };

const STYLE = readFileSync(new URL('./poster.css', import.meta.url), 'utf8');

/** Modules of quiet around a code, as its standard asks. */
const QUIET = 4;

export interface Poster extends PosterLink {
  readonly place: City['posters'][number];
}

/** The code as SVG; a quarter of it may be torn or dirty. */
export function qrCode(link: string): string {
  return encodeQR(link, 'svg', { ecc: 'quartile', border: QUIET });
}

export function posterPage(poster: Poster, city: City): string {
  const { place, link, scanWith } = poster;
  const numbers = city.emergency.map(
    ({ number, name }) =>
      `<li class="line"><b>${escapeHtml(number)}</b> ${both(name)}</li>`,
  );
  const steps = [words.first, words.second, words.third].map(
    (step) => `<li>${both(step)}</li>`,
  );
  const scan = {
    zh: words.scan.zh.replace('{with}', scanWith.zh),
    en: words.scan.en.replace('{with}', scanWith.en),
  };
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(`${city.service.zh} · ${place.name.zh}`)}</title>
<style>${STYLE}</style>
</head>
<body>
<main class="sheet">
<header>${both(city.service)}</header>
<h1>${both(words.head)}</h1>
<figure>
<div class="code" role="img" aria-label="${escapeHtml(link)}">${qrCode(link)}</div>
<figcaption>${both(scan)}</figcaption>
</figure>
<p class="say">${both(words.say)}</p>
<ol class="steps">${steps.join('')}</ol>
<section class="emergency">
<h2 class="line">${both(words.emergency)}</h2>
<ul>${numbers.join('')}</ul>
</section>
<footer>
<p class="line">${both(words.hotline)} <b>${escapeHtml(city.hotline.number)}</b></p>
<p class="place">${escapeHtml(`${words.place.zh} ${words.place.en} · ${place.name.zh} ${place.name.en} · ${place.id}`)}</p>
</footer>
</main>
</body>
</html>
`;
}

/** In both languages, each marked as its own. */
function both({ zh, en }: Text): string {
  return `<span class="zh">${escapeHtml(zh)}</span> <span class="en" lang="en">${escapeHtml(en)}</span>`;
}
