/** Estimates of the samples of a block by those around (kriging), and where they are worked out. */
import { KernelMemory } from '../planes/wasm/kernels.ts';
import { SIMILARITIES } from './similarity.ts';
import { solve } from './solve.ts';

/** Around a line or a cluster there may be more. Time grows with the cube of their number. */
export const MOST_POINTS = 192;

/** What is laid out for an estimate. Points stand row by row. */
export interface Kriging {
  /** In samples of the component. */
  readonly xs: Int32Array;
  readonly ys: Int32Array;
  /** The numbers of their blocks, and their places in there. */
  readonly blocks: Int32Array;
  readonly places: Int32Array;
  /** For each point the last one before it of the same ring; -1 for none. */
  readonly links: Int32Array;
  /** Less the level. They are destroyed. */
  readonly values: Float64Array;
  /** The variances of what a defect adds to all of a ring, and to each by itself; of good points 0. */
  readonly shared: Float64Array;
  readonly own: Float64Array;
  /** By how much less than `rounding` says their coefficients err. */
  readonly shares: Float64Array;
  /** As putSimilarities writes them. */
  readonly similarities: Float64Array;
  /** The 64 samples of a block, row by row; of those without a point anything. */
  estimate(task: KrigingTask): Float64Array;
}

interface KrigingTask {
  /** Points. */
  readonly count: number;
  /** The number of the block to estimate, all of whose points in a row stand side by side. */
  readonly block: number;
  readonly level: number;
}

/** Bytes of one, of how many, and of how many more that vectors may touch: in the order of `Kriging` in assembly/kriging.ts. */
const LISTS = [
  ...Array.from({ length: 5 }, () => [Int32Array, MOST_POINTS] as const),
  ...Array.from({ length: 4 }, () => [Float64Array, MOST_POINTS] as const),
  [Float64Array, SIMILARITIES.length],
  [Float64Array, 64 * 64],
  [Float64Array, MOST_POINTS ** 2],
  [Float64Array, 64],
  [Int32Array, 6 * MOST_POINTS],
] as const;
const BESIDE = 64;
/** The compiler keeps the beginning for itself. */
const START = 1024;
const STARTS = LISTS.reduce(
  (starts, [{ BYTES_PER_ELEMENT }, length]) => [...starts, starts.at(-1)! + BYTES_PER_ELEMENT * length + BESIDE],
  [START + BESIDE],
);

let own: KernelMemory | undefined;

/**
 * Room for one estimate after another. @param rounding of roundingCovariance. @param kernels as for `createPlaneDecoder`; the memory of kernels
 * is taken by whoever asks next
 */
export function krigingOf(rounding: Float64Array, kernels: 'auto' | 'reference' = 'auto'): Kriging {
  if (kernels === 'auto') own ??= KernelMemory.create();
  const memory = kernels === 'auto' ? own : undefined;
  const heap = memory?.reserve(STARTS.at(-1)!).buffer as ArrayBuffer | undefined;
  const lists = LISTS.map(([List, length], i) => (heap ? new List(heap, STARTS[i], length) : new List(length)));
  const [xs, ys, blocks, places, links] = lists as Int32Array[];
  const [values, shared, ownOnes, shares, similarities, covariance, matrix, estimates] = lists.slice(
    5,
  ) as Float64Array[];
  covariance.set(rounding);
  const points = { xs, ys, blocks, places, links, values, shared, own: ownOnes, shares, similarities };
  if (!memory || !heap) {
    return { ...points, estimate: (task) => estimatePlainly({ ...points, rounding, matrix, estimates }, task) };
  }
  new Uint32Array(heap, START, LISTS.length).set(STARTS.slice(0, LISTS.length));
  const estimate = ({ count, block, level }: KrigingTask): Float64Array => {
    memory.kernels.krige(START, count, block, level);
    return estimates;
  };
  return { ...points, estimate };
}

interface Lists extends Omit<Kriging, 'estimate'> {
  readonly rounding: Float64Array;
  readonly matrix: Float64Array;
  readonly estimates: Float64Array;
}

function estimatePlainly(lists: Lists, { count, block, level }: KrigingTask): Float64Array {
  const { blocks, places, values, matrix, estimates } = lists;
  for (let i = 0; i < count; i++) fillRow(lists, i, i * count);
  solve(matrix.subarray(0, count * count), values.subarray(0, count));
  for (let i = 0; i < count; i++) {
    if (blocks[i] !== block) continue;
    let sum = level;
    for (let k = 0; k < count; k++) sum += values[k] * similarityOf(lists, i, k);
    estimates[places[i]] = sum;
  }
  return estimates;
}

/** The covariances of a point with those up to itself: what the picture's samples share, what rounding did, and what the defect adds. */
function fillRow(lists: Lists, i: number, row: number): void {
  const { blocks, places, links, shared, own, shares, rounding, matrix } = lists;
  for (let k = 0; k <= i; k++) {
    const similarity = similarityOf(lists, i, k);
    const isBeside = blocks[k] === blocks[i];
    matrix[row + k] = isBeside ? similarity + rounding[64 * places[i] + places[k]] * shares[i] : similarity;
  }
  for (let k = i; k >= 0; k = links[k]) matrix[row + k] += shared[i];
  matrix[row + i] += own[i];
}

function similarityOf({ xs, ys, similarities }: Lists, i: number, k: number): number {
  const { stride, middle } = SIMILARITIES;
  return similarities[stride * Math.abs(ys[i] - ys[k]) + middle + xs[k] - xs[i]];
}
