import type { CensusKernels } from '../census/census-kernels.ts';

/** What `assembly/index.ts` exports; all numbers that are not counts are addresses in the memory. */
export interface Kernels extends CensusKernels {
  moments8(
    samples: number,
    stride: number,
    frames: number,
    n: number,
    sum: number,
    squares: number,
    isHalved: boolean,
  ): void;
  moments16(samples: number, stride: number, frames: number, n: number, sum: number, squares: number): void;
  channel8(luma: number, width: number, rows: number, chroma: number, to: number, weight: number): void;
  luma8(rgb: number, luma: number, n: number, red: number, green: number, blue: number): void;
  chroma8(
    top: number,
    bottom: number,
    cb: number,
    cr: number,
    n: number,
    ...weights: readonly [number, number, number, number, number, number]
  ): void;
  steps8(
    samples: number,
    stride: number,
    weights: number,
    unclipped: number,
    n: number,
    steps: number,
    twice: number,
    surroundings: number,
  ): void;
  weights8(ofLevel: number, ofSpread: number, table: number, least: number, greatest: number): void;
  steps16(
    samples: number,
    offsets: number,
    rings: number,
    variances: number,
    levels: number,
    shift: number,
    ofSpread: number,
    unclipped: number,
    n: number,
    steps: number,
    twice: number,
    surroundings: number,
  ): void;
  stepsInTurns16(
    samples: number,
    offsets: number,
    variances: number,
    shift: number,
    ofSpread: number,
    unclipped: number,
    n: number,
    steps: number,
    twice: number,
    surroundings: number,
  ): void;
  stepsOfBayer16(
    samples: number,
    stride: number,
    isGreenFirst: boolean,
    variances: number,
    shift: number,
    ofSpread: number,
    unclipped: number,
    n: number,
    steps: number,
    twice: number,
    surroundings: number,
  ): void;
  foldSteps(
    steps: number,
    frames: number,
    n: number,
    sum: number,
    excess: number,
    count: number,
    above: number,
    below: number,
    halved: number,
  ): void;
  foldNarrow(
    steps: number,
    twice: number,
    frames: number,
    n: number,
    sum: number,
    excess: number,
    count: number,
    above: number,
    below: number,
    residual: number,
    halved: number,
  ): void;
  foldResiduals(twice: number, frames: number, n: number, residual: number): void;
  foldHeat(twice: number, exposures: number, frames: number, n: number, heat: number): void;
  foldHalvedHeat(twice: number, exposures: number, frames: number, n: number, residual: number, heat: number): void;
  convolve(a: number, n: number, taps: number, m: number, to: number): void;
  range8(samples: number, n: number): number;
  countFrom8(samples: number, n: number, value: number): number;
  sites8(samples: number, offsets: number, n: number, levels: number, spreads: number): void;
  packSites(
    samples: number,
    levels: number,
    spreads: number,
    from: number,
    to: number,
    step: number,
    counts: number,
    packed: number,
  ): number;
  orderSites(counts: number, packed: number, n: number, ordered: number): void;
  measureSites(sites: number, n: number, half: number, counts: number): number;
  sameAlong(
    shifted: number,
    bytes: number,
    early: number,
    nearby: number,
    all: number,
    least: number,
    same: number,
    others: number,
    n: number,
    flags: number,
  ): void;
  countRows(
    steps: number,
    twice: number,
    size: number,
    width: number,
    rows: number,
    from: number,
    to: number,
    y: number,
    phases: number,
    slots: number,
    bins: number,
  ): void;
  takeApart16(from: number, to: number, stride: number, period: number, n: number): void;
  putSteps(from: number, to: number, period: number, n: number): void;
  putResiduals(from: number, to: number, period: number, n: number): void;
}
