/** A resident's photo or recording as a response that a browser cannot be made to run. */
import type { WebResponse } from '../route.ts';

/** Shown in place; everything else is only offered for saving. SVG can hold scripts. */
const SHOWN = /^(?:image\/(?:jpeg|png|gif|webp|avif)|audio\/[\w.+-]+|video\/[\w.+-]+)$/;

export function mediaResponse(media: {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}): WebResponse {
  const shown = SHOWN.test(media.contentType);
  return {
    status: 200,
    headers: {
      'content-type': shown ? media.contentType : 'application/octet-stream',
      'content-disposition': shown ? 'inline' : 'attachment',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    },
    body: media.bytes,
  };
}
