import type { Result, Severity, Standing } from '@hotpix/result';

/** A defect of a Result with its place in it. */
export type RankedDefect = Result['defects'][number] & {
  /** From 1, the strongest. */
  readonly rank: number;
  /** How bad it is for who looks at pictures; absent without a frame. */
  readonly severity?: Severity;
  /** How it stands to the baseline; absent where it is as it was, or there is none. */
  readonly standing?: Standing;
};
