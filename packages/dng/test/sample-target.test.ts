import { expect, it } from 'vitest';
import { LosslessJpegDecoder } from '../src/lossless-jpeg/decode.ts';
import type { SampleTarget } from '../src/lossless-jpeg/read-scan.ts';
import { writeLosslessJpeg } from './write-lossless-jpeg.ts';

/** Puts samples in the opposite order. */
class Backwards implements SampleTarget {
  private readonly samples: number[];
  private readonly first: number;
  readonly length: number;

  constructor(samples: number[], length: number, first = 0) {
    [this.samples, this.length, this.first] = [samples, length - first, first];
  }

  set(part: Uint16Array, at: number): void {
    part.forEach((sample, index) => (this.samples[this.length - 1 - at - index] = sample));
  }

  subarray(from: number): Backwards {
    return new Backwards(this.samples, this.length + this.first, this.first + from);
  }
}

const [WIDTH, HEIGHT] = [300, 500];
const written = Array.from({ length: WIDTH * HEIGHT }, (_, at) => (at * 40_503) % 2 ** 14);

it.each([
  ['kernels', 'auto', {}],
  ['plain code', 'reference', {}],
  ['kernels, with restarts', 'auto', { rowsAtOnce: 7 }],
  ['plain code, with restarts', 'reference', { rowsAtOnce: 7 }],
] as const)('samples may go to who puts them elsewhere: by %s', (_, kernels, change) => {
  const bytes = writeLosslessJpeg({
    ...{ samples: written, width: WIDTH, components: 2, precision: 14, predictor: 1 },
    ...change,
  });
  const samples: number[] = [];
  const decoded = new LosslessJpegDecoder(kernels).decode(bytes, new Backwards(samples, written.length));
  expect(decoded).toMatchObject({ width: WIDTH, height: HEIGHT });
  expect(samples).toEqual(written.toReversed());
});
