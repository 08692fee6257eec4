/** The samples of one colour as images of their own. */
import type { FrameShape } from '@hotpix/core';
import { modulo } from '@hotpix/statistics';

/**
 * Samples that repeat regularly in both directions: an image of its own, of `rows` x `columns` samples. The sample of row
 * m and column n has the index `first + m * down + n * across` in a plane of the stored frame.
 */
export interface Lattice {
  readonly rows: number;
  readonly columns: number;
  readonly first: number;
  readonly down: number;
  readonly across: number;
}

/** All samples that one filter, or one channel, sees. */
export interface Colour {
  /** Letter of the filter; `R`, `G` or `B` of an RGB picture; `grey` of a monochrome sensor. */
  readonly name: string;
  /**
   * One for each place that the filter has in the period of the mosaic. Every lattice is judged by itself and their
   * variances are averaged, so that the two greens of a Bayer mosaic may differ in gain.
   */
  readonly lattices: readonly Lattice[];
}

/** The colours of the active area, in the order in which the mosaic names them. */
export function coloursOf(shape: FrameShape): Colour[] {
  const { mosaic, channels } = shape;
  if (!mosaic) {
    const names = channels === 1 ? ['grey'] : ['R', 'G', 'B'];
    return names.map((name, channel) => ({ name, lattices: [latticeAt(shape, 0, 0, channel)] }));
  }
  const colours = new Map<string, Lattice[]>();
  mosaic.forEach((row, y) =>
    [...row].forEach((letter, x) => colours.set(letter, [...(colours.get(letter) ?? []), latticeAt(shape, x, y, 0)])),
  );
  return [...colours].map(([name, lattices]) => ({ name, lattices }));
}

/** The lattice of a place in the period of the mosaic. */
function latticeAt({ mosaic, active, width, channels }: FrameShape, x: number, y: number, channel: number): Lattice {
  const [stepX, stepY] = mosaic ? [mosaic[0].length, mosaic.length] : [1, 1];
  const left = active.x + modulo(x - active.x, stepX);
  const top = active.y + modulo(y - active.y, stepY);
  return {
    rows: Math.max(0, Math.ceil((active.y + active.height - top) / stepY)),
    columns: Math.max(0, Math.ceil((active.x + active.width - left) / stepX)),
    first: (top * width + left) * channels + channel,
    down: stepY * width * channels,
    across: stepX * channels,
  };
}
