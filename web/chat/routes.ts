/** The resident's page and its token. */
import type { City } from '../../knowledge/content/city.ts';
import type { PageFiles } from '../bundle.ts';
import { WebError, type WebRequest, type WebRoute } from '../route.ts';
import { pageLanguage } from '../shared/accept-language.ts';
import type { ChatPageData } from './page-data.ts';
import { chatShell } from './shell.ts';
import { readVisitor, VISITOR_COOKIE, visitorCookie } from './visitor-cookie.ts';

export interface ChatRoutesDeps {
  readonly city: City;
  /** The moment at which knowledge stands still; null: it does not. */
  readonly knowledgeAsOf: Date | null;
  /** Addresses of the page's bundle. */
  readonly files: PageFiles;
  /** Where people reach the service; the cookie is `Secure` where it is https. */
  readonly publicUrl: string;
  /** Signs the visitor's cookie; 32 bytes, the same after a restart. */
  readonly cookieKey: Uint8Array;
  readonly now: () => Date;
  /** A visitor came by the code of a poster; `newcomer`: without a conversation of their own. */
  cameFrom(place: string, newcomer: boolean): Promise<void>;
  /** A token for the visitor's conversation; null, or one no longer known: for a new one. */
  openVisitor(conversationId: string | null): Promise<{
    readonly token: string;
    readonly conversationId: string;
    /** Seconds. */
    readonly expires_in: number;
  }>;
}

export function chatRoutes(deps: ChatRoutesDeps): readonly WebRoute[] {
  const secure = new URL(deps.publicUrl).protocol === 'https:';
  return [
    {
      method: 'GET',
      path: '/',
      access: 'public',
      handle: async () => ({ status: 302, headers: { location: '/chat' } }),
    },
    {
      method: 'GET',
      path: '/chat',
      access: 'public',
      handle: async (request) => chatShell(pageData(deps, request), deps.files),
    },
    {
      method: 'POST',
      path: '/chat/token',
      access: 'public',
      async handle(request) {
        refuseOtherSites(request);
        const now = deps.now();
        const known = readVisitor(request.cookies[VISITOR_COOKIE], deps.cookieKey, now);
        const visitor = await deps.openVisitor(known);
        const place = request.query.get('at');
        if (place) await deps.cameFrom(place, visitor.conversationId !== known);
        return {
          status: 200,
          headers: {
            'set-cookie': visitorCookie(
              visitor.conversationId,
              deps.cookieKey,
              now,
              secure,
            ),
            'cache-control': 'no-store',
          },
          body: {
            token: visitor.token,
            conversationId: visitor.conversationId,
            expires_in: visitor.expires_in,
          },
        };
      },
    },
  ];
}

/** A token opens the visitor's conversation: never for a page of another site. */
function refuseOtherSites(request: WebRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site')
    throw new WebError(
      403,
      'other_site',
      'This page may only be used from its own address.',
    );
}

function pageData(deps: ChatRoutesDeps, request: WebRequest): ChatPageData {
  const { city, knowledgeAsOf } = deps;
  return {
    language: pageLanguage(request.headers['accept-language']),
    service: city.service,
    city: city.name,
    greeting: city.greeting,
    emergency: city.emergency.map(({ number, name }) => ({ number, name })),
    hotline: city.hotline,
    timeZone: city.timeZone,
    knowledgeAsOf: knowledgeAsOf && dayThere(knowledgeAsOf, city.timeZone),
  };
}

/** YYYY-MM-DD of a moment in the city. */
function dayThere(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(moment);
}
