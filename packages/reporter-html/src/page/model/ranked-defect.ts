import type { Result } from '@hotpix/result';

/** A defect of a Result with its place in it. */
export type RankedDefect = Result['defects'][number] & {
  /** From 1, the strongest. */
  readonly rank: number;
};
