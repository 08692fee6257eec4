import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LosslessJpegDecoder } from '../src/lossless-jpeg/decode.ts';
import { encodeLosslessJpeg } from '../src/lossless-jpeg/encode.ts';
import { jpegsOf } from './random-lossless-jpeg.ts';
import { writeLosslessJpeg, type PlainJpeg } from './write-lossless-jpeg.ts';

const decoder = new LosslessJpegDecoder();
const reference = new LosslessJpegDecoder('reference');

type Outcome = { samples: number[]; [name: string]: unknown } | 'unusual' | 'damaged';

/** The samples of a file and what its headers say, or how it is refused. */
function decode(bytes: Uint8Array, by = decoder, room = 4096): Outcome {
  const target = new Uint16Array(room);
  const headers = by.decode(bytes, target);
  if (typeof headers === 'string') return headers;
  const { width, height, components, precision, predictor } = headers;
  return { width, height, components, precision, predictor, samples: Array.from(target.subarray(0, width * height)) };
}

const jpegs = jpegsOf();

/** A restart behind each row but the last. */
const RESTARTED: PlainJpeg = {
  ...{ samples: Array.from({ length: 22 }, (_, at) => at * 11), width: 2, components: 1, precision: 8, predictor: 1 },
  rowsAtOnce: 1,
};
const PLAIN: PlainJpeg = { samples: [5, 6, 7, 8], width: 2, components: 1, precision: 8, predictor: 1 };

