/** Browser storage that may be missing, full or forbidden: then nothing is remembered. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** `pick` reads the storage property, which itself throws where it is forbidden. */
export function shelf(pick: () => Storage): Shelf {
  const use = <T>(work: (storage: Storage) => T, otherwise: T): T => {
    try {
      return work(pick());
    } catch {
      return otherwise;
    }
  };
  return {
    getItem: (key) => use((storage) => storage.getItem(key), null),
    setItem: (key, value) => use((storage) => storage.setItem(key, value), undefined),
    removeItem: (key) => use((storage) => storage.removeItem(key), undefined),
  };
}
