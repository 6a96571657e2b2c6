/**
 * Which servers the bot talks to. A message names the one that its answers go to, so that without a
 * list whoever may write could have our words, and our token, sent anywhere.
 */

export type Allows = (address: string) => boolean;

/** `listed`: hosts, `*.` and a domain, or whole origins (`http://127.0.0.1:9`), with commas between. */
export function servicesOf(listed: string): Allows {
  const entries = listed.split(',').map((entry) => entry.trim().replace(/\/+$/, ''));
  return (address) => {
    const url = URL.parse(address);
    if (!url || url.username || url.password) return false;
    return entries.some((entry) => {
      if (entry.includes('://')) return url.origin === entry;
      if (url.protocol !== 'https:') return false;
      return entry.startsWith('*.')
        ? url.host.endsWith(entry.slice(1))
        : url.host === entry;
    });
  };
}
