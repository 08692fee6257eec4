/** Samples out of differences: ITU-T T.81, H.1.2.1 and table H.1. */

export interface Rows {
  /** Samples of a row, of all components. */
  readonly width: number;
  /** 1 to 4, interleaved. */
  readonly components: number;
  /** 1 to 7: table H.1. */
  readonly predictor: number;
  /** Bits of a sample. */
  readonly precision: number;
}

/**
 * Makes samples of the differences of a row, in place; the row above has been made already.
 * @param samples modulo 2^16, as T.81 wants it
 * @param start of the row
 * @returns all samples, combined by OR
 */
export function addPrediction(samples: Uint16Array, start: number, rows: Rows): number {
  const { width, components, predictor, precision } = rows;
  const middle = 1 << (precision - 1);
  // The first row has nothing above it, and the first column nothing to its left.
  if (predictor === 1 || start === 0) return addLeft(samples, start, width, components, middle);
  return addOthers(samples, start, width, components, predictor);
}

function addLeft(samples: Uint16Array, start: number, width: number, components: number, middle: number): number {
  let seen = 0;
  for (let component = 0; component < components; component++) {
    let sample = start === 0 ? middle : samples[start + component - width];
    for (let at = start + component; at < start + width; at += components) {
      sample = (sample + samples[at]) & 0xffff;
      seen |= sample;
      samples[at] = sample;
    }
  }
  return seen;
}

function addOthers(samples: Uint16Array, start: number, width: number, components: number, predictor: number): number {
  let seen = 0;
  for (let at = start; at < start + width; at++) {
    const above = samples[at - width];
    const isFirst = at < start + components;
    const prediction = isFirst
      ? above
      : predict(predictor, samples[at - components], above, samples[at - width - components]);
    const sample = (samples[at] + prediction) & 0xffff;
    seen |= sample;
    samples[at] = sample;
  }
  return seen;
}

/** What table H.1 makes of the samples to the left, above, and above to the left. */
export function predict(predictor: number, left: number, above: number, corner: number): number {
  switch (predictor) {
    case 2:
      return above;
    case 3:
      return corner;
    case 4:
      return left + above - corner;
    case 5:
      return left + ((above - corner) >> 1);
    case 6:
      return above + ((left - corner) >> 1);
    default:
      return (left + above) >> 1;
  }
}
