/** A value read from the normalised text, with its range there. */
export interface Measured<T> {
  readonly value: T;
  readonly start: number;
  readonly end: number;
}
