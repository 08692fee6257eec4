import { describe, expect, test } from 'vitest';
import { openJpeg, readJpegHeader } from '../src/index.ts';
import { BLOCKS, recode, restarted } from './support/files.ts';
import { decode, FORMS, HEIGHT, jpegOf, WIDTH } from './support/pictures.ts';

const coefficientsOf = (file: Uint8Array): number[][] =>
  openJpeg(file).planes.map(({ coefficients }) => [...coefficients]);
const flat = (value: number): number[] => Array<number>(64).fill(value);

describe.each(Object.entries(FORMS))('a JPEG, %s,', (_, form) => {
  test('comes back as the very bytes while nothing changes', async () => {
    const file = await jpegOf(form);
    expect(openJpeg(file).encode()).toEqual({ bytes: file, hasNewTables: false });
  });

  test('coded anew has the coefficients that it had', async () => {
    const file = await jpegOf(form);
    expect(coefficientsOf(recode(file))).toEqual(coefficientsOf(file));
  });

  test('changes in the one block that was changed, as another decoder sees it', async () => {
    const file = await jpegOf(form);
    const jpeg = openJpeg(file);
    const before = coefficientsOf(file);
    const [plane] = jpeg.planes;
    const isDarker = plane.samplesOf(3, 2)[0] > 128;
    plane.change(3, 2, flat(isDarker ? -95 : 95));
    const { bytes } = jpeg.encode();
    const block = 2 * plane.stride + 3;
    const steps = Math.round((8 * (isDarker ? -95 : 95)) / plane.quantisation[0]);
    before[0][64 * block] = Math.min(Math.max(before[0][64 * block] + steps, -1024), 1023);
    expect(coefficientsOf(bytes)).toEqual(before);
    const [was, is] = [await decode(file), await decode(bytes)];
    const channels = was.length / WIDTH / HEIGHT;
    const changed = [...was.keys()].filter((at) => was[at] !== is[at]).map((at) => Math.floor(at / channels));
    const isInside = (at: number): boolean => (at % WIDTH) >> 3 === 3 && Math.floor(at / WIDTH) >> 3 === 2;
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.every(isInside)).toBe(true);
  });
});

describe('the entropy data', () => {
  const plain = Object.entries(FORMS).filter(([name]) => !name.includes('mozjpeg'));

  test.each(plain)('of libjpeg, %s, comes out byte for byte', async (_, form) => {
    const file = await jpegOf(form);
    expect(recode(file)).toEqual(file);
  });

  test('is read as T.81 lays it out', () => {
    const { planes } = openJpeg(restarted());
    expect([...planes[0].coefficients]).toEqual([
      5,
      ...flat(0).slice(1),
      -5,
      ...flat(0).slice(1),
      0,
      1,
      ...flat(0).slice(2),
    ]);
  });

  test('changes in the restart interval of a changed block alone', () => {
    const jpeg = openJpeg(restarted());
    // DC is eight times the mean: ten steps of 8.
    jpeg.planes[0].change(0, 1, flat(10));
    const { bytes, hasNewTables } = jpeg.encode();
    expect(bytes).toEqual(restarted([BLOCKS[0], BLOCKS[0], BLOCKS[2]]));
    expect(hasNewTables).toBe(false);
  });

  test('gets a table of its own where the table of the file lacks a code', async () => {
    const jpeg = openJpeg(restarted());
    jpeg.planes[0].change(0, 1, flat(6));
    const { bytes, hasNewTables } = jpeg.encode();
    expect(hasNewTables).toBe(true);
    expect(coefficientsOf(bytes)).toEqual([[...jpeg.planes[0].coefficients]]);
    expect(jpeg.planes[0].coefficients[64]).toBe(1);
    expect((await decode(bytes)).length).toBe(3 * 8 * 24);
  });
});

