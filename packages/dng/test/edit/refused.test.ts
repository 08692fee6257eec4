import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTiff, TiffError } from '@hotpix/tiff';
import { replaceSamples } from '../../src/edit/replace-samples.ts';
import { DngError } from '../../src/errors.ts';
import { writeLosslessJpeg } from '../write-lossless-jpeg.ts';
import { writePlainDng, type PlainDng } from '../write-plain-dng.ts';
import { layRichDng, type RichDng } from './rich-dng.ts';

/** One of them passes for the number of entries of a directory. */
const SAMPLES = Array.from({ length: 1200 }, (_, at) => (at === 53 ? 1 : (at * 40_503) % 4096));
const FRAME = { width: 40, height: 30, samples: Uint16Array.from(SAMPLES) };
const CHANGE = [{ x: 3, y: 4, to: 100 }];

const compress: PlainDng['compress'] = (samples, width) =>
  writeLosslessJpeg({ samples, width, components: 2, precision: 16, predictor: 1 });
const fix = (bytes: Uint8Array, frame = FRAME): Uint8Array =>
  replaceSamples(bytes, frame, CHANGE, () => new Uint8Array(16));
const plain = (change: Partial<PlainDng> = {}): Uint8Array =>
  writePlainDng({ width: 40, height: 30, samples: SAMPLES, ...change });
const rich = (change: Partial<RichDng> = {}) => layRichDng({ width: 40, height: 30, samples: SAMPLES, ...change });

describe('a DNG whose samples cannot be replaced where they are is refused with the reason', () => {
  it.each<[string, Partial<PlainDng>, string]>([
    ['lossy JPEG', { tags: { 259: [3, 34892] } }, 'lossy JPEG'],
    ['JPEG XL', { tags: { 259: [3, 52546] } }, 'JPEG XL'],
    ['Deflate', { tags: { 259: [3, 8] } }, 'Deflate'],
    ['VC-5', { tags: { 259: [3, 9] } }, 'VC-5'],
    ['a compression of a maker', { tags: { 259: [3, 65000] } }, 'compression 65000'],
    ['floating point', { tags: { 339: [3, 3] } }, 'floating point'],
    ['three samples per pixel', { tags: { 277: [3, 3] } }, 'one sample per pixel'],
    ['32 bits', { tags: { 258: [3, 32] } }, '32 bits'],
    ['another size than the frame', { tags: { 256: [3, 39] } }, 'one raw image of 40 x 30 samples, got 39 x 30'],
    ['no raw image', { tags: { 262: [3, 2] } }, 'got none'],
  ])('%s', (_, change, words) => {
    expect(() => fix(plain(change))).toThrow(words);
    expect(() => fix(plain(change))).toThrow(expect.objectContaining({ code: 'unsupported' }));
  });

  it('baseline JPEG in place of lossless', () => {
    const bytes = plain({ tile: [16, 16], compress });
    const [first] = readTiff(bytes)[0].tags.get(324)!.numbers();
    // SOF3 becomes SOF0.
    bytes[bytes.indexOf(0xc3, first)] = 0xc0;
    expect(() => fix(bytes)).toThrow('got lossy, damaged or other ones');
  });

  it('samples that are not those of the frame', () => {
    const samples = FRAME.samples.with(85, 7);
    const words = `Expected a DNG with the sample 7 at (5, 2), as it was decoded, got ${SAMPLES[85]}`;
    expect(() => fix(plain(), { ...FRAME, samples })).toThrow(words);
  });
});

