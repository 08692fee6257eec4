import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allDirectories, readTiff } from '@hotpix/tiff';
import { replaceSamples, type SampleChange } from '../../src/edit/replace-samples.ts';
import { readLosslessJpeg } from '../read-lossless-jpeg.ts';
import { writeLosslessJpeg } from '../write-lossless-jpeg.ts';
import { layRichDng, type LaidDng, type RichDng } from './rich-dng.ts';

const md5 = (bytes: Uint8Array): Uint8Array => createHash('md5').update(bytes).digest();

/** Every category in 5 bits, or more bits the larger the category. */
const CODES = [Array.from({ length: 17 }, () => 5), Array.from({ length: 17 }, (_, at) => Math.min(at + 2, 16))];

/** What the stored samples stand for. */
const linearOf = ({ table }: RichDng, stored: number): number => (table ? (table[stored] ?? table.at(-1)!) : stored);

const frameOf = (rich: RichDng) => ({
  ...{ width: rich.width, height: rich.height },
  samples: Uint16Array.from(rich.samples, (stored) => linearOf(rich, stored)),
});

const fix = (rich: RichDng, changes: readonly SampleChange[]): Uint8Array =>
  replaceSamples(layRichDng(rich).bytes, frameOf(rich), changes, md5);

/** The stored samples of the raw image, by plain readers. */
function readStored(
  bytes: Uint8Array,
  { width, height, bits = 16, tile, rowsPerStrip = height, compress, order }: RichDng,
): number[] {
  const raw = allDirectories(readTiff(bytes)).find(({ tags }) => tags.get(262)?.numbers()[0] === 32803)!;
  const [offsets, lengths] = (tile ? [324, 325] : [273, 279]).map((tag) => raw.tags.get(tag)!.numbers());
  const [across, down] = tile ?? [width, rowsPerStrip];
  const samples = new Array<number>(width * height);
  offsets.forEach((offset, index) => {
    const piece = bytes.subarray(offset, offset + lengths[index]);
    const own = compress ? readLosslessJpeg(piece).samples : unpack(piece, across, bits, order);
    const columns = Math.ceil(width / across);
    own.forEach((sample, at) => {
      const x = (index % columns) * across + (at % across);
      const y = Math.floor(index / columns) * down + Math.floor(at / across);
      if (x < width && y < height) samples[y * width + x] = sample;
    });
  });
  return samples;
}

function unpack(piece: Uint8Array, across: number, bits: number, order: RichDng['order']): number[] {
  if (bits === 16) {
    const view = new DataView(piece.buffer, piece.byteOffset, piece.length);
    return Array.from({ length: piece.length / 2 }, (_, at) => view.getUint16(2 * at, order !== 'MM'));
  }
  const stride = Math.ceil((across * bits) / 8);
  return Array.from({ length: piece.length / stride }, (_, y) => {
    const row = Array.from(piece.subarray(y * stride, (y + 1) * stride), (byte) =>
      byte.toString(2).padStart(8, '0'),
    ).join('');
    return Array.from({ length: across }, (__, x) => parseInt(row.slice(x * bits, (x + 1) * bits), 2));
  }).flat();
}

/** Bytes of the original that may differ: pieces with a change and the byte that fills them up, offsets and lengths, digests. */
function mayChange(
  { valueAt, raw, first, partAt, pieces }: LaidDng,
  rich: RichDng,
  changes: readonly SampleChange[],
): Set<number> {
  const { width, height, tile, rowsPerStrip = height } = rich;
  const [across, down] = tile ?? [width, rowsPerStrip];
  const columns = Math.ceil(width / across);
  const allowed = new Set<number>();
  const allow = (at: number, length: number): void => {
    for (let index = 0; index < length; index++) allowed.add(at + index);
  };
  const size = rich.narrow ? 2 : 4;
  for (const { x, y } of changes) {
    const index = Math.floor(y / down) * columns + Math.floor(x / across);
    const piece = pieces[index];
    if (pieces.filter((other) => other === piece).length === 1)
      allow(partAt.get(piece)!, piece.length + (piece.length & 1));
    for (const tag of tile ? [324, 325] : [273, 279]) allow(valueAt(raw, tag) + index * size, size);
  }
  for (const tag of [50781, 50972, 51111]) allow(valueAt(first, tag), 16);
  return allowed;
}

const changed = (before: Uint8Array, after: Uint8Array): number[] =>
  Array.from(before.keys()).filter((at) => before[at] !== after[at]);

