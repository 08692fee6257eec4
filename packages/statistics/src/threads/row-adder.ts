import type { Rows } from '@hotpix/core';

/** Adds rows to planes. */
export interface RowAdder {
  add(rows: Rows): void;
  /** What does not lie in planes that threads share. */
  end(): unknown;
}
