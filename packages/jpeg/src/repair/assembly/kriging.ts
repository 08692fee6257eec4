import { solve } from './solve';

/** Of repair/similarity.ts, in bytes. */
const ROW: usize = 216 << 3;
const MIDDLE: usize = 104 << 3;

/** What repair/kriging.ts lays out, one list behind the other. */
@unmanaged
class Kriging {
  xs: usize;
  ys: usize;
  blocks: usize;
  places: usize;
  links: usize;
  values: usize;
  shared: usize;
  own: usize;
  shares: usize;
  similarities: usize;
  rounding: usize;
  matrix: usize;
  estimates: usize;
  runs: usize;
}

/** Points of one block side by side in one row. */
@unmanaged
class Run {
  first: i32;
  length: i32;
  x: i32;
  y: i32;
  block: i32;
  place: i32;
}

/** Estimates the samples of a block as the plain code does (repair/kriging.ts), to the bit. */
export function krige(address: usize, count: i32, block: i32, level: f64): void {
  const lists = changetype<Kriging>(address);
  const end = findRuns(lists, count);
  for (let i = 0; i < count; i++) fillRow(lists, i, count);
  solve(lists.matrix, lists.values, count);
  for (let at = lists.runs; at < end; at += offsetof<Run>()) {
    const run = changetype<Run>(at);
    if (run.block === block) estimateRun(lists, run, count, level);
  }
}

/** Tells where they end. */
function findRuns(lists: Kriging, count: i32): usize {
  let at = lists.runs;
  let run = changetype<Run>(at);
  for (let i = 0; i < count; i++) {
    const x = numberAt(lists.xs, i);
    const y = numberAt(lists.ys, i);
    const block = numberAt(lists.blocks, i);
    if (i > 0 && y === run.y && block === run.block && x === run.x + run.length) {
      run.length++;
      continue;
    }
    run = changetype<Run>(at);
    at += offsetof<Run>();
    run.first = i;
    run.length = 1;
    run.x = x;
    run.y = y;
    run.block = block;
    run.place = numberAt(lists.places, i);
  }
  return at;
}

/** Writes on behind the diagonal, to where the next row will be. */
function fillRow(lists: Kriging, i: i32, count: i32): void {
  const x = numberAt(lists.xs, i);
  const y = numberAt(lists.ys, i);
  const block = numberAt(lists.blocks, i);
  const row = lists.matrix + (<usize>(i * count) << 3);
  const noise = lists.rounding + (<usize>numberAt(lists.places, i) << 9);
  const share = f64x2.splat(valueAt(lists.shares, i));
  for (let at = lists.runs; ; at += offsetof<Run>()) {
    const run = changetype<Run>(at);
    const from = similarityAt(lists, run.x - x, run.y - y);
    const to = row + (<usize>run.first << 3);
    const bytes = <usize>run.length << 3;
    if (run.block === block) {
      const beside = noise + (<usize>run.place << 3);
      for (let b: usize = 0; b < bytes; b += 16) {
        v128.store(to + b, f64x2.add(v128.load(from + b), f64x2.mul(v128.load(beside + b), share)));
      }
    } else {
      for (let b: usize = 0; b < bytes; b += 16) v128.store(to + b, v128.load(from + b));
    }
    if (run.first + run.length > i) break;
  }
  const shared = valueAt(lists.shared, i);
  for (let k = i; k >= 0; k = numberAt(lists.links, k)) add(row + (<usize>k << 3), shared);
  add(row + (<usize>i << 3), valueAt(lists.own, i));
}

/** Up to eight samples. */
function estimateRun(lists: Kriging, run: Run, count: i32, level: f64): void {
  let a = f64x2.splat(level);
  let b = a;
  let c = a;
  let d = a;
  for (let k = 0; k < count; k++) {
    const weight = f64x2.splat(valueAt(lists.values, k));
    const from = similarityAt(lists, run.x - numberAt(lists.xs, k), run.y - numberAt(lists.ys, k));
    a = f64x2.add(a, f64x2.mul(weight, v128.load(from)));
    b = f64x2.add(b, f64x2.mul(weight, v128.load(from, 16)));
    c = f64x2.add(c, f64x2.mul(weight, v128.load(from, 32)));
    d = f64x2.add(d, f64x2.mul(weight, v128.load(from, 48)));
  }
  const to = lists.estimates + (<usize>run.place << 3);
  v128.store(to, a);
  v128.store(to, b, 16);
  v128.store(to, c, 32);
  v128.store(to, d, 48);
}

// @ts-ignore: decorator
@inline
function similarityAt(lists: Kriging, across: i32, down: i32): usize {
  return lists.similarities + <usize>abs(down) * ROW + MIDDLE + <usize>(across << 3);
}

// @ts-ignore: decorator
@inline
function numberAt(list: usize, i: i32): i32 {
  return load<i32>(list + (<usize>i << 2));
}

// @ts-ignore: decorator
@inline
function valueAt(list: usize, i: i32): f64 {
  return load<f64>(list + (<usize>i << 3));
}

// @ts-ignore: decorator
@inline
function add(at: usize, value: f64): void {
  store<f64>(at, load<f64>(at) + value);
}
