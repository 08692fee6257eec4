/** What things are called in the store: by the digest of what they are made of, so that who does a thing twice writes the same. */
import { createHash } from 'node:crypto';

export const digestOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Keys in the store. */
export const keys = {
  slice: (id: string) => `slices/${id}.json`,
  plan: (run: string) => `plans/${run}.json`,
  /** Written last of a State: where it is, all is. */
  outline: (state: string) => `states/${state}/outline`,
  part: (state: string, camera: number, number: number) => `states/${state}/${camera}-${number}`,
  /** What a merged State is made of, for those who merge its parts. */
  origins: (state: string) => `states/${state}/origins.json`,
  tries: (slice: string) => `tries/${slice}/`,
  result: (run: string) => `results/${run}.json`,
  /** There where somebody cancelled the run. */
  cancelled: (run: string) => `plans/${run}.cancelled`,
  /** The digest of the Results; written last of a run. */
  seal: (run: string) => `results/${run}.sha256`,
};
