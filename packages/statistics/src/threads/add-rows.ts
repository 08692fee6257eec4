import type { Rows } from '@hotpix/core';

/** Adds rows to planes. */
export type AddRows = (rows: Rows) => void;