const richDngs = fc
  .record({
    width: fc.integer({ min: 1, max: 26 }).map((half) => 2 * half),
    height: fc.integer({ min: 1, max: 40 }),
    order: fc.constantFrom('II' as const, 'MM' as const),
    bits: fc.integer({ min: 8, max: 16 }),
    kind: fc.constantFrom('strips', 'tiles', 'compressed strips', 'compressed tiles'),
    tile: fc.constantFrom([16, 16] as const, [32, 16] as const, [64, 48] as const),
    rowsPerStrip: fc.integer({ min: 1, max: 50 }),
    components: fc.constantFrom(1, 2),
    predictor: fc.integer({ min: 1, max: 7 }),
    codes: fc.subarray(CODES, { minLength: 1 }),
    scenery: fc.constantFrom('flat', 'smooth', 'noise'),
    entries: fc.constantFrom(0, 0, 200, 300, 5000),
    isFirst: fc.boolean(),
    shares: fc.boolean(),
    narrow: fc.boolean(),
    shuffle: fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 30 }),
    gap: fc.nat(3),
    rest: fc.nat(2),
  })
  .map(({ kind, tile, components, predictor, codes, scenery, entries, ...rest }): RichDng => {
    const { width, height, bits } = rest;
    const most = Math.min(entries || Infinity, 2 ** bits) - 1;
    const steps = {
      flat: () => 90,
      smooth: (at: number) => 50 + (at % width) + ((at * 7) % 5),
      noise: (at: number) => ((at * 2_654_435_761) >>> 7) % (most + 1),
    };
    const compress: RichDng['compress'] = (samples, columns) =>
      writeLosslessJpeg({
        samples,
        width: columns,
        components,
        precision: bits,
        predictor,
        lengths: codes.slice(0, components),
      });
    return {
      ...rest,
      samples: Array.from({ length: width * height }, (_, at) => steps[scenery as keyof typeof steps](at) % (most + 1)),
      ...(kind.endsWith('tiles') && { tile }),
      ...(kind.startsWith('compressed') && { compress }),
      ...(entries > 0 && {
        table: Array.from({ length: entries }, (_, at) => Math.round(((at * at) / (entries * entries)) * 60000)),
      }),
    };
  });

const changesOf = ({ width, height, table, bits = 16 }: RichDng) =>
  fc.uniqueArray(
    fc.record({
      x: fc.nat(width - 1),
      y: fc.nat(height - 1),
      to: fc.nat(table ? 65535 : 2 ** bits - 1),
    }),
    { minLength: 1, maxLength: 5, selector: ({ x, y }) => `${x},${y}` },
  );

const repairs = richDngs.chain((rich) => fc.tuple(fc.constant(rich), changesOf(rich)));

describe('a DNG with other samples', () => {
  it('differs in the changed pieces, their offsets and lengths, and the digests alone', () => {
    fc.assert(
      fc.property(repairs, ([rich, changes]) => {
        const laid = layRichDng(rich);
        const after = replaceSamples(laid.bytes, frameOf(rich), changes, md5);
        const allowed = mayChange(laid, rich, changes);
        expect(changed(laid.bytes, after).filter((at) => !allowed.has(at))).toEqual([]);
      }),
      { numRuns: 120, seed: 1 },
    );
  });

  it('has the new samples where they were asked for, as near as it can store them, and the old ones elsewhere', () => {
    fc.assert(
      fc.property(repairs, ([rich, changes]) => {
        const stored = readStored(fix(rich, changes), rich);
        const wanted = new Map(changes.map(({ x, y, to }) => [y * rich.width + x, to]));
        const range = Array.from({ length: 2 ** (rich.bits ?? 16) }, (_, stored) => linearOf(rich, stored));
        for (const [at, sample] of stored.entries()) {
          const to = wanted.get(at);
          if (to === undefined) expect(sample).toBe(rich.samples[at]);
          else {
            const nearest = range.reduce((best, value) => Math.min(best, Math.abs(value - to)), Infinity);
            expect(Math.abs(linearOf(rich, sample) - to)).toBe(nearest);
          }
        }
      }),
      { numRuns: 80, seed: 2 },
    );
  });
});

const plain = (change: Partial<RichDng> = {}): RichDng => {
  const { width = 40, height = 30, bits = 16 } = change;
  const samples = Array.from({ length: width * height }, (_, at) => ((at * 40_503) >>> 3) % 2 ** bits);
  return { width, height, samples, ...change };
};

const compress: RichDng['compress'] = (samples, width) =>
  writeLosslessJpeg({ samples, width, components: 2, precision: 14, predictor: 6, lengths: CODES });

const valueOf = (bytes: Uint8Array, tag: number): Uint8Array | undefined => readTiff(bytes)[0].tags.get(tag)?.bytes();

