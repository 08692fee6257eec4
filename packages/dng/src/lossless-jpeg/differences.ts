/** Samples into differences from their predictions: ITU-T T.81, H.1.2.1 and table H.1. */
import { predict } from './predict.ts';

/** Row-major samples, of which every n-th belongs to the same of n components. */
export interface Block {
  readonly samples: Uint16Array;
  /** Samples per row, of all components; a multiple of `components`. */
  readonly width: number;
  readonly height: number;
  /** 1 to 4. */
  readonly components: number;
  /** 1 to 7: table H.1. @default 1, the left neighbour of the same component, which alone all readers of DNG know */
  readonly predictor?: number;
  /** Bits of a sample, 2 to 16. @default 16 */
  readonly precision?: number;
}

export const [LEFT_NEIGHBOUR, DEEPEST] = [1, 16];

/** One for each sample, modulo 2^16, so that -32768 stands for 32768. */
export function differencesOf(block: Block): Int16Array {
  const { samples, width, height, components, precision = DEEPEST, predictor = LEFT_NEIGHBOUR } = block;
  const differences = new Int16Array(width * height);
  const addRow = predictor === LEFT_NEIGHBOUR ? fromLeft : fromAround;
  for (let at = 0; at < components; at++) differences[at] = samples[at] - 2 ** (precision - 1);
  fromLeft(block, differences, 0);
  for (let start = width; start < width * height; start += width) {
    // The first of a row has no left neighbour, so that the one above takes its place.
    for (let at = start; at < start + components; at++) differences[at] = samples[at] - samples[at - width];
    addRow(block, differences, start, predictor);
  }
  return differences;
}

function fromLeft({ samples, width, components }: Block, differences: Int16Array, start: number): void {
  for (let at = start + components; at < start + width; at++) differences[at] = samples[at] - samples[at - components];
}

function fromAround(
  { samples, width, components }: Block,
  differences: Int16Array,
  start: number,
  predictor: number,
): void {
  for (let at = start + components; at < start + width; at++) {
    const above = at - width;
    const prediction = predict(predictor, samples[at - components], samples[above], samples[above - components]);
    differences[at] = samples[at] - prediction;
  }
}
