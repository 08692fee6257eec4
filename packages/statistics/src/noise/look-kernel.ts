/** What is asked of the values of pictures, by kernels: they look at all sites of a row, of which a few are kept, in less time than these take one by one. */
import type { FrameShape } from '@hotpix/core';
import { isSmall, lookPlainly, type Look, type LookAt, type Range } from '../look.ts';
import type { Neighbourhood } from '../neighbours.ts';
import { NEAR } from '../saturation.ts';
import type { Kernels } from '../wasm/kernels.ts';
import { instantiate, MOST_PAGES } from '../wasm/module.ts';
import { pointOf, sharesOf, type Point } from './levels.ts';
import { gridOf } from './sites.ts';

const PAGE = 65_536;
const VECTOR = 16;
/** The compiler keeps the beginning for itself. */
const OFFSETS = 1024;
/** Farthest neighbour of a ring of a picture, in pixels. */
const REACH = 2;
/** Bytes of the counts of levels, and of those of spreads and residuals. */
const COUNTS = { levels: 4 * 512, rest: 4 * (256 + 512) };

/** Where in the memory what is. */
interface Areas {
  readonly counts: number;
  readonly rest: number;
  readonly rows: number;
  readonly levels: number;
  readonly spreads: number;
  readonly packed: number;
  readonly ordered: number;
  readonly end: number;
}

/** @param module the kernels @returns what looks in memory that it uses again for the next */
export function lookByKernels(module: WebAssembly.Module): LookAt {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });
  const kernels = instantiate(module, memory);
  return (shape, samples) => {
    const plain = lookPlainly(shape, samples);
    if (!(samples instanceof Uint8Array)) return plain;
    const areas = areasOf(shape);
    const missing = areas.end - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    const { buffer } = memory;
    const isWhole = isSmall(shape);
    if (isWhole) new Uint8Array(buffer, areas.rows, samples.length).set(samples);
    return {
      ...plain,
      levels(ring) {
        const isPlain = ring.periodX * ring.periodY === 1 && ring.reach <= REACH;
        if (!isPlain) return plain.levels(ring);
        return measure(kernels, buffer, areas, packSites(kernels, buffer, areas, shape, samples, ring));
      },
      ...(isWhole && lookAtAll(kernels, areas.rows, samples.length)),
    };
  };
}

function areasOf(shape: FrameShape): Areas {
  const { width, height } = shape;
  const held = isSmall(shape) ? height : 2 * REACH + 1;
  const padded = Math.ceil(width / VECTOR) * VECTOR;
  const bytes = 4 * gridOf(shape).most;
  const counts = OFFSETS + 4 * 8;
  const rest = counts + COUNTS.levels;
  const rows = rest + COUNTS.rest;
  // Neighbours of the last sites that a vector holds lie behind the rows.
  const levels = rows + Math.ceil((held * width + padded + 2 * VECTOR) / VECTOR) * VECTOR;
  const spreads = levels + 2 * padded;
  const packed = spreads + padded;
  return { counts, rest, rows, levels, spreads, packed, ordered: packed + bytes, end: packed + 2 * bytes };
}

/** @param samples that lie in the memory, n of them */
function lookAtAll({ range8, countFrom8 }: Kernels, samples: number, n: number): Pick<Look, 'brightest' | 'range'> {
  const range = (): Range => {
    const both = range8(samples, n);
    return { least: both & 255, greatest: both >> 8 };
  };
  return {
    range,
    brightest() {
      const { greatest } = range();
      const equal = countFrom8(samples, n, greatest);
      return { greatest, equal, near: countFrom8(samples, n, Math.max(0, greatest - NEAR)) - equal };
    },
  };
}

/** The sites of the grid, and counts of their levels. @returns how many */
function packSites(
  kernels: Kernels,
  buffer: ArrayBufferLike,
  { counts, rows, levels, spreads, packed }: Areas,
  shape: FrameShape,
  samples: Uint8Array,
  ring: Neighbourhood,
): number {
  const { width, active } = shape;
  const { step } = gridOf(shape);
  const { reach } = ring;
  const near = ring.at(0, 0).map(({ dx, dy }) => dy * width + dx);
  new Int32Array(buffer, OFFSETS, near.length).set(near);
  new Uint8Array(buffer, counts, COUNTS.levels).fill(0);
  const isWhole = isSmall(shape);
  // The first of the grid that have all their neighbours.
  const inset = Math.ceil(reach / step) * step;
  const end = active.x + active.width - reach;
  let at = packed;
  for (let y = active.y + inset; y < active.y + active.height - reach; y += step) {
    if (!isWhole) new Uint8Array(buffer, rows).set(samples.subarray((y - reach) * width, (y + reach + 1) * width));
    const row = rows + (isWhole ? y : reach) * width;
    kernels.sites8(row, OFFSETS, width, levels, spreads);
    at = kernels.packSites(row, levels, spreads, active.x + inset, end, step, counts, at);
  }
  return (at - packed) / 4;
}

function measure(
  kernels: Kernels,
  buffer: ArrayBufferLike,
  { counts, rest, packed, ordered }: Areas,
  sites: number,
): Point[] {
  kernels.orderSites(counts, packed, sites, ordered);
  const residuals = new Int32Array(buffer, rest, 1);
  return sharesOf(sites).map((share) => {
    const { from, to, half } = share;
    const sum = kernels.measureSites(ordered + 4 * from, to - from, half, rest);
    return pointOf(share, sum, residuals[0]);
  });
}
