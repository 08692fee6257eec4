import type { Hit } from '../hits/hit.ts';

/** One blob of a picture: the hit that shows most, the rank of the best of all its hits, and all of them. */
export interface ImageBlob {
  readonly peak: Hit;
  readonly hits: Hit[];
  best: number;
}
