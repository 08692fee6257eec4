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
    const times = this.shots.map(({ exposure }) => exposure);
    this.vary = Math.max(...times) >= LEAST_RANGE * Math.min(...times);
  }

  /**
   * Least squares of residual_i = gain_i (offset + rate · exposure_i) with variances proportional to gain_i, as those of shot
   * noise are when the exposure is metered. It needs Σ residual and Σ residual · exposure alone.
   * @param residual mean residual in DN
   * @param darkCurrent mean of residual · exposure in half DN and units of exposure
   */
  fit(residual: number, darkCurrent: number): Fit | undefined {
    if (!this.vary) return undefined;
    const mean = (value: (shot: Shot) => number): number =>
      this.shots.reduce((sum, shot) => sum + value(shot), 0) / this.shots.length;
    const g = mean(({ gain }) => gain);
    const gt = mean(({ gain, exposure }) => gain * exposure);
    const gtt = mean(({ gain, exposure }) => gain * exposure ** 2);
    const rt = darkCurrent / (2 * EXPOSURE_UNITS);
    const determinant = g * gtt - gt * gt;
    const offset = (residual * gtt - rt * gt) / determinant;
    const rate = (rt * g - residual * gt) / determinant;
    return { offset, rate, ...(this.iso === undefined ? {} : { iso: this.iso }) };
  }

  /** The amplitudes that a fit, or failing that the mean amplitude, predicts for the frames, in DN. */
  predict(fit: Fit | undefined, amplitude: number): number[] {
    return this.shots.map(({ gain, exposure }) => (fit ? gain * (fit.offset + fit.rate * exposure) : amplitude));
  }
}
