import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LosslessJpegDecoder, type Decoded } from '../src/lossless-jpeg/decode.ts';
import { jpegsOf } from './random-lossless-jpeg.ts';
import { writeLosslessJpeg, type PlainJpeg } from './write-lossless-jpeg.ts';

const ROOM = 4096;
const decoder = new LosslessJpegDecoder();
const reference = new LosslessJpegDecoder('reference');

const outcome = (decoded: Decoded, samples: Uint16Array): unknown =>
  typeof decoded === 'string'
    ? decoded
    : { ...decoded, samples: Array.from(samples.subarray(0, decoded.width * decoded.height)) };

function together(...files: readonly [Uint8Array, Uint8Array]): unknown[] {
  const [first, second] = files.map((bytes) => ({ bytes, target: new Uint16Array(ROOM) }));
  const [one, other] = decoder.decodeTwo(first, second);
  return [outcome(one, first.target), outcome(other, second.target)];
}

function apart(bytes: Uint8Array): unknown {
  const target = new Uint16Array(ROOM);
  return outcome(reference.decode(bytes, target), target);
}

/** Of the kind that is read in turns: of two components, predicted from the left. */
const paired = jpegsOf({ components: fc.constant(2), predictor: fc.constant(1) }).map(
  ({ rowsAtOnce: _, ...jpeg }): PlainJpeg => jpeg,
);

/** As large as another, of other samples. */
const reversed = (jpeg: PlainJpeg): PlainJpeg => ({ ...jpeg, samples: [...jpeg.samples].reverse() });

describe('two lossless JPEGs at once', () => {
  it('give their samples, as large as each other or not', () => {
    fc.assert(
      fc.property(paired, paired, fc.boolean(), (first, another, isAlike) => {
        const second = isAlike ? reversed(first) : another;
        expect(together(writeLosslessJpeg(first), writeLosslessJpeg(second))).toMatchObject([
          { samples: first.samples },
          { samples: second.samples },
        ]);
      }),
      { numRuns: 400, seed: 1 },
    );
  });

  it('are each what the plain code makes of it, whatever byte of one is another, and wherever one ends', () => {
    const change = fc.record({ at: fc.nat(10_000), byte: fc.option(fc.nat(255)), isSecond: fc.boolean() });
    fc.assert(
      fc.property(fc.oneof(paired, jpegsOf()), change, (jpeg, { at, byte, isSecond }) => {
        const files: [Uint8Array, Uint8Array] = [writeLosslessJpeg(jpeg), writeLosslessJpeg(reversed(jpeg))];
        const changed = Number(isSecond);
        const file = files[changed];
        files[changed] = byte === null ? file.slice(0, at % file.length) : file.with(at % file.length, byte);
        expect(together(...files)).toEqual(files.map(apart));
      }),
      { numRuns: 800, seed: 2 },
    );
  });

  it('have codes and differences of any length beside each other', () => {
    // A code and its difference take 1 to 31 bits.
    const lengths = [Array.from({ length: 17 }, (_, category) => Math.min(category + 1, 16))];
    const wild = Array.from({ length: 1024 }, (_, at) => ((at * 2_654_435_761) >>> 9) % 65_536);
    const calm = wild.map((sample, at) => (at % 3 === 0 ? sample : 32_768));
    const plain = { width: 64, components: 2, precision: 16, predictor: 1, lengths };
    const [first, second] = [wild, calm].map((samples) => writeLosslessJpeg({ ...plain, samples }));
    expect(together(first, second)).toMatchObject([{ samples: wild }, { samples: calm }]);
  });
});
