/** Files by their ids: Meta tells an address that holds for some minutes, for who has the token. */
import { z } from 'zod';
import { callVendor } from '../call-vendor.ts';
import type { AskWhere } from '../keep-media.ts';
import { JsonError, parseJson } from '../parse-json.ts';
import type { Settings } from './settings.ts';

const Told = z.object({ url: z.string() });
/** Meta waits for its answer meanwhile. */
const TIMEOUT_MS = 3_000;

export function filesOf(given: Settings): (mediaId: string) => AskWhere {
  // Meta's file server turns away who does not say what it is.
  const headers = {
    authorization: `Bearer ${given.WHATSAPP_TOKEN}`,
    'user-agent': 'Huying',
  };
  return (mediaId) => async () => {
    const answer = await callVendor({
      url: `${given.WHATSAPP_API}/${given.WHATSAPP_API_VERSION}/${encodeURIComponent(mediaId)}`,
      method: 'GET',
      headers,
      timeoutMs: TIMEOUT_MS,
    });
    if (answer.reached !== 'yes' || answer.status !== 200) return null;
    try {
      const { url } = Told.parse(parseJson(Buffer.from(answer.body)));
      return { url, name: '', headers };
    } catch (error) {
      if (error instanceof JsonError || error instanceof z.ZodError) return null;
      throw error;
    }
  };
}