describe('decoding lossless JPEG', () => {
  it('gives back all samples of any predictor, precision, Huffman code and number of components', () => {
    fc.assert(
      fc.property(jpegs, (jpeg) => {
        const { samples, width, components, precision, predictor } = jpeg;
        expect(decode(writeLosslessJpeg(jpeg))).toEqual({
          ...{ width, height: samples.length / width, components, precision, predictor },
          samples,
        });
      }),
      { numRuns: 400, seed: 1 },
    );
  });

  it('gives back what this package encodes', () => {
    const samples = Uint16Array.from(
      { length: 64 * 60 },
      (_, at) => (at * at * 40_503) % (at % 3 === 0 ? 65_536 : 900),
    );
    const bytes = encodeLosslessJpeg({ samples, width: 64, height: 60, components: 2 });
    expect(decode(bytes)).toMatchObject({ samples: Array.from(samples) });
  });

  it('reads a file by hand: differences 0, 1, 0 from above, and 0', () => {
    const table = [0xff, 0xc4, 0, 21, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
    const frame = [0xff, 0xc3, 0, 11, 16, 0, 2, 0, 2, 1, 0, 0x11, 0];
    const scan = [0xff, 0xda, 0, 8, 1, 0, 0, 1, 0, 0];
    const bytes = Uint8Array.from([0xff, 0xd8, ...frame, ...table, ...scan, 0b0_10_1_0_0_11, 0xff, 0xd9]);
    expect(decode(bytes)).toMatchObject({ samples: [32768, 32769, 32768, 32768] });
  });

  it('is not led astray by comments, by data behind the end, nor by the file before', () => {
    const bytes = writeLosslessJpeg({ ...PLAIN, before: [0xff, 0xfe, 0, 4, 1, 2, 0xff, 0xe1, 0, 3, 9] });
    decode(writeLosslessJpeg({ ...PLAIN, samples: Array.from({ length: 400 }, (_, at) => at % 256), width: 20 }));
    expect(decode(Uint8Array.from([...bytes, 1, 2, 3]))).toMatchObject({ samples: [5, 6, 7, 8] });
  });

  it.each([
    ['another process', (bytes: Uint8Array) => bytes.with(bytes.indexOf(0xc3), 0xc1)],
    ['a picture larger than its place', () => writeLosslessJpeg({ ...PLAIN, samples: Array(4098).fill(1) })],
    ['restarts within a row', () => writeLosslessJpeg({ ...PLAIN, before: [0xff, 0xdd, 0, 4, 0, 1] })],
    ['restarts of rows that are predicted from above', () => writeLosslessJpeg({ ...RESTARTED, predictor: 2 })],
    [
      'a point transform that leaves less than 2 bits',
      () => writeLosslessJpeg({ ...PLAIN, precision: 1, pointTransform: 15 }),
    ],
    ['predictor 0', () => writeLosslessJpeg({ ...PLAIN, samples: [5, 6], predictor: 0 })],
    ['predictor 8', () => writeLosslessJpeg({ ...PLAIN, samples: [5, 6], predictor: 8 })],
    [
      'tables given to components in another order than dcraw gives them',
      () =>
        writeLosslessJpeg({
          ...PLAIN,
          components: 2,
          lengths: [Array(17).fill(5), Array(17).fill(6)],
          selectors: [1, 0],
        }),
    ],
  ])('leaves %s to others', (_, change) => {
    expect(decode(change(writeLosslessJpeg(PLAIN)))).toBe('unusual');
  });

  it('reads tables that are given in another order, but equal, as Canon gives them', () => {
    const samples = Array.from({ length: 80 }, (_, at) => (at * 37) % 256);
    const jpeg = { ...PLAIN, samples, width: 16, components: 4, lengths: [Array(17).fill(5), Array(17).fill(5)] };
    expect(decode(writeLosslessJpeg({ ...jpeg, selectors: [0, 1, 0, 1] }))).toMatchObject({ samples });
  });

  it.each([
    ['nothing', () => []],
    ['something else', (bytes: number[]) => [0, 0, ...bytes.slice(2)]],
    ['no scan', (bytes: number[]) => bytes.slice(0, 30)],
    ['no data', (bytes: number[]) => bytes.slice(0, -7)],
    [
      'more data before the end than its samples take',
      (bytes: number[]) => bytes.toSpliced(-2, 0, ...Array(40).fill(7)),
    ],
  ])('knows %s for damage', (_, change) => {
    expect(decode(Uint8Array.from(change(Array.from(writeLosslessJpeg(PLAIN)))))).toBe('damaged');
  });

  it('knows samples beyond the precision for damage', () => {
    expect(decode(writeLosslessJpeg({ ...PLAIN, samples: [5, 6, 7, 256] }))).toBe('damaged');
  });

  it('leaves samples without the bits that a point transform took from them', () => {
    expect(decode(writeLosslessJpeg({ ...PLAIN, pointTransform: 2 }))).toMatchObject({
      precision: 8,
      samples: [5, 6, 7, 8],
    });
  });

  it('gives back samples behind more restarts than there are numbers of them', () => {
    expect(decode(writeLosslessJpeg(RESTARTED))).toMatchObject({ samples: RESTARTED.samples });
  });

  it.each([
    ['another one', (bytes: Uint8Array, at: number) => bytes.with(at + 1, 0xd3)],
    ['the end', (bytes: Uint8Array, at: number) => bytes.with(at + 1, 0xd9)],
    ['nothing', (bytes: Uint8Array, at: number) => bytes.slice(0, at)],
    ['stuffing', (bytes: Uint8Array, at: number) => bytes.with(at + 1, 0)],
  ])('knows %s in the place of a restart for damage', (_, change) => {
    const bytes = writeLosslessJpeg(RESTARTED);
    const second = Buffer.from(bytes).indexOf(Buffer.from([0xff, 0xd1]));
    expect(decode(change(bytes, second))).toBe('damaged');
  });

  it.each([
    ['before the end', (bytes: number[]) => bytes.toSpliced(-2, 0, 0, 0, 0)],
    ['in the place of the end', (bytes: number[]) => [...bytes.slice(0, -2), ...Array(100).fill(0)]],
  ])('takes data that are filled up with zeros %s', (_, change) => {
    const bytes = Uint8Array.from(change(Array.from(writeLosslessJpeg(PLAIN))));
    expect(decode(bytes)).toMatchObject({ samples: [5, 6, 7, 8] });
  });

  it('knows a code that nobody defined for damage', () => {
    // Category 0 alone has a code, a single 0, and the data begin with a 1.
    const bytes = writeLosslessJpeg({ ...PLAIN, samples: Array(8).fill(128), lengths: [[1]] });
    expect(decode(bytes)).toMatchObject({ samples: Array(8).fill(128) });
    expect(decode(bytes.with(-3, 0b1000_0000))).toBe('damaged');
  });

  it('ends in samples or a refusal, whatever bytes are flipped or missing', () => {
    const change = fc.record({ at: fc.nat(10_000), byte: fc.nat(255), keep: fc.nat(10_000) });
    fc.assert(
      fc.property(jpegs, change, fc.boolean(), (jpeg, { at, byte, keep }, isCut) => {
        const bytes = writeLosslessJpeg(jpeg);
        const damaged = isCut ? bytes.slice(0, keep % bytes.length) : bytes.with(at % bytes.length, byte);
        const came = decode(damaged);
        if (isCut && keep % bytes.length < bytes.length - 3) expect(came).toBe('damaged');
        else expect(typeof came === 'string' || came.samples.length <= 4096).toBe(true);
      }),
      { numRuns: 1000, seed: 1 },
    );
  });
});

describe('the kernels', () => {
  it.each([
    ['any file', fc.constant(undefined)],
    ['files of which a byte is another', fc.record({ at: fc.nat(10_000), byte: fc.nat(255) })],
  ])('make of %s what the plain code makes of it', (_, changes) => {
    fc.assert(
      fc.property(jpegs, changes, (jpeg, change) => {
        const whole = writeLosslessJpeg(jpeg);
        const bytes = change ? whole.with(change.at % whole.length, change.byte) : whole;
        expect(decode(bytes)).toEqual(decode(bytes, reference));
      }),
      { numRuns: 600, seed: 2 },
    );
  });

  it('unstuff data of any length, whether a piece of them ends before, within or behind a stuffed pair', () => {
    // A code of one bit with 15 ones behind it: every second byte is 0xFF, and a zero is stuffed behind each.
    const lengths = [Array.from({ length: 17 }, (_, category) => (category === 15 ? 1 : category === 7 ? 2 : 0))];
    const steps = Array.from({ length: 6 }, (_, short) => [...Array(short).fill(127), ...Array(23_000).fill(32_767)]);
    for (const differences of steps) {
      let sample = 32_768;
      const samples = differences.map((difference) => (sample = (sample + difference) % 65_536));
      const bytes = writeLosslessJpeg({
        samples,
        width: samples.length,
        components: 1,
        precision: 16,
        predictor: 1,
        lengths,
      });
      const came = decode(bytes, decoder, samples.length);
      expect(came).toMatchObject({ samples });
    }
  });
});
