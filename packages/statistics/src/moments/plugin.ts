import type { Accumulator, Plugin } from '@hotpix/core';
import { hasChroma } from '../chroma/chroma.ts';
import { componentsBy } from '../components.ts';
import { VERSION } from '../version.ts';
import { allocateInArena, WasmArena } from '../wasm/arena.ts';
import type { KernelOptions } from '../wasm/options.ts';
import { momentsKernel } from './moments-kernel.ts';
import {
  addMoments,
  addSamplesPlainly,
  layersOf,
  momentPlanes,
  samplePlanes,
  type AddSamples,
  type Layers,
} from './moments.ts';
import { redAndBlueByKernel } from './red-and-blue-kernel.ts';
import { redAndBlueOf, type ToRedAndBlue } from './red-and-blue.ts';

/**
 * Accumulates moments, which the ranking `evidence` needs: of every sample, but of 8-bit RGB pictures those of luma, and of red and blue on
 * a grid of half the resolution.
 */
export function moments(options: KernelOptions = {}): Plugin {
  const tools = toolsOf(options);
  const toComponents = componentsBy(options);
  return {
    name: 'moments',
    version: VERSION,
    accumulate: {
      ...tools.common,
      version: 2,
      planes: momentPlanes,
      prepare: (frame) => layersOf(frame, toComponents, tools.toRedAndBlue()),
      add: (planes, [shape], rows, layers) => addMoments(planes, shape, rows, layers, tools.add()),
    } satisfies Accumulator<Layers> as Accumulator,
  };
}

/**
 * Accumulates the moments of every sample of 8-bit RGB pictures, which the ranking `variance` needs. Those of other frames have `moments`, and
 * nothing is gathered of them here.
 */
export function sampleMoments(options: KernelOptions = {}): Plugin {
  const tools = toolsOf(options);
  return {
    name: 'sampleMoments',
    version: VERSION,
    accumulate: {
      ...tools.common,
      version: 1,
      needsSamples: true,
      planes: (shape) => (hasChroma(shape) ? samplePlanes(shape) : {}),
      add(planes, frames, rows) {
        const [shape] = frames;
        if (!hasChroma(shape)) return;
        const layers = frames.map(({ samples }): Layers => [samples]);
        addMoments(planes, shape, rows, layers, tools.add());
      },
    },
  };
}

interface Tools {
  readonly common: Pick<Accumulator, 'allocate' | 'capacity'>;
  readonly add: () => AddSamples;
  readonly toRedAndBlue: () => ToRedAndBlue;
}

function toolsOf({ kernels = 'auto' }: KernelOptions): Tools {
  let made: { readonly add: AddSamples; readonly toRedAndBlue: ToRedAndBlue } | undefined;
  const make = (): NonNullable<typeof made> => {
    const arena = kernels === 'auto' ? WasmArena.create() : undefined;
    return arena
      ? { add: momentsKernel(arena), toRedAndBlue: redAndBlueByKernel(arena) }
      : { add: addSamplesPlainly, toRedAndBlue: redAndBlueOf };
  };
  return {
    common: {
      ...(kernels === 'auto' && { allocate: (specs) => allocateInArena(specs) }),
      // Σx² of 8-bit samples must stay below 2^32, Σx of 16-bit samples too.
      capacity: ({ bits }) => (bits > 8 ? 65_537 : 66_051),
    },
    add: () => (made ??= make()).add,
    toRedAndBlue: () => (made ??= make()).toRedAndBlue,
  };
}
