import type { Accumulator, Frame, Planes, Platform, Rows } from '@hotpix/core';
import { CHROMA, CHROMA_STEP, chromaFrameOf, hasChroma, type ChromaSamples } from '../chroma/chroma.ts';
import { componentsBy, componentsOf } from '../components.ts';
import type { KernelOptions } from '../wasm/options.ts';
import { allocateInArena } from '../wasm/arena.ts';
import { chromaPlanesOf, componentPlanes, joinComponents, splitComponents } from './components.ts';
import { prepareChroma, prepareEvidence, type EvidenceFrame } from './evidence-frame.ts';
import { evidenceKernel } from './evidence-kernel.ts';
import { addEvidence, addSitesPlainly, SITE_PLANES, type AddSites, type EvidencePlanes } from './evidence.ts';
import { ThreadPool } from './thread-pool.ts';
import { valuesOf } from '../view.ts';
import { besidePlane, release } from './beside-plane.ts';

/** One component of a frame: the first is luma or the samples of the sensor, the others are those of chroma. */
interface Component {
  readonly frame: Frame;
  readonly own: EvidenceFrame;
}

/** The components of one frame. */
type Prepared = readonly Component[];

/** The same component of a few frames. */
interface Layer {
  readonly frames: readonly Frame[];
  readonly prepared: readonly EvidenceFrame[];
}

/** The built-in accumulator of evidence. Where the platform has lanes to spare, kernels work in threads of their own. */
export function evidenceAccumulator({ kernels = 'auto' }: KernelOptions = {}): Accumulator<Prepared> {
  return { version: 5, planes: componentPlanes, capacity, ...(kernels === 'auto' ? byKernels() : plainly()) };
}

const COMPONENTS = ['luma', ...CHROMA];

/** Counts are 16 bits wide; residuals of 16-bit samples in half DN must stay within 31 bits. */
const capacity: Accumulator['capacity'] = ({ bits }) => (bits > 8 ? 16_383 : 65_535);

type Part = Pick<Accumulator<Prepared>, 'allocate' | 'prepare' | 'add'>;

function plainly(): Part {
  return {
    prepare: (frame) => prepare(frame, prepareEvidence(frame), componentsOf),
    add: (planes, _, rows, prepared) =>
      addLayers(
        planes,
        rows,
        layersOf(prepared),
        COMPONENTS.map(() => addSitesPlainly),
      ),
  };
}

function byKernels(): Part {
  const toComponents = componentsBy({});
  const adders = new WeakMap<Platform, readonly AddSites[]>();
  const addersOf = (platform: Platform): readonly AddSites[] => {
    const own = adders.get(platform) ?? COMPONENTS.map(() => siteAdder(platform));
    adders.set(platform, own);
    return own;
  };
  return {
    // Each component has a memory of its own, in which its threads are in nobody's way.
    allocate: (specs) => joinComponents(splitComponents(specs).map((own) => allocateInArena(own, SITE_PLANES))),
    prepare(frame, planes) {
      const values = hasChroma(frame) ? toComponents(frame).luma : valuesOf(frame);
      const own = prepareEvidence(frame, () => besidePlane(values, planes.sum, frame.width));
      return prepare(frame, own, (one) => chromaBeside(one, planes, toComponents(one)));
    },
    async add(planes, frames, rows, prepared, { platform }) {
      await addLayers(planes, rows, layersOf(prepared), addersOf(platform));
      if (rows.to === frames[0].height) for (const { own } of prepared.flat()) release(own.samples);
    },
  };
}

/** Chroma likewise: each component where its own planes are. */
function chromaBeside({ width }: Frame, planes: Planes, samples: ChromaSamples): ChromaSamples {
  const columns = Math.ceil(width / CHROMA_STEP);
  const [cb, cr] = CHROMA.map((name) => besidePlane(samples[name], chromaPlanesOf(planes, name).sum, columns));
  return { cb, cr } as ChromaSamples;
}

function siteAdder(platform: Platform): AddSites {
  const here = evidenceKernel() ?? addSitesPlainly;
  if (platform.lanes <= 1) return here;
  const pool = new ThreadPool(platform);
  return (planes, frames, rows, prepared) => pool.add(planes, frames, rows, prepared, here);
}

function prepare(frame: Frame, own: EvidenceFrame, toChroma: (frame: Frame) => ChromaSamples): Prepared {
  if (!hasChroma(frame)) return [{ frame, own }];
  const samples = toChroma(frame);
  const chroma = CHROMA.map((name) => chromaFrameOf(frame, samples[name]));
  return [{ frame, own }, ...chroma.map((of) => ({ frame: of, own: prepareChroma(of) }))];
}

const layers = new WeakMap<readonly Prepared[], readonly Layer[]>();

/** The same ones for all rows of the same frames, by which threads know them. */
function layersOf(prepared: readonly Prepared[]): readonly Layer[] {
  const known = layers.get(prepared);
  if (known) return known;
  const made = prepared[0].map((_, i) => ({
    frames: prepared.map((components) => components[i].frame),
    prepared: prepared.map((components) => components[i].own),
  }));
  layers.set(prepared, made);
  return made;
}

/** @param adders one for each component */
async function addLayers(
  planes: Planes,
  rows: Rows,
  [luma, ...chroma]: readonly Layer[],
  [addLuma, ...addChroma]: readonly AddSites[],
): Promise<void> {
  const below = { from: Math.ceil(rows.from / CHROMA_STEP), to: Math.ceil(rows.to / CHROMA_STEP) };
  const isEmpty = below.from === below.to;
  const added = (isEmpty ? [] : chroma).map(({ frames, prepared }, i) =>
    addChroma[i](chromaPlanesOf(planes, CHROMA[i]), frames, below, prepared),
  );
  await Promise.all([addEvidence(planes as EvidencePlanes, luma.frames, rows, luma.prepared, addLuma), ...added]);
}
