/** A quick look at every sample of a channel, which leaves few for a close one. */
import type { FrameShape } from '@hotpix/core';
import type { ChannelSums, Surroundings } from '@hotpix/statistics';

/** From a sample's sum over the frames: where the median around it must lie for the sample to stand out. */
export interface Bounds {
  /** The sample may be above when the median is at most this. */
  readonly above: (sum: number) => number;
  /** The sample may be below when the median is at least this. */
  readonly below: (sum: number) => number;
}

export class Screen {
  private readonly sums: ChannelSums;
  private readonly width: number;
  private readonly surroundings: Surroundings;
  private readonly steps: readonly Int32Array[];

  constructor(sums: ChannelSums, { width }: FrameShape, surroundings: Surroundings) {
    this.sums = sums;
    this.width = width;
    this.surroundings = surroundings;
    const { periodX, periodY } = surroundings;
    this.steps = Array.from({ length: periodX * periodY }, (_, i) =>
      Int32Array.from(
        surroundings.at(i % periodX, Math.floor(i / periodX)),
        ({ dx, dy }) => (dy * width + dx) * sums.step,
      ),
    );
  }

  /**
   * Whether a sample may stand out. A median is at most a value when no more than half are above it, so that nothing need be
   * sorted, and most samples are done with after half of their neighbours. Near the border all may.
   */
  mayDiffer(x: number, y: number, { above, below }: Bounds): boolean {
    const { surroundings } = this;
    const { values, step, first } = this.sums;
    if (!surroundings.isInside(x, y)) return true;
    const { periodX, periodY } = surroundings;
    const steps = this.steps[(y % periodY) * periodX + (x % periodX)];
    const i = (y * this.width + x) * step + first;
    const [most, least] = [above(values[i]), below(values[i])];
    const half = steps.length / 2;
    let [higher, lower] = [0, 0];
    for (let k = 0; k < steps.length; k++) {
      const sum = values[i + steps[k]];
      if (sum > most) higher++;
      if (sum < least) lower++;
      if (higher > half && lower > half) return false;
    }
    return true;
  }
}
