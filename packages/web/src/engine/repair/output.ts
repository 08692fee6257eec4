/** Where repaired copies go. */

export interface Output {
  /**
   * Puts a copy there, whole or not at all.
   * @param name with the folders it lies in, by forward slashes
   * @param at when its original was changed last, in milliseconds since 1970
   * @throws {Error} where something is there already, or where it cannot be written
   * @throws {NoRoom} where there is room for no more of them
   */
  put(name: string, bytes: Uint8Array, at: number): Promise<void>;
  /** What there is to be saved, where the copies are not where they belong yet. */
  end(): Promise<readonly File[]>;
  /** Lets go of what nobody will save. */
  abandon(): Promise<void>;
}

/** The disk is full, or the browser gives this page no more of it. */
export class NoRoom extends Error {
  static is(error: unknown): boolean {
    return error instanceof NoRoom || (error as DOMException | undefined)?.name === 'QuotaExceededError';
  }
}