describe('digests', () => {
  /** By the words of DNG 1.7.1 for RawImageDigest; a frame within 256 x 256 is one tile of the newer one. */
  const digestsOf = (samples: readonly number[], bytesPerSample: 1 | 2) => {
    const bytes = (size: 1 | 2) =>
      Uint8Array.from(samples.flatMap((sample) => [sample & 255, sample >> 8].slice(0, size)));
    return { older: md5(bytes(2)), newer: md5(md5(bytes(bytesPerSample))) };
  };

  it.each<[string, Partial<RichDng>, 1 | 2]>([
    ['of 16 bits', {}, 2],
    ['of 12 bits', { bits: 12 }, 2],
    ['of 8 bits', { bits: 8 }, 1],
    ['of a short linearization table', { bits: 8, table: Array.from({ length: 256 }, (_, at) => at * at) }, 1],
    ['of a long linearization table', { bits: 12, table: Array.from({ length: 4096 }, (_, at) => 15 * at) }, 2],
  ])('are those of the new samples: %s', (_, change, bytesPerSample) => {
    const rich = plain(change);
    const after = fix(rich, [{ x: 3, y: 4, to: 100 }]);
    const { older, newer } = digestsOf(readStored(after, rich), bytesPerSample);
    expect(valueOf(after, 50972)).toEqual(Uint8Array.from(older));
    expect(valueOf(after, 51111)).toEqual(Uint8Array.from(newer));
  });

  it('make another identifier of the raw image, the same for the same samples', () => {
    const [one, again, other] = [100, 100, 101].map((to) => valueOf(fix(plain(), [{ x: 3, y: 4, to }]), 50781));
    expect(one).not.toEqual(valueOf(layRichDng(plain()).bytes, 50781));
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
  });

  it('stay where no sample changes', () => {
    const rich = plain();
    const { bytes } = layRichDng(rich);
    const same = { x: 3, y: 4, to: rich.samples[4 * 40 + 3] };
    expect(fix(rich, [same])).toEqual(bytes);
  });
});

describe('a piece that needs more room', () => {
  /** Flat pieces take few bytes; wild spots in one of them take more, by any Huffman code. */
  const flat = plain({ bits: 14, tile: [16, 16], compress, samples: new Array<number>(1200).fill(5000) });
  const spots = Array.from({ length: 140 }, (_, at) => ({
    ...{ x: 16 + (at % 10), y: 16 + Math.floor(at / 10) },
    to: (((at + 1) * 2_654_435_761) >>> 8) % 16_384,
  }));
  const wholes = Array.from(spots, ({ to }) => to);
  const read = (bytes: Uint8Array, rich: RichDng): number[] => {
    const stored = readStored(bytes, rich);
    return spots.map(({ x, y }) => stored[y * rich.width + x]);
  };

  it('goes to the end of the file', () => {
    const { bytes } = layRichDng(flat);
    const after = fix(flat, spots);
    expect(after.length).toBeGreaterThan(bytes.length + 60);
    // Its offset, its length, and three digests.
    expect(changed(bytes, after).length).toBeLessThanOrEqual(2 * 4 + 3 * 16);
    expect(read(after, flat)).toEqual(wholes);
  });

  it('grows where it is, if it is the last thing in the file', () => {
    const single = { ...flat, tile: undefined };
    const layouts = Array.from({ length: 50 }, (_, step) => ({ ...single, shuffle: [step * 20 + 1] }));
    const last = layouts.find((rich) => {
      const { bytes, partAt, pieces } = layRichDng(rich);
      return partAt.get(pieces[0])! + pieces[0].length === bytes.length;
    })!;
    const { bytes, partAt, pieces } = layRichDng(last);
    const after = fix(last, spots);
    expect(after.length).toBeGreaterThan(bytes.length);
    expect(after.length - bytes.length).toBeLessThan(pieces[0].length);
    expect(readTiff(after)[0].subDirectories[0].tags.get(273)?.numbers()).toEqual([partAt.get(pieces[0])]);
    expect(read(after, last)).toEqual(wholes);
  });

  it('shares the room of its neighbours, so that a file of many changes hardly grows', () => {
    const samples = Array.from({ length: 64 * 64 }, (_, at) => 5000 + ((at * 2_654_435_761) >>> 24));
    // Codes that suit noise of 8 bits, so that no others are shorter.
    const fit = Array.from({ length: 17 }, (_, category) => (category <= 8 ? 9 - category : 13));
    const tight: RichDng['compress'] = (part, width) =>
      writeLosslessJpeg({ samples: part, width, components: 2, precision: 14, predictor: 1, lengths: [fit] });
    const rich = plain({ width: 64, height: 64, bits: 14, tile: [16, 16], compress: tight, samples });
    const { bytes, pieces } = layRichDng(rich);
    // Every second column of tiles becomes wilder, and the others calmer.
    const all = samples.flatMap((sample, at) => {
      const to = at % 32 < 16 ? sample + 2000 : 5128;
      return at % 3 === 0 ? [{ x: at % 64, y: Math.floor(at / 64), to }] : [];
    });
    const after = fix(rich, all);
    const stored = readStored(after, rich);
    expect(all.map(({ x, y }) => stored[y * 64 + x])).toEqual(all.map(({ to }) => to));
    expect(after.length - bytes.length).toBeLessThan(2 * Math.max(...pieces.map(({ length }) => length)));
  });

  it('is stored without the restarts that it had', () => {
    const restarted: RichDng['compress'] = (samples, width) =>
      writeLosslessJpeg({ samples, width, components: 2, precision: 14, predictor: 1, lengths: CODES, rowsAtOnce: 4 });
    const rich = plain({ bits: 14, compress: restarted });
    const stored = readStored(fix(rich, [{ x: 3, y: 4, to: 100 }]), rich);
    expect(stored).toEqual(Array.from(rich.samples).with(4 * 40 + 3, 100));
  });

  it('is refused where its offset would not fit into 16 bits', () => {
    expect(() => fix({ ...flat, narrow: true, rest: 65_536 }, spots)).toThrow('numbers of 32 bits');
  });
});
