/** The poster that brought somebody: its code stands in the page's address once, and is taken out. */

const PARAMETER = 'at';

export interface Address {
  readonly href: string;
  replace(href: string): void;
}

/** Null: no poster did. Taken out, so that neither a reload nor a link passed on counts it again. */
export function takePoster(address: Address): string | null {
  const url = new URL(address.href);
  const place = url.searchParams.get(PARAMETER);
  if (place === null) return null;
  url.searchParams.delete(PARAMETER);
  address.replace(url.href);
  return place;
}

export const pageAddress: Address = {
  get href() {
    return location.href;
  },
  replace: (href) => history.replaceState(history.state, '', href),
};
