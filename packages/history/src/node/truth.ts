/** Where the Results themselves are. */

/** A Result that is kept. */
export interface Entry {
  /** Its digest. */
  readonly id: string;
  /** ISO 8601 without a zone. */
  readonly time: string;
}

export interface Truth {
  /**
   * Keeps a Result, whole or not at all; on the disk when it comes back.
   * @returns whether it was not there yet
   */
  add(camera: string, entry: Entry, text: string): Promise<boolean>;
  /** Cameras with the number of their Results, in the order of their names. */
  cameras(): Promise<ReadonlyMap<string, number>>;
  has(camera: string): Promise<boolean>;
  entries(camera: string): Promise<Entry[]>;
  /** @throws what stands in its way, in words */
  read(camera: string, entry: Entry): Promise<string>;
}
