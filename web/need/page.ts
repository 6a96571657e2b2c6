/** The page as HTML: who it is, when, and one button. */
import type { PageFiles } from '../bundle.ts';
import { escapeHtml } from '../shared/html.ts';
import type { NeedView } from './contract.ts';
import type { Key, Words } from './words.ts';

export interface NeedFrame {
  readonly files: Pick<PageFiles, 'style'>;
  readonly service: Readonly<Record<'zh' | 'en', string>>;
  readonly hotline: string;
  readonly words: Words;
}

export function needHtml(view: NeedView, frame: NeedFrame): string {
  const { words } = frame;
  const { language } = words;
  const unknown = words.say('unknown');
  const phone = view.phone
    ? `<a href="tel:${escapeHtml(view.phone)}">${escapeHtml(view.phone)}</a>`
    : escapeHtml(unknown);
  const plain = (text: string | null) => escapeHtml(text ?? unknown);
  const rows: readonly (readonly [Key, string])[] = [
    ['need', plain(view.need[language])],
    ...(view.patient ? [['patient', plain(view.patient)] as const] : []),
    ['caller', plain(view.caller)],
    ['phone', phone],
    ['address', plain(view.address)],
  ];
  const due = view.due && `${view.what?.[language] ?? ''} ${view.due[language]}`.trim();
  const done = `<p class="task-stage" role="status">${escapeHtml(words.say('arranged'))}</p>`;
  const form = `<p>${escapeHtml(words.say('please'))}</p>
<form method="post"><button type="submit" class="button">${escapeHtml(words.say('arrange'))}</button></form>`;
  return page(
    frame,
    `<article class="card task">
<h1>${escapeHtml(words.say('title'))}</h1>
${view.body ? `<p>${escapeHtml(words.say('for', { body: view.body[language] }))}</p>` : ''}
<p>${escapeHtml(words.say('number'))} <b>${escapeHtml(view.caseNumber)}</b></p>
${due ? `<p class="bar">${escapeHtml(due)}</p>` : ''}
<dl class="task-work">
${rows.map(([key, value]) => `<dt>${escapeHtml(words.say(key))}</dt><dd>${value}</dd>`).join('\n')}
</dl>
${view.arranged ? done : form}
<p class="task-private">${escapeHtml(words.say('private'))}</p>
</article>`,
  );
}

/** For an address that opens nothing, or no longer. */
export function goneHtml(frame: NeedFrame): string {
  const { words, hotline } = frame;
  return page(
    frame,
    `<div class="card"><h1>${escapeHtml(words.say('title'))}</h1>
<p>${escapeHtml(words.say('gone', { hotline }))}</p></div>`,
  );
}

function page({ files, service, words }: NeedFrame, body: string): string {
  const { language } = words;
  const other = language === 'zh' ? 'en' : 'zh';
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex">
<title>${escapeHtml(words.say('title'))} · ${escapeHtml(service[language])}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${escapeHtml(files.style)}">
</head>
<body>
<header class="task-top"><strong>${escapeHtml(service[language])}</strong>
<a class="button-quiet" lang="${other === 'zh' ? 'zh-CN' : 'en'}" href="?lang=${other}">${escapeHtml(words.say('language'))}</a></header>
<main class="task-page">
${body}
</main>
</body>
</html>
`;
}
