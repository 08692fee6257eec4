/** How far repaired samples are from the truth. */

export interface ErrorFigures {
  /** Peak signal-to-noise ratio in dB, the mean of those of the scenes. */
  readonly psnr: number;
  /** Largest error as a share of the range of the samples. */
  readonly worst: number;
}

/** Errors of several scenes. */
export class ErrorTally {
  private readonly psnrs: number[] = [];
  private worst = 0;

  /** @param errors of one scene, as shares of the range of the samples */
  add(errors: readonly number[]): void {
    if (errors.length === 0) return;
    const square = errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length;
    this.psnrs.push(-10 * Math.log10(square));
    this.worst = errors.reduce((worst, error) => Math.max(worst, Math.abs(error)), this.worst);
  }

  get figures(): ErrorFigures {
    return { psnr: this.psnrs.reduce((sum, psnr) => sum + psnr, 0) / this.psnrs.length, worst: this.worst };
  }
}
