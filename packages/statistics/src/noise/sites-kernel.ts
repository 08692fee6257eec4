/** Sites of pictures by the kernel: it takes all of a row, of which a few are kept, in less time than these take one by one. */
import { instantiate, MOST_PAGES, type Kernels } from '../wasm/module.ts';
import { gridOf, sampleSitesPlainly, type SampleSites, type Sites } from './sites.ts';

const PAGE = 65_536;
const VECTOR = 16;
/** The compiler keeps the beginning for itself, and neighbours lie beside the first site. */
const [OFFSETS, START] = [1024, 2048];
/** Farthest neighbour of a ring of a picture, in pixels. */
const REACH = 2;

/** @param module the kernels @returns what gives sites in memory that it uses again for the next */
export function sitesKernel(module: WebAssembly.Module): SampleSites {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });
  const kernels = instantiate(module, memory);
  let found: Sites | undefined;
  return (shape, samples, ring) => {
    const isPlain = ring.periodX * ring.periodY === 1 && ring.reach <= REACH;
    if (!(samples instanceof Uint8Array) || !isPlain) return sampleSitesPlainly(shape, samples, ring);
    const { most } = gridOf(shape);
    if (!found || found.levels.length < most) {
      found = { levels: new Uint32Array(most), spreads: new Uint32Array(most), residuals: new Uint32Array(most) };
    }
    return sample(kernels, memory, found, shape, samples, ring);
  };
}

function sample(
  kernels: Kernels,
  memory: WebAssembly.Memory,
  { levels, spreads, residuals }: Sites,
  shape: Parameters<SampleSites>[0],
  samples: Uint8Array,
  ring: Parameters<SampleSites>[2],
): Sites {
  const { width, active } = shape;
  const { step } = gridOf(shape);
  const { reach } = ring;
  const rows = 2 * reach + 1;
  const padded = Math.ceil(width / VECTOR) * VECTOR;
  const levelsAt = START + Math.ceil((rows * width + padded + 2 * VECTOR) / VECTOR) * VECTOR;
  const missing = levelsAt + 3 * padded - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  const near = ring.at(0, 0).map(({ dx, dy }) => dy * width + dx);
  new Int32Array(memory.buffer, OFFSETS, near.length).set(near);
  const staged = new Uint8Array(memory.buffer, START, rows * width);
  const ofLevels = new Uint16Array(memory.buffer, levelsAt, padded);
  const ofSpreads = new Uint8Array(memory.buffer, levelsAt + 2 * padded, padded);
  let n = 0;
  for (let y = active.y; y < active.y + active.height - reach; y += step) {
    if (y < active.y + reach) continue;
    staged.set(samples.subarray((y - reach) * width, (y + reach + 1) * width));
    kernels.sites8(START + reach * width, OFFSETS, width, levelsAt, levelsAt + 2 * padded);
    for (let x = active.x; x < active.x + active.width - reach; x += step) {
      if (x < active.x + reach) continue;
      levels[n] = ofLevels[x];
      spreads[n] = ofSpreads[x];
      residuals[n] = Math.abs(2 * samples[y * width + x] - ofLevels[x]);
      n++;
    }
  }
  return { levels: levels.subarray(0, n), spreads: spreads.subarray(0, n), residuals: residuals.subarray(0, n) };
}
