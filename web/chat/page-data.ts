/** What the server writes into the page: the city's words and numbers, as JSON in its HTML. */
import type { Text } from '../../knowledge/content/city.ts';

export interface ChatPageData {
  /** Language of the page at first: by the browser's wish. */
  readonly language: 'zh' | 'en';
  readonly service: Text;
  readonly city: Text;
  readonly greeting: Text;
  readonly emergency: readonly { readonly number: string; readonly name: Text }[];
  readonly hotline: {
    readonly number: string;
    readonly name: Text;
    readonly hours: Text;
  };
  readonly timeZone: string;
  /** The day (YYYY-MM-DD, the city's) at which knowledge stands still; null: it does not. */
  readonly knowledgeAsOf: string | null;
}

/** Id of the script element that holds it. */
export const PAGE_DATA_ID = 'page-data';
