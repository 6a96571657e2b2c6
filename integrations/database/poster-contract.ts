/** Tallies of the posters that people scan, as the house sees them. */

/** How often people came from one place through one channel. */
export interface PosterCount {
  readonly place: string;
  readonly channelId: string;
  readonly scans: number;
  /** Of these, people who had never written before. */
  readonly newcomers: number;
}

/** Tallies of scanned posters; nobody's data. */
export interface PosterCounts {
  add(scan: {
    readonly place: string;
    readonly channelId: string;
    /** `YYYY-MM-DD` in the city. */
    readonly day: string;
    readonly newcomer: boolean;
  }): Promise<void>;
  /** From that day on, the most first. */
  since(day: string): Promise<readonly PosterCount[]>;
}
