/** How often the scenes of a set come. */

/** How the scenes of a set recur. */
export interface Recurrence {
  /** How often a scene comes, at least 1. What differs in one of its frames differs in all. */
  readonly repeats: number;
  /** Photographs of the scene of which there are most, at least 1. */
  readonly largest: number;
  /** How often a scene comes among the other photographs, at least 1. */
  readonly repeatsElsewhere: number;
}

/** Every scene came once. */
export const ONCE: Recurrence = { repeats: 1, largest: 1, repeatsElsewhere: 1 };

/** What one scene shows is no defect unless the others carry it beyond chance with at most this probability. */
export const ELSEWHERE = 0.003;
