/** The one form of every error a caller can cause. */

/** What was expected of what, what came, and, where it is not plain, what to do. */
export function invalid(what: string, expected: string, came: unknown, remedy?: string): RangeError {
  return new RangeError(
    `Expected ${what} to be ${expected}, got ${String(came)}.${remedy === undefined ? '' : ` ${remedy}`}`,
  );
}
