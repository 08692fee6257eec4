import type { Accumulator, Frame, FrameShape, Plugin, PrepareContext } from '@hotpix/core';
import { hasChroma } from '../chroma/chroma.ts';
import { componentsBy } from '../components.ts';
import { VERSION } from '../version.ts';
import { allocateInArena } from '../wasm/arena.ts';
import type { KernelOptions } from '../wasm/options.ts';
import { momentAdds, momentPlanes, sampleAdds, samplePlanes } from './moment-planes.ts';
import { momentsByKernels } from './moments-accumulator.ts';
import type { Values } from './moments-pass.ts';
import { addMoments, layersOf, type Layers } from './moments.ts';
import { redAndBlueOf } from './red-and-blue.ts';

/**
 * Accumulates moments, which the ranking `evidence` needs: of every sample, but of 8-bit RGB pictures those of luma, and of red and blue on
 * a grid of half the resolution.
 */
export function moments({ kernels = 'auto' }: KernelOptions = {}): Plugin {
  const common = { ...COMMON, version: 2, planes: momentPlanes, adds: momentAdds };
  const accumulate = kernels === 'auto' ? { ...common, ...byKernels(valuesBy()) } : { ...common, ...plainly(layersOf) };
  return { name: 'moments', version: VERSION, accumulate };
}

/**
 * Accumulates the moments of every sample of 8-bit RGB pictures, which the ranking `variance` needs. Those of other frames have `moments`, and
 * nothing is gathered of them here.
 */
export function sampleMoments({ kernels = 'auto' }: KernelOptions = {}): Plugin {
  const common = {
    ...COMMON,
    version: 1,
    needsSamples: true,
    planes: (shape: FrameShape) => (hasChroma(shape) ? samplePlanes(shape) : {}),
    adds: (shape: FrameShape) => (hasChroma(shape) ? sampleAdds(shape) : {}),
  } as const;
  const part =
    kernels === 'auto' ? byKernels(({ samples }) => ({ first: samples })) : plainly(({ samples }): Layers => [samples]);
  const { prepare, add } = part;
  const accumulate: Accumulator = {
    ...common,
    ...part,
    prepare: (frame, ...rest) => (hasChroma(frame) ? prepare?.(frame, ...rest) : undefined),
    add: (planes, frames, ...rest) => (hasChroma(frames[0]) ? add(planes, frames, ...rest) : undefined),
  };
  return { name: 'sampleMoments', version: VERSION, accumulate };
}

type ToValues = (frame: Frame, lend: PrepareContext['lend']) => Values;

type Part = Pick<Accumulator, 'allocate' | 'prepare' | 'add'>;

const COMMON: Pick<Accumulator, 'capacity'> = {
  // Σx² of 8-bit samples must stay below 2^32, Σx of 16-bit samples too.
  capacity: ({ bits }) => (bits > 8 ? 65_537 : 66_051),
};

function plainly(toLayers: (frame: Frame) => Layers): Part {
  const part: Pick<Accumulator<Layers>, 'prepare' | 'add'> = {
    prepare: toLayers,
    add: (planes, [shape], rows, layers) => addMoments(planes, shape, rows, layers),
  };
  return part as Part;
}

function byKernels(toValues: ToValues): Part {
  const layersBy = layersOfValues();
  const part: Pick<Accumulator<Values>, 'allocate' | 'prepare' | 'add'> = {
    allocate: (specs) => allocateInArena(specs),
    prepare: (frame, _, { lend }) => toValues(frame, lend),
    add: momentsByKernels((planes, [shape], rows, frames) =>
      addMoments(
        planes,
        shape,
        rows,
        frames.map((values) => layersBy(values, shape)),
      ),
    ),
  };
  return part as Part;
}

/** Made once for all rows of a frame. */
function layersOfValues(): (values: Values, shape: FrameShape) => Layers {
  const made = new WeakMap<Values, Layers>();
  return (values, shape) => {
    const { first, chroma } = values;
    const layers: Layers =
      made.get(values) ??
      (chroma ? [first, ...redAndBlueOf({ luma: first as Uint8Array, ...chroma }, shape)] : [first]);
    made.set(values, layers);
    return layers;
  };
}

function valuesBy(): ToValues {
  const toComponents = componentsBy({});
  return (frame, lend) => {
    if (!hasChroma(frame)) return { first: frame.samples };
    const { luma, cb, cr } = toComponents(frame, lend);
    return { first: luma, chroma: { cb, cr } };
  };
}
