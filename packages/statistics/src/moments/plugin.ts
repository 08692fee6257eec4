import type { Plugin } from '@hotpix/core';
import { VERSION } from '../version.ts';
import { allocateInArena } from '../wasm/arena.ts';
import type { KernelOptions } from '../wasm/options.ts';
import { momentsKernel } from './moments-kernel.ts';
import { addMomentsPlainly, momentPlanes, type AddMoments, type MomentPlanes } from './moments.ts';

/** Accumulates moments, which the rankings `variance` and `evidence` both need. */
export function moments({ kernels = 'auto' }: KernelOptions = {}): Plugin {
  let add: AddMoments | undefined;
  return {
    name: 'moments',
    version: VERSION,
    accumulate: {
      version: 1,
      needsSamples: true,
      planes: momentPlanes,
      ...(kernels === 'auto' && { allocate: (specs) => allocateInArena(specs) }),
      // Σx² of 8-bit samples must stay below 2^32, Σx of 16-bit samples too.
      capacity: ({ bits }) => (bits > 8 ? 65_537 : 66_051),
      add(planes, frames, rows) {
        add ??= (kernels === 'auto' && momentsKernel()) || addMomentsPlainly;
        add(planes as MomentPlanes, frames, rows);
      },
    },
  };
}
