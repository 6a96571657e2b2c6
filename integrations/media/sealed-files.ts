/** Where the bytes of media lie: sealed already, so that whoever keeps them cannot read them. */

export interface SealedFiles {
  /** Whole or not at all; what was there under the name is replaced. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** Null: there is none. */
  read(name: string): Promise<Buffer | null>;
  /** None is none the less. */
  remove(name: string): Promise<void>;
}

/** The store did not do it; another try may. Its text holds no address, name or answer. */
export class FilesError extends Error {}
