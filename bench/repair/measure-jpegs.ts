/** JPEGs with planted hot pixels, repaired by every method and held against the same photograph without them. */
import { createHotpix, type Frame, type Rectangle } from '@hotpix/core';
import { jpegDecoder } from '@hotpix/decoder-jpeg';
import { BAYER, createCamera, toJpeg, type JpegOptions } from '@hotpix/simulator';
import { letterAt } from '@hotpix/statistics';
import { ErrorTally, type ErrorFigures } from './error.ts';
import { JPEG_METHODS, sourceOf } from './jpeg-methods.ts';
import { FRAME, type SceneSet } from './scenes.ts';

export const FILTERS = ['R', 'G', 'B'] as const;
type Filter = (typeof FILTERS)[number];

export interface JpegRow {
  readonly scenes: string;
  readonly quality: string;
  readonly iso: number;
  readonly method: string;
  /** In the 5x5 that demosaicing spreads a pixel over. */
  readonly smear: ErrorFigures;
  /** The same, of pixels under one colour filter. */
  readonly filters: Readonly<Record<Filter, ErrorFigures>>;
  /** In the rest of the 16x16 pixels that the codec spreads it over. */
  readonly around: ErrorFigures;
  /** Share of the other samples of the picture that the repair changed. */
  readonly changed: number;
}

const QUALITIES: readonly JpegOptions[] = [
  { quality: 95, chromaSubsampling: '4:4:4' },
  { quality: 92, chromaSubsampling: '4:2:0' },
];
const ISOS = [100, 3200];
/** Every other block of 16x16 each way, at changing places in it. */
const SPACING = 35;
/** Half of the 5x5. */
const REACH = 2;
const BLOCK = 16;

/** Pixels of one kind, by their index. */
interface Areas {
  readonly smear: readonly number[];
  readonly filters: Readonly<Record<Filter, readonly number[]>>;
  readonly around: readonly number[];
  readonly elsewhere: readonly number[];
}

/** @yields the rows of each quality, set of scenes and sensitivity */
export async function* measureJpegs(sets: readonly SceneSet[]): AsyncGenerator<JpegRow[]> {
  for (const options of QUALITIES) {
    for (const set of sets) {
      for (const iso of ISOS) yield measure(set, iso, options);
    }
  }
}

async function measure(set: SceneSet, iso: number, options: JpegOptions): Promise<JpegRow[]> {
  const sites = sitesOf();
  const camera = createCamera({ ...FRAME, seed: 5, defects: [] });
  const areas = areasOf(sites, BAYER.RGGB);
  const methods = JPEG_METHODS.filter(({ isThere }) => isThere).map((method) => {
    return {
      ...method,
      smear: new ErrorTally(),
      filters: perFilter(() => new ErrorTally()),
      around: new ErrorTally(),
      changed: 0,
    };
  });
  for (let index = 0; index < set.count; index++) {
    const good = camera.photograph(await set.scene(index), { iso, exposure: 1 / 60, index });
    const samples = good.samples.slice();
    for (const { x, y } of sites) samples[y * good.width + x] = good.white;
    const [truth, damaged] = [await toJpeg(good, options), await toJpeg({ ...good, samples }, options)];
    const [wanted, before] = [await decode(truth), await decode(damaged)];
    for (const method of methods) {
      const after = await decode(await method.repair(damaged, sites.map(smearOf)));
      method.smear.add(errors(after, wanted, areas.smear));
      for (const filter of FILTERS) method.filters[filter].add(errors(after, wanted, areas.filters[filter]));
      method.around.add(errors(after, wanted, areas.around));
      const moved = errors(after, before, areas.elsewhere).filter((error) => error !== 0).length;
      method.changed += moved / areas.elsewhere.length / after.channels / set.count;
    }
  }
  const about = { scenes: set.name, quality: `${options.quality} ${options.chromaSubsampling}`, iso };
  return methods.map(({ name, smear, filters, around, changed }) => {
    const figures = { smear: smear.figures, filters: perFilter((one) => filters[one].figures), around: around.figures };
    return { ...about, method: name, ...figures, changed };
  });
}

function sitesOf(): { x: number; y: number }[] {
  const [across, down] = [FRAME.width, FRAME.height].map((length) => Math.floor((length - BLOCK) / SPACING));
  return Array.from({ length: across * down }, (_, i) => ({
    x: BLOCK + SPACING * (i % across),
    y: BLOCK + SPACING * Math.floor(i / across),
  }));
}

function smearOf({ x, y }: { x: number; y: number }): Rectangle {
  return { x: x - REACH, y: y - REACH, width: 2 * REACH + 1, height: 2 * REACH + 1 };
}

function perFilter<T>(value: (filter: Filter) => T): Record<Filter, T> {
  return { R: value('R'), G: value('G'), B: value('B') };
}

function areasOf(sites: readonly { x: number; y: number }[], mosaic: readonly string[]): Areas {
  const kinds = new Uint8Array(FRAME.width * FRAME.height);
  const paint = (from: { x: number; y: number }, to: { x: number; y: number }, kind: number): void => {
    for (let y = from.y; y < to.y; y++) kinds.fill(kind, y * FRAME.width + from.x, y * FRAME.width + to.x);
  };
  const floor = (value: number): number => Math.floor(value / BLOCK) * BLOCK;
  for (const { x, y } of sites) {
    const last = { x: floor(x + REACH) + BLOCK, y: floor(y + REACH) + BLOCK };
    paint({ x: floor(x - REACH), y: floor(y - REACH) }, last, 1);
  }
  for (const { x, y } of sites) {
    paint({ x: x - REACH, y: y - REACH }, { x: x + REACH + 1, y: y + REACH + 1 }, 2);
  }
  const of = (kind: number): number[] => [...kinds.keys()].filter((at) => kinds[at] === kind);
  const filters = perFilter((filter) =>
    sites.filter(({ x, y }) => letterAt(mosaic, x, y) === filter).flatMap((site) => pixelsOf(smearOf(site))),
  );
  return { elsewhere: of(0), around: of(1), smear: of(2), filters };
}

function pixelsOf({ x, y, width, height }: Rectangle): number[] {
  return Array.from({ length: width * height }, (_, i) => (y + Math.floor(i / width)) * FRAME.width + x + (i % width));
}

async function decode(jpeg: Uint8Array): Promise<Frame> {
  return (await createHotpix({ plugins: [jpegDecoder()] }).decode(sourceOf(jpeg))).frame;
}

/** Of all channels, as shares of the range. */
function errors(a: Frame, b: Frame, pixels: readonly number[]): number[] {
  return pixels.flatMap((pixel) =>
    Array.from({ length: a.channels }, (_, channel) => {
      const at = pixel * a.channels + channel;
      return (a.samples[at] - b.samples[at]) / 255;
    }),
  );
}
