/** All pairs of photographs that show one scene. */
import type { OwnKernels } from '../wasm/module.ts';
import { AXES, layoutOf, wordsOf, type Details } from './fingerprint.ts';
import { printAt, type Prints } from './prints.ts';
import { bitsOf, comparisonAlong, isSameScene, SAME, type Comparison } from './same-scene.ts';

const PAGE = 65_536;
const VECTOR = 16;
/** The compiler keeps the beginning for itself. */
const START = 1024;
/** Bytes before the details of a shift, of which the kernel knows. */
const HEAD = 16;
/** Share of the details after which most pairs cannot agree any more, whatever the rest. */
const EARLY = 0.65;
/** Photographs that all later ones are compared with in turn: their details stay in the second cache. */
const BLOCK = 1024;

type OnPair = (later: number, earlier: number) => void;

/** Some photographs, from one to the one before another. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Kernels in a memory of so many pages of 64 KiB; undefined for the plain code, which they must equal. */
export type KernelsIn = (pages: number) => OwnKernels | undefined;

/** Compares some photographs with all earlier ones. */
export function eachOfOneScene(prints: Prints, later: Span, onPair: OnPair, kernelsIn: KernelsIn): void {
  const { lanes, end } = layOut(prints.shape);
  const own = kernelsIn(Math.ceil((end + BLOCK) / PAGE));
  if (own) eachByKernel(own, lanes, end, prints, later, onPair);
  else eachPlainly(prints, later, onPair);
}

function eachPlainly(prints: Prints, { from, to }: Span, onPair: OnPair): void {
  for (let later = from; later < to; later++) {
    const a = printAt(prints, later);
    for (let earlier = 0; a && earlier < later; earlier++) {
      const b = printAt(prints, earlier);
      if (b && isSameScene(prints.shape, a, b)) onPair(later, earlier);
    }
  }
}

/** What lies in the memory of the kernel along an axis. */
interface Lane extends Comparison {
  readonly axis: (typeof AXES)[number];
  /** Bytes of the bright or dark details of a photograph, and those after which the kernel asks whether to go on. */
  readonly bytes: number;
  readonly early: number;
  /** Addresses of the shifted details of one photograph, and of those of a block. */
  readonly shifted: number;
  readonly others: number;
}

/** @returns the lanes, and where they end in the memory */
function layOut(shape: Prints['shape']): { lanes: Lane[]; end: number } {
  const lanes: Lane[] = [];
  let end = START;
  for (const axis of AXES) {
    const comparison = comparisonAlong(shape, axis);
    const vectors = Math.ceil((4 * wordsOf(layoutOf(shape, axis))) / VECTOR);
    const bytes = vectors * VECTOR;
    const shifted = end;
    const others = shifted + (HEAD + 2 * bytes) * shiftsUpTo(comparison.farthest);
    lanes.push({ ...comparison, axis, bytes, early: Math.ceil(EARLY * vectors) * VECTOR, shifted, others });
    end = others + 2 * bytes * BLOCK;
  }
  // Most pairs differ along the first axis already.
  return { lanes: lanes.sort((a, b) => a.bytes - b.bytes), end };
}

/** @param end of the lanes in the memory */
function eachByKernel(
  { kernels, memory }: OwnKernels,
  lanes: readonly Lane[],
  end: number,
  prints: Prints,
  { from: first, to }: Span,
  onPair: OnPair,
): void {
  const flags = new Uint8Array(memory.buffer, end, BLOCK);
  for (let from = 0; from < to - 1; from += BLOCK) {
    for (let k = 0; k < Math.min(BLOCK, to - from); k++) {
      const other = printAt(prints, from + k);
      for (const lane of lanes) putOther(memory, lane, k, other?.[lane.axis]);
    }
    for (let later = Math.max(first, from + 1); later < to; later++) {
      const one = printAt(prints, later);
      if (!one) continue;
      const n = Math.min(BLOCK, later - from);
      flags.fill(1, 0, n);
      for (const lane of lanes) compare({ kernels, memory }, lane, one[lane.axis], n, end);
      for (let k = 0; k < n; k++) if (flags[k]) onPair(later, from + k);
    }
  }
}

/** Shifts by at most so many bins, either way. */
const shiftsUpTo = (bins: number): number => 1 + 2 * bins;

function putOther(memory: WebAssembly.Memory, { others, bytes }: Lane, k: number, details: Details | undefined): void {
  const at = others + 2 * bytes * k;
  new Uint8Array(memory.buffer, at, 2 * bytes).fill(0);
  if (!details) return;
  new Uint32Array(memory.buffer, at).set(details.bright);
  new Uint32Array(memory.buffer, at + bytes).set(details.dark);
}

function compare(
  { kernels, memory }: OwnKernels,
  { shifted, bytes, early, nearby, farthest, least, others }: Lane,
  { bright, dark }: Details,
  n: number,
  flags: number,
): void {
  let at = shifted;
  for (let shift = 0; shift <= farthest; shift++) {
    for (const way of shift === 0 ? [0] : [shift, -shift]) {
      const ofBright = new Uint32Array(memory.buffer, at + HEAD, bright.length);
      const ofDark = new Uint32Array(memory.buffer, at + HEAD + bytes, dark.length);
      putShifted(ofBright, bright, way);
      putShifted(ofDark, dark, way);
      const behind = [ofBright, ofDark].map((details) => details.subarray(early / 4));
      new Uint32Array(memory.buffer, at, 1)[0] = behind.reduce((sum, details) => sum + bitsOf(details), 0);
      at += HEAD + 2 * bytes;
    }
  }
  kernels.sameAlong(shifted, bytes, early, shiftsUpTo(nearby), shiftsUpTo(farthest), least, SAME, others, n, flags);
}

/** @param shift in bits: less than a word, towards the first one, or away from it where it is negative */
function putShifted(to: Uint32Array, from: Uint32Array, shift: number): void {
  for (let i = 0; i < to.length; i++) {
    if (shift === 0) to[i] = from[i];
    else if (shift > 0) to[i] = (from[i] >>> shift) | ((from[i + 1] ?? 0) << (32 - shift));
    else to[i] = (from[i] << -shift) | ((from[i - 1] ?? 0) >>> (32 + shift));
  }
}
