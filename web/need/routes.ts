/** The page of one entry of the register: written by the server, for whoever is on duty there. */
import type { Language } from '../../intents/understanding.ts';
import { WebError, type WebRequest, type WebResponse, type WebRoute } from '../route.ts';
import { pageLanguage } from '../shared/accept-language.ts';
import type { NeedPort } from './contract.ts';
import { goneHtml, type NeedFrame, needHtml } from './page.ts';
import { wordsIn } from './words.ts';

/** Everything under `/need`. The form posts nothing but itself. */
export function needRoutes(
  needs: NeedPort,
  page: Omit<NeedFrame, 'words'>,
): readonly WebRoute[] {
  const frameFor = (language: Language): NeedFrame => ({
    ...page,
    words: wordsIn(language),
  });

  async function shown({ params, query, headers }: WebRequest): Promise<WebResponse> {
    const asked = query.get('lang');
    const language: Language =
      asked === 'zh' || asked === 'en' ? asked : pageLanguage(headers['accept-language']);
    const frame = frameFor(language);
    try {
      return html(200, needHtml(await needs.find(params.token ?? ''), frame));
    } catch (error) {
      if (!(error instanceof WebError)) throw error;
      return html(error.status, goneHtml(frame));
    }
  }

  return [
    { method: 'GET', path: '/need/:token', access: 'public', handle: shown },
    {
      method: 'POST',
      path: '/need/:token',
      access: 'public',
      takes: 'bytes',
      maxBytes: 1024,
      async handle(request) {
        await needs.arrange(request.params.token ?? '');
        return await shown(request);
      },
    },
  ];
}

function html(status: number, body: string): WebResponse {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
    body,
  };
}
