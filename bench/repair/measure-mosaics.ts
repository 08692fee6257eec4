/** Mosaics with planted defects, repaired by every method and held against the truth. */
import type { Frame } from '@hotpix/core';
import { BAYER, createCamera, XTRANS, type Camera, type CameraOptions, type Shot } from '@hotpix/simulator';
import { ErrorTally, type ErrorFigures } from './error.ts';
import { LAYOUTS, type Layout } from './layouts.ts';
import { MOSAIC_METHODS, pixelsOf, type Damaged } from './mosaic-methods.ts';
import { FRAME, type SceneSet } from './scenes.ts';

export interface MosaicRow {
  readonly scenes: string;
  readonly sensor: string;
  readonly iso: number;
  readonly method: string;
  /** By the layout's name. */
  readonly figures: Readonly<Record<string, ErrorFigures>>;
}

export const SENSORS: Readonly<Record<string, CameraOptions['mosaic']>> = {
  Bayer: BAYER.RGGB,
  'X-Trans': XTRANS,
  monochrome: 'none',
};
export const ISOS = [100, 1600, 12_800];
/** What the noise of the frame itself is at the defects. */
const GOOD = 'a good pixel';
const EXPOSURE = 1 / 60;
/** A sensor that adds nothing to the light. */
export const NOISELESS: CameraOptions = { fullWell: 1e7, readNoise: 0, prnu: 0, dsnu: 0, darkCurrent: 0 };

/** @yields the rows of each sensor, set of scenes and sensitivity */
export async function* measureMosaics(sets: readonly SceneSet[], layouts = LAYOUTS): AsyncGenerator<MosaicRow[]> {
  for (const [sensor, mosaic] of Object.entries(SENSORS)) {
    const options: CameraOptions = { ...FRAME, seed: 5, defects: [], mosaic };
    const cameras = { real: createCamera(options), ideal: createCamera({ ...options, ...NOISELESS }) };
    for (const set of sets) {
      for (const iso of ISOS) {
        const figures = await measure(cameras, set, iso, layouts);
        yield Array.from(figures, ([method, byLayout]) => ({
          scenes: set.name,
          sensor,
          iso,
          method,
          figures: byLayout,
        }));
      }
    }
  }
}

async function measure(
  cameras: Readonly<Record<'real' | 'ideal', Camera>>,
  { count, scene }: SceneSet,
  iso: number,
  layouts: readonly Layout[],
): Promise<Map<string, Record<string, ErrorFigures>>> {
  const tallies = new Map<string, Map<string, ErrorTally>>();
  const tallyOf = (method: string, layout: string): ErrorTally => {
    const byLayout = tallies.get(method) ?? new Map<string, ErrorTally>();
    tallies.set(method, byLayout);
    const tally = byLayout.get(layout) ?? new ErrorTally();
    byLayout.set(layout, tally);
    return tally;
  };
  for (let index = 0; index < count; index++) {
    const view = await scene(index);
    const truth = cameras.ideal.photograph(view, { iso: 100, exposure: EXPOSURE, index });
    const shot = cameras.real.photograph(view, { iso, exposure: EXPOSURE, index });
    for (const layout of layouts) {
      const damaged = damage(shot, layout);
      tallyOf(GOOD, layout.name).add(errorsOf(shot.samples, truth, damaged));
      for (const { name, serves, repair } of MOSAIC_METHODS) {
        if (serves(damaged.frame)) tallyOf(name, layout.name).add(errorsOf(await repair(damaged), truth, damaged));
      }
    }
  }
  return new Map(
    Array.from(tallies, ([method, byLayout]) => [
      method,
      Object.fromEntries(Array.from(byLayout, ([name, tally]) => [name, tally.figures])),
    ]),
  );
}

/** Saturates the defects, as a hot pixel at its worst does. */
function damage(good: Shot, layout: Layout): Damaged {
  const { width, height, mosaic, active, bits, black, white, camera, iso, exposure } = good;
  const sites = layout.sites(width, height);
  const samples = good.samples.slice();
  for (const { x, y } of pixelsOf(sites)) samples[y * width + x] = white;
  const shape = { width, height, channels: 1 as const, ...(mosaic && { mosaic }), active, bits, black, white };
  const frame: Frame = { ...shape, samples, lossy: false, camera, capture: { iso, exposure } };
  return { shot: { ...good, samples }, frame, sites };
}

/** As shares of the range, where the truth is not clipped. */
function errorsOf(
  samples: ArrayLike<number>,
  { samples: truth, white, black }: Shot,
  { frame, sites }: Damaged,
): number[] {
  return pixelsOf(sites)
    .map(({ x, y }) => y * frame.width + x)
    .filter((at) => truth[at] < white)
    .map((at) => (samples[at] - truth[at]) / (white - black));
}
