/** How the amplitude of a hot pixel follows the exposure. */
import type { FileRow } from '@hotpix/result';
import { EXPOSURE_UNITS } from '@hotpix/statistics';

/** Longest over shortest exposure from which on offset and rate can be told apart. */
const LEAST_RANGE = 2;
/** ISO sensitivity to which amplitudes are referred where it varies. */
const BASE_ISO = 100;

/** Amplitude of a hot pixel: offset + rate · exposure, in DN at an ISO sensitivity; twice the ISO doubles both. */
export interface Fit {
  /** In DN. */
  readonly offset: number;
  /** In DN per second. */
  readonly rate: number;
  /** Absent where the files do not say it. */
  readonly iso?: number;
}

interface Shot {
  /** Relative to the reference ISO. */
  readonly gain: number;
  /** In seconds. */
  readonly exposure: number;
}

/** The exposures of a set, and what follows from them for residuals. */
export class Exposures {
  /** Whether they differ enough to tell an offset from a rate. */
  readonly vary: boolean;
  private readonly iso?: number;
  private readonly shots: readonly Shot[];

  constructor(files: readonly FileRow[]) {
    const isos = files.map(({ iso }) => iso);
    const known = isos.every((iso) => iso !== undefined);
    if (known) this.iso = new Set(isos).size === 1 ? isos[0] : BASE_ISO;
    this.shots = files.map(({ exposure = NaN, iso }) => ({ exposure, gain: known ? iso! / this.iso! : 1 }));
    this.vary = doVary(this.shots);
  }

  /**
   * Least squares of residual_i = gain_i (offset + rate · exposure_i) with variances proportional to gain_i, as those of shot
   * noise are when the exposure is metered. It needs Σ residual and Σ residual · exposure alone.
   * @param residual mean residual in DN
   * @param darkCurrent mean of residual · exposure in half DN and units of exposure
   */
  fit(residual: number, darkCurrent: number): Fit | undefined {
    if (!this.vary) return undefined;
    const { offset, rate } = solve(this.shots, residual, darkCurrent);
    return { offset, rate, ...(this.iso === undefined ? {} : { iso: this.iso }) };
  }

  /**
   * What a pixel that only adds to the signal adds in some of the frames, on average, in DN, by the same fit to these.
   * @param residual mean residual in DN over these frames
   * @param darkCurrent mean of residual · exposure over these frames, in half DN and units of exposure
   * @param frames their numbers
   */
  sizes(residual: number, darkCurrent: number, frames: readonly number[]): number[] {
    const shots = frames.map((i) => this.shots[i]);
    const { g, gt, ...fit } = solve(shots, residual, darkCurrent);
    if (!doVary(shots) || fit.rate < 0) return shots.map(({ gain }) => (gain * residual) / g);
    const { offset, rate } = fit.offset < 0 ? { offset: 0, rate: residual / gt } : fit;
    return shots.map(({ gain, exposure }) => gain * (offset + rate * exposure));
  }

  /** The amplitudes that a fit, or failing that the mean amplitude, predicts for the frames, in DN. */
  predict(fit: Fit | undefined, amplitude: number): number[] {
    return this.shots.map(({ gain, exposure }) => (fit ? gain * (fit.offset + fit.rate * exposure) : amplitude));
  }
}

function doVary(shots: readonly Shot[]): boolean {
  const times = shots.map(({ exposure }) => exposure);
  return Math.max(...times) >= LEAST_RANGE * Math.min(...times);
}

/** The least squares of `Exposures.fit`, with the means of gain and of gain · exposure. */
function solve(shots: readonly Shot[], residual: number, darkCurrent: number) {
  const mean = (value: (shot: Shot) => number): number =>
    shots.reduce((sum, shot) => sum + value(shot), 0) / shots.length;
  const g = mean(({ gain }) => gain);
  const gt = mean(({ gain, exposure }) => gain * exposure);
  const gtt = mean(({ gain, exposure }) => gain * exposure ** 2);
  const rt = darkCurrent / (2 * EXPOSURE_UNITS);
  const determinant = g * gtt - gt * gt;
  return { g, gt, offset: (residual * gtt - rt * gt) / determinant, rate: (rt * g - residual * gt) / determinant };
}
