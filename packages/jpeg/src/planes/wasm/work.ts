import type { Structure } from '../../structure/read-structure.ts';
import type { Areas } from './areas.ts';
import type { Kernels } from './kernels.ts';

/** A file, and where it is worked on. */
export interface Work {
  readonly bytes: Uint8Array;
  readonly structure: Structure;
  readonly areas: Areas;
  readonly kernels: Kernels;
  readonly heap: Uint8Array;
}
