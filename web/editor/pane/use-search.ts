import { useEffect, useState } from 'preact/hooks';
import type { EditorApi } from '../api.ts';
import type { ItemRef } from '../contract.ts';

/** Asked once nothing was typed for this long. */
const QUIET_MS = 200;

interface Found {
  readonly search: string;
  readonly refs: readonly ItemRef[];
}

const NONE: Found = { search: '', refs: [] };

/**
 * What the house finds in the items' own words, beside the titles that the page knows. `looking`:
 * it has not answered these words yet; where it cannot be reached, the titles are all there is.
 */
export function useSearch(api: Pick<EditorApi, 'search'>, search: string) {
  const words = search.trim();
  const [found, setFound] = useState<Found>(NONE);
  useEffect(() => {
    if (words === '') return;
    let wanted = true;
    const told = (refs: readonly ItemRef[]): void => {
      if (wanted) setFound({ search: words, refs });
    };
    const timer = setTimeout(() => {
      api.search(words).then(told, () => told([]));
    }, QUIET_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [words]);
  const answered = found.search === words;
  return { refs: answered ? found.refs : [], looking: words !== '' && !answered };
}
