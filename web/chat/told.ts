/** What the Direct Line client tells the page. */
import type { Outgoing, WireActivity } from './wire.ts';

export type Told =
  | { readonly type: 'opened'; readonly id: string }
  | { readonly type: 'received'; readonly activities: readonly WireActivity[] }
  /** The history was read for the first time. */
  | { readonly type: 'loaded' }
  | { readonly type: 'link'; readonly link: Link }
  | { readonly type: 'sending'; readonly message: Outgoing }
  | { readonly type: 'progress'; readonly id: string; readonly share: number }
  | { readonly type: 'accepted'; readonly id: string; readonly activity: string | null }
  | { readonly type: 'failed'; readonly id: string };

export type Link = 'opening' | 'live' | 'polling' | 'lost';
