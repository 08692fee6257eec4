import type { Result } from '@hotpix/core';

/** What a command ends in. */
export interface Results {
  /** At least one; of several the camera with the most photographs first. */
  readonly list: readonly Result[];
  /** Whether they are reported as a list, which may well have one member. */
  readonly isGrouped: boolean;
  /** What could not be shown of them. @default none */
  readonly notes?: readonly string[];
}
