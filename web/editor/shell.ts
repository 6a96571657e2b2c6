/** The HTML that `/editor` answers with: the frame, the city's data, the bundle. No resident's words. */
import type { PageFiles } from '../bundle.ts';
import type { WebResponse } from '../route.ts';
import { escapeHtml, jsonForScript } from '../shared/html.ts';
import { type EditorSettings, SETTINGS_ID } from './settings.ts';

export interface EditorPage {
  readonly settings: EditorSettings;
  readonly files: PageFiles;
}

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function editorShell(page: EditorPage): WebResponse {
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
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
<div id="editor"></div>
<noscript>内容编辑台需要启用 JavaScript。 The editor needs JavaScript.</noscript>
<script type="application/json" id="${SETTINGS_ID}">${jsonForScript(page.settings)}</script>
</body>
</html>
`,
  };
}
