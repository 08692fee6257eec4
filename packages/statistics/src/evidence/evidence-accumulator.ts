import { shapeOf, type Accumulator, type Frame, type Planes, type Platform, type Rows } from '@hotpix/core';
import { CHROMA, CHROMA_STEP, chromaFrameOf, hasChroma } from '../chroma/chroma.ts';
import { componentsBy, componentsOf, type ToComponents } from '../components.ts';
import type { KernelOptions } from '../wasm/options.ts';
import { allocateInArena } from '../wasm/arena.ts';
import { chromaPlanesOf, componentAdds, componentPlanes, joinComponents, splitComponents } from './components.ts';
import { evidenceFrameOf, exposureOf, type EvidenceFrame } from './evidence-frame.ts';
import { evidenceKernel } from './evidence-kernel.ts';
import {
  addEvidence,
  addPlainly,
  EDGE_PLANES,
  SITE_PLANES,
  type AddComponent,
  type EvidencePlanes,
} from './evidence.ts';
import { read, type Readable, type Reading } from './reading.ts';
import { EvidenceByThreads } from './by-threads.ts';
import { ReadingThreads } from '../threads/reading-threads.ts';
import { valuesOf, type View } from '../view.ts';
import { besidePlane, release } from './beside-plane.ts';

/** One component of a frame: the first is luma or the samples of the sensor, the others are those of chroma. */
interface Component {
  readonly frame: Frame;
  /** In which it is looked at. */
  readonly samples: Samples;
  readonly reading: Reading | Promise<Reading>;
}

type Samples = View['samples'];

/** The components of one frame. */
type Prepared = readonly Component[];

/** The same component of a few frames. */
interface Layer {
  readonly frames: readonly Frame[];
  readonly prepared: readonly EvidenceFrame[];
}

/** The built-in accumulator of evidence. Where the platform has lanes to spare, kernels work in threads of their own. */
export function evidenceAccumulator({ kernels = 'auto' }: KernelOptions = {}): Accumulator<Prepared> {
  return { ...COMMON, ...(kernels === 'auto' ? byKernels() : plainly()) };
}

const COMPONENTS = ['luma', ...CHROMA] as const;
/** Planes that kernels or threads add to. */
const IN_ARENA = [...SITE_PLANES, ...EDGE_PLANES];

const COMMON: Pick<Accumulator, 'version' | 'planes' | 'capacity' | 'adds'> = {
  version: 6,
  planes: componentPlanes,
  // Counts are 16 bits wide; residuals of 16-bit samples in half DN must stay within 31 bits.
  capacity: ({ bits }) => (bits > 8 ? 16_383 : 65_535),
  adds: (shape, capture) => componentAdds(shape, exposureOf(capture)),
};

type Part = Pick<Accumulator<Prepared>, 'allocate' | 'prepare' | 'add'>;

/** Who reads and adds one component. */
interface Worker {
  read(values: Readable): Reading | Promise<Reading>;
  readonly add: AddComponent;
}

function plainly(): Part {
  const workers = COMPONENTS.map(() => ({ read, add: addPlainly }));
  return {
    prepare: (frame) => prepare(frame, componentsOf, workers),
    add: async (planes, _, rows, prepared) => addLayers(planes, rows, await layersOf(prepared), workers),
  };
}

function byKernels(): Part {
  const toComponents = componentsBy({});
  const workers = new WeakMap<Platform, readonly Worker[]>();
  const workersOf = (platform: Platform): readonly Worker[] => {
    const own = workers.get(platform) ?? COMPONENTS.map(() => workerOf(platform));
    workers.set(platform, own);
    return own;
  };
  return {
    // Each component has a memory of its own, in which its threads are in nobody's way.
    allocate: (specs) => joinComponents(splitComponents(specs).map((own) => allocateInArena(own, IN_ARENA))),
    prepare: (frame, planes, { platform, lend }) =>
      prepare(
        frame,
        (one) => toComponents(one, lend),
        workersOf(platform),
        (samples, i, width) =>
          besidePlane(samples, i === 0 ? planes.sum : chromaPlanesOf(planes, CHROMA[i - 1]).sum, width),
      ),
    async add(planes, frames, rows, prepared, { platform }) {
      await addLayers(planes, rows, await layersOf(prepared), workersOf(platform));
      if (rows.to === frames[0].height) for (const { samples } of prepared.flat()) release(samples);
    },
  };
}

function workerOf(platform: Platform): Worker {
  const here = evidenceKernel() ?? addPlainly;
  const threads = ReadingThreads.of(platform);
  if (!threads) return { read, add: here };
  const byThreads = new EvidenceByThreads(threads);
  return {
    read: (values) => byThreads.read(values),
    add: (planes, frames, rows, prepared) => byThreads.add(planes, frames, rows, prepared, here),
  };
}

/** @param lay puts the values of a component where they are to be */
function prepare(
  frame: Frame,
  toComponents: ToComponents,
  workers: readonly Worker[],
  lay = (samples: Samples, _component: number, _width: number): Samples => samples,
): Prepared {
  const component = (of: Frame, values: Samples, i: number): Component => {
    const samples = lay(values, i, of.width);
    return { frame: of, samples, reading: workers[i].read({ shape: shapeOf(of), samples, isChroma: i > 0 }) };
  };
  if (!hasChroma(frame)) return [component(frame, valuesOf(frame), 0)];
  const made = toComponents(frame);
  return COMPONENTS.map((name, i) =>
    component(name === 'luma' ? frame : chromaFrameOf(frame, made[name]), made[name], i),
  );
}

const layers = new WeakMap<readonly Prepared[], Promise<readonly Layer[]>>();

/** The same ones for all rows of the same frames, by which threads know them; once all was read. */
function layersOf(prepared: readonly Prepared[]): Promise<readonly Layer[]> {
  const known = layers.get(prepared) ?? Promise.all(prepared[0].map((_, i) => layerOf(prepared.map((own) => own[i]))));
  layers.set(prepared, known);
  return known;
}

async function layerOf(components: readonly Component[]): Promise<Layer> {
  return {
    frames: components.map(({ frame }) => frame),
    prepared: await Promise.all(
      components.map(async ({ frame, samples, reading }) => evidenceFrameOf(frame, samples, await reading)),
    ),
  };
}

/** @param workers one for each component */
async function addLayers(
  planes: Planes,
  rows: Rows,
  [luma, ...chroma]: readonly Layer[],
  [ofLuma, ...ofChroma]: readonly Worker[],
): Promise<void> {
  const below = { from: Math.ceil(rows.from / CHROMA_STEP), to: Math.ceil(rows.to / CHROMA_STEP) };
  const isEmpty = below.from === below.to;
  const added = (isEmpty ? [] : chroma).map(({ frames, prepared }, i) =>
    ofChroma[i].add(chromaPlanesOf(planes, CHROMA[i]), frames, below, prepared),
  );
  await Promise.all([addEvidence(planes as EvidencePlanes, luma.frames, rows, luma.prepared, ofLuma.add), ...added]);
}