describe('a DNG that contradicts itself is refused', () => {
  /** The file with another number of 32 bits in place of a value of a tag. */
  const withValue = (laid: ReturnType<typeof rich>, where: 'raw' | 'first', tag: number, value: number): Uint8Array => {
    const bytes = laid.bytes.slice();
    new DataView(bytes.buffer).setUint32(laid.valueAt(laid[where], tag), value, true);
    return bytes;
  };
  const laid = rich({ rest: 3000 });
  /** Where the entries of the first directory end, and the offset of the next begins. */
  const endOf = (directory: object): number =>
    new DataView(laid.bytes.buffer).getUint32(4, true) + 2 + 12 * Object.keys(directory).length + 4;
  const tiles = rich({ tile: [16, 16], compress });
  const first = new DataView(laid.bytes.buffer).getUint32(4, true);
  const strip = laid.partAt.get(laid.pieces[0])!;

  it.each<[string, Uint8Array, string]>([
    ['samples outside the file', withValue(laid, 'raw', 273, laid.bytes.length - 100), 'inside the'],
    ['a strip that is longer than the file', withValue(laid, 'raw', 279, 2 ** 32 - 1), 'the same bytes'],
    ['a strip that is too short', withValue(laid, 'raw', 279, 2399), 'hold all samples'],
    ['samples in the header', withValue(laid, 'raw', 273, 0), 'inside the'],
    [
      'samples over where the next directory is said to be',
      withValue(laid, 'raw', 273, endOf(laid.first) - 2),
      'the same bytes',
    ],
    ['samples over tags', withValue(laid, 'raw', 273, strip - 40), 'the same bytes'],
    ['tiles that overlap', withValue(tiles, 'raw', 324, tiles.partAt.get(tiles.pieces[1])! + 2), 'the same bytes'],
    ['a directory of GPS outside the file', withValue(laid, 'first', 34853, 2 ** 31), 'directories inside'],
    ['a directory of GPS among the samples', withValue(laid, 'first', 34853, strip + 2 * 53), 'the same bytes'],
    ['the first image below itself', withValue(laid, 'first', 330, first), 'each directory once'],
  ])('%s', (_, bytes, words) => {
    expect(() => fix(bytes)).toThrow(words);
    expect(() => fix(bytes)).toThrow(expect.objectContaining({ code: expect.stringMatching(/^bad(Tiff|Samples)$/) }));
  });

  /** The file with the value of a tag, which is longer than an entry holds, elsewhere. */
  const withPlace = (where: 'raw' | 'first', tag: number, place: number): Uint8Array => {
    const bytes = laid.bytes.slice();
    const view = new DataView(bytes.buffer);
    const old = laid.valueAt(laid[where], tag);
    const entry = Array.from(bytes.keys()).find(
      (at) => at + 12 <= bytes.length && view.getUint16(at, true) === tag && view.getUint32(at + 8, true) === old,
    )!;
    view.setUint32(entry + 8, place, true);
    return bytes;
  };

  it('the value of a tag outside the file', () => {
    expect(() => fix(withPlace('first', 33432, laid.bytes.length - 5))).toThrow(
      'Expected a TIFF file with tag 33432 inside',
    );
  });

  it('the value of a tag among the samples', () => {
    expect(() => fix(withPlace('first', 33432, strip + 100))).toThrow(
      'the raw samples and tag 33432 in the same bytes',
    );
  });

  it('the value of a tag where a digest stands that changes', () => {
    const bytes = withPlace('raw', 51008, laid.valueAt(laid.first, 51111) - 4);
    expect(() => fix(bytes)).toThrow('and tag 51008 in the same bytes');
  });

  it('ends in a file of the same samples elsewhere or an error in words, whatever bytes are flipped or missing', () => {
    const files = [laid.bytes, tiles.bytes, rich({ order: 'MM', bits: 12, rowsPerStrip: 7 }).bytes];
    const flips = fc.array(fc.tuple(fc.oneof(fc.nat(600), fc.nat(10_000)), fc.nat(255)), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(fc.constantFrom(...files), flips, fc.option(fc.nat(10_000)), (file, changes, length) => {
        const bytes = file.slice(0, length ?? file.length);
        for (const [at, byte] of changes) bytes[at % (bytes.length || 1)] = byte;
        try {
          expect(fix(bytes).length).toBeGreaterThanOrEqual(bytes.length);
        } catch (error) {
          expect(error instanceof DngError || error instanceof TiffError, String(error)).toBe(true);
        }
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});