describe('an oddity that harms no block is passed over:', () => {
  test('Huffman tables left out, which are the typical ones of T.81 then', async () => {
    const file = await jpegOf({ optimiseCoding: false });
    const bare = withoutTables(file);
    expect(bare.length).toBeLessThan(file.length - 400);
    expect(coefficientsOf(bare)).toEqual(coefficientsOf(file));
  });

  test.each([
    ['a restart marker', [0xff, 0xd0]],
    ['all restart markers', [0, 1, 2, 3, 4, 5, 6, 7].flatMap((turn) => [0xff, 0xd0 + turn])],
    ['seven bytes', [1, 2, 3, 4, 5, 6, 7]],
    ['stuffed bytes', [0xff, 0, 0xff, 0]],
    ['padding', [0xff, 0xff, 0xff]],
  ])('%s behind the last block', async (_, surplus) => {
    const file = await jpegOf();
    const odd = Uint8Array.from([...file.subarray(0, -2), ...surplus, ...file.subarray(-2)]);
    expect(coefficientsOf(odd)).toEqual(coefficientsOf(file));
    const jpeg = openJpeg(odd);
    expect(jpeg.encode().bytes).toBe(odd);
    jpeg.planes[0].change(0, 0, flat(60));
    expect(coefficientsOf(jpeg.encode().bytes)[0]).toEqual([...jpeg.planes[0].coefficients]);
  });
});

const DHT = 0xc4;

/** The header of a file of ours has no stray bytes. */
function withoutTables(file: Uint8Array): Uint8Array {
  const { segments, scan } = readJpegHeader(file);
  const kept = segments.filter(({ marker }) => marker !== DHT).flatMap(({ bytes }) => [...bytes]);
  return Uint8Array.from([0xff, 0xd8, ...kept, ...file.subarray(scan)]);
}

describe('an opened JPEG', () => {
  test('has the samples that another decoder sees', async () => {
    const file = await jpegOf({ channels: 1, quality: 80 });
    const seen = await decode(file);
    const [plane] = openJpeg(file).planes;
    const own = Array.from({ length: WIDTH * HEIGHT }, (_, at) => {
      const [x, y] = [at % WIDTH, Math.floor(at / WIDTH)];
      return plane.samplesOf(x >> 3, y >> 3)[8 * (y & 7) + (x & 7)];
    });
    const channels = seen.length / own.length;
    const worst = Math.max(
      ...own.map((value, at) => Math.abs(Math.min(Math.max(value, 0), 255) - seen[at * channels])),
    );
    // Rounded to whole numbers, and computed in integers.
    expect(worst).toBeLessThan(1.5);
  });

  test('has the sizes of each component', async () => {
    const { width, height, planes } = openJpeg(await jpegOf({ chromaSubsampling: '4:2:0' }));
    expect([width, height]).toEqual([83, 61]);
    expect(planes).toMatchObject([
      { id: 1, h: 2, v: 2, width: 83, height: 61, columns: 11, rows: 8, stride: 12 },
      { id: 2, h: 1, v: 1, width: 42, height: 31, columns: 6, rows: 4, stride: 6 },
      { id: 3, h: 1, v: 1, width: 42, height: 31, columns: 6, rows: 4, stride: 6 },
    ]);
  });

  test('keeps coefficients within what the codes hold', async () => {
    const jpeg = openJpeg(await jpegOf({ quality: 100, channels: 1 }));
    const [plane] = jpeg.planes;
    for (let i = 0; i < 9; i++)
      plane.change(
        0,
        0,
        Float64Array.from(flat(0), (_, at) => (at & 1 ? -250 : 250)),
      );
    expect(Math.max(...plane.coefficients.subarray(0, 64))).toBe(1023);
    expect(coefficientsOf(jpeg.encode().bytes)[0]).toEqual([...plane.coefficients]);
  });

  test('is as it was when a change is taken back', async () => {
    const file = await jpegOf();
    const jpeg = openJpeg(file);
    jpeg.planes[1].change(1, 1, flat(20));
    jpeg.planes[1].change(1, 1, flat(-20));
    expect(jpeg.encode().bytes).toBe(file);
  });

  test.each([
    ['a block outside', [11, 0, flat(1)], 'badSpot'],
    ['a part of a block', [0.5, 0, flat(1)], 'badSpot'],
    ['too few differences', [0, 0, [1]], 'badSpot'],
    ['a difference that is no number', [0, 0, flat(NaN)], 'badSpot'],
  ] as const)('refuses %s', async (_, [x, y, delta], code) => {
    const [plane] = openJpeg(await jpegOf()).planes;
    expect(() => plane.change(x, y, delta)).toThrow(expect.objectContaining({ code }));
  });
});
