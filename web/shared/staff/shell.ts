/** The HTML that a page for people at work answers with: the frame, the city's data, the bundle. No resident's words. */
import type { Text } from '../../../knowledge/content/city.ts';
import type { PageFiles } from '../../bundle.ts';
import type { WebResponse } from '../../route.ts';
import { escapeHtml, jsonForScript } from '../html.ts';
import { SETTINGS_ID } from './settings.ts';

/** What every page's data hold. */
interface PageSettings {
  readonly service: Text;
}

export interface StaffPage<Settings extends PageSettings> {
  readonly settings: Settings;
  readonly files: PageFiles;
}

export interface Shell {
  /** Of the element that the page is drawn into. */
  readonly id: string;
  /** For who has no JavaScript, in both languages. */
  readonly noScript: string;
  /** The page plays sounds of its own. */
  readonly sounds?: boolean;
  /** The page shows files that were chosen on this device. */
  readonly files?: boolean;
}

export function staffShell(shell: Shell, page: StaffPage<PageSettings>): WebResponse {
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policyOf(shell),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    },
    body: `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex">
<title>${escapeHtml(page.settings.service.zh)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${escapeHtml(page.files.style)}">
<script type="module" src="${escapeHtml(page.files.script)}"></script>
</head>
<body>
<div id="${escapeHtml(shell.id)}"></div>
<noscript>${escapeHtml(shell.noScript)}</noscript>
<script type="application/json" id="${SETTINGS_ID}">${jsonForScript(page.settings)}</script>
</body>
</html>
`,
  };
}

function policyOf({ sounds = false, files = false }: Shell): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' data:${files ? ' blob:' : ''}`,
    ...(sounds ? ["media-src 'self'"] : []),
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
