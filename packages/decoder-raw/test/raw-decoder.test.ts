import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHotpix } from '@hotpix/core';
import { nodePlatform } from '@hotpix/core/node';
import { checkDecoder, sourceOf } from '@hotpix/core/testing';
import { rawDecoder } from '@hotpix/decoder-raw';
import type { DngImage } from '@hotpix/dng';
import { describe, expect, it } from 'vitest';
import { dngFile, HEIGHT, samplesFrom, WIDTH } from './fixtures.ts';

const decoder = rawDecoder();
const hotpix = createHotpix({ plugins: [decoder], platform: nodePlatform({ lanes: 2 }) });
const decode = (bytes: Uint8Array, path = 'picture.dng') => hotpix.decode(sourceOf(path, bytes));
const frameOf = async (change: Partial<DngImage> = {}) => (await decode(dngFile(change))).frame;

/** A TIFF of one directory of 16-bit numbers, 64 x 64 pixels, and its pixels behind it. */
function tiffFile(tags: readonly (readonly [tag: number, value: number])[], size = 10_000): Uint8Array {
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42, 0, 8]);
  view.setUint16(8, tags.length, true);
  tags.forEach(([tag, value], index) => {
    view.setUint16(10 + index * 12, tag, true);
    view.setUint16(12 + index * 12, tag === 50706 ? 1 : 3, true);
    view.setUint32(14 + index * 12, tag === 50706 ? 4 : 1, true);
    view.setUint32(18 + index * 12, value, true);
  });
  return bytes;
}

const image = (photometric: number, samples: number): [number, number][] => [
  [256, 64],
  [257, 64],
  [258, 16],
  [259, 1],
  [262, photometric],
  [273, 400],
  [277, samples],
  [279, 64 * 64 * 2 * samples],
];

describe('decoding a raw file', () => {
  it('keeps the promises of every decoder', async () => {
    await checkDecoder(decoder, {
      path: 'picture.dng',
      // On a busy machine LibRaw takes its time to start.
      seconds: 60,
      bytes: dngFile(),
      expected: { width: WIDTH, height: HEIGHT, channels: 1, mosaic: ['RG', 'GB'], bits: 16, lossy: false },
    });
  });

  it('gives every sample of the stored frame as it is', async () => {
    expect((await frameOf()).samples).toEqual(samplesFrom(1));
  });

  it('gives the levels, the active area, the camera and the facts of the capture', async () => {
    const facts = { serial: '42', exposure: 1 / 64, iso: 400, aperture: 2, taken: '2021-04-08T14:51:12' };
    const { samples, ...frame } = await frameOf({ ...facts, orientation: 1 });
    expect(samples).toBeInstanceOf(Uint16Array);
    expect(frame).toMatchObject({
      active: { x: 6, y: 4, width: 56, height: 40 },
      black: 512,
      white: 16383,
      camera: { make: 'Simulated', model: 'Camera One', serial: '42' },
      capture: { exposure: 1 / 64, iso: 400, aperture: 2, taken: '2021-04-08T14:51:12', orientation: 1 },
    });
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('never turns a picture of orientation %i', async (orientation) => {
    const frame = await frameOf({ orientation });
    expect(frame).toMatchObject({ width: WIDTH, height: HEIGHT, active: { x: 6, y: 4, width: 56, height: 40 } });
    expect(frame.capture.orientation).toBe(orientation);
    expect(frame.samples).toEqual(samplesFrom(1));
  });

  it.each([
    ['Bayer, blue first', ['BG', 'GR']],
    ['X-Trans', ['GGRGGB', 'GGBGGR', 'BRGRBG', 'GGBGGR', 'GGRGGB', 'RBGBRG']],
    ['four-colour', ['GM', 'CY']],
    ['monochrome', undefined],
  ])('knows a %s sensor', async (_, mosaic) => {
    expect((await frameOf({ mosaic })).mosaic).toEqual(mosaic);
  });

  it('anchors the mosaic at the stored corner even if the active area begins at an odd pixel', async () => {
    const frame = await frameOf({ active: { x: 7, y: 5, width: 50, height: 40 } });
    expect(frame.mosaic).toEqual(['RG', 'GB']);
    expect(frame.samples).toEqual(samplesFrom(1));
  });

  it('keeps the colours of a DNG', async () => {
    const xyzToCamera = [
      [0.7171, -0.1986, -0.0648],
      [-0.8085, 1.5555, 0.2718],
      [-0.217, 0.2512, 0.7457],
    ] as const;
    expect((await frameOf({ xyzToCamera, neutral: [0.5, 1, 0.625] })).colour).toEqual({
      xyzToCamera,
      neutral: [0.5, 1, 0.625],
    });
  });

  it('takes the mean of the black levels that a DNG gives for each filter', async () => {
    const bytes = dngFile({ black: 512 });
    const view = new DataView(bytes.buffer);
    const count = view.getUint16(8, true);
    const entries = Array.from({ length: count }, (_, index) => 10 + index * 12);
    const entryOf = (tag: number): number => entries.find((at) => view.getUint16(at, true) === tag) ?? 0;
    // BlackLevelRepeatDim 2 x 2, and BlackLevel as four bytes.
    view.setUint32(entryOf(50713) + 8, 0x00020002, true);
    view.setUint16(entryOf(50714) + 2, 1, true);
    view.setUint32(entryOf(50714) + 4, 4, true);
    bytes.set([100, 110, 120, 130], entryOf(50714) + 8);
    expect((await decode(bytes)).frame.black).toBe(115);
  });
});

describe('leaving a file to other decoders', () => {
  it('leaves an ordinary TIFF picture', async () => {
    const context = { signal: new AbortController().signal, maxPixels: 1e6 };
    const bytes = tiffFile(image(1, 1));
    expect(decoder.decode?.match(bytes, 'scan.tif')).toBe(true);
    expect(await decoder.decode?.decode(sourceOf('scan.tif', bytes), context)).toBeUndefined();
  });

  it('leaves a damaged TIFF that is not named as a raw file', async () => {
    const context = { signal: new AbortController().signal, maxPixels: 1e6 };
    const bytes = tiffFile(image(1, 1)).subarray(0, 60);
    expect(await decoder.decode?.decode(sourceOf('scan.tif', bytes), context)).toBeUndefined();
  });
});

describe('refusing a file, with the reason', () => {
  const DNG: [number, number] = [50706, 0x00000401];

  it.each([
    ['a file cut short', dngFile().subarray(0, 3000), 'got fewer: it was cut short'],
    ['a damaged structure', tiffFile(image(32803, 1)).subarray(0, 60), 'got a damaged one (DNG)'],
    ['text under the name of a raw file', new TextEncoder().encode('text '.repeat(50)), 'LibRaw knows'],
    ['a linear DNG', tiffFile([...image(34892, 3), DNG], 30_000), 'got a linear DNG'],
  ])('refuses %s', async (_, bytes, words) => {
    await expect(decode(bytes)).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining(words) });
  });

  it('refuses more pixels than allowed before it unpacks them', async () => {
    const source = sourceOf('picture.dng', dngFile());
    await expect(hotpix.decode(source, { maxPixels: WIDTH * HEIGHT - 1 })).rejects.toMatchObject({
      code: 'tooLarge',
      message: expect.stringContaining('64 x 48'),
    });
    expect((await hotpix.decode(source, { maxPixels: WIDTH * HEIGHT })).frame.width).toBe(WIDTH);
  });
});

describe('working in threads', () => {
  it('keeps files apart that are decoded at the same time', async () => {
    const seeds = [1, 2, 3, 4, 5, 6];
    const frames = await Promise.all(seeds.map((seed) => frameOf({ samples: samplesFrom(seed) })));
    expect(frames.map(({ samples }) => samples)).toEqual(seeds.map((seed) => samplesFrom(seed)));
  });

  it('decodes good files after, and among, damaged ones', async () => {
    const files = Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? dngFile().subarray(0, 3000) : dngFile()));
    const outcomes = await Promise.allSettled(files.map((bytes) => decode(bytes)));
    expect(outcomes.map(({ status }) => status)).toEqual(
      files.map((_, index) => (index % 2 === 0 ? 'rejected' : 'fulfilled')),
    );
  });

  it('leaves the bytes it is given, and their buffer, alone', async () => {
    const bytes = Buffer.from(dngFile());
    const before = Buffer.from(bytes);
    const source = { path: 'picture.dng', head: async () => bytes, read: async () => bytes };
    await hotpix.decode(source);
    expect(bytes.equals(before)).toBe(true);
  });

  it('ends at once when it is stopped, and decodes the next file', async () => {
    const [width, height] = [3000, 2000];
    const active = { x: 0, y: 0, width, height };
    const large = dngFile({ samples: samplesFrom(1, width, height), width, height, active });
    const stop = new AbortController();
    const work = hotpix.decode(sourceOf('large.dng', large), { signal: stop.signal });
    setTimeout(() => stop.abort(), 5);
    await expect(work).rejects.toMatchObject({ code: 'aborted' });
    expect((await frameOf()).samples).toEqual(samplesFrom(1));
  });

  it('does not keep the process alive', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hotpix-raw-'));
    const path = join(folder, 'picture.dng');
    writeFileSync(path, dngFile());
    const script = `
      import { readFile } from 'node:fs/promises';
      import { createHotpix } from '@hotpix/core';
      import { nodePlatform } from '@hotpix/core/node';
      import { rawDecoder } from '@hotpix/decoder-raw';
      const path = process.argv.at(-1);
      const source = { path, head: () => readFile(path), read: () => readFile(path) };
      const { frame } = await createHotpix({ plugins: [rawDecoder()], platform: nodePlatform() }).decode(source);
      console.log(frame.width);`;
    const options = { cwd: fileURLToPath(new URL('..', import.meta.url)), timeout: 8000, encoding: 'utf8' } as const;
    const words = execFileSync(process.execPath, ['--input-type=module', '-e', script, path], options);
    rmSync(folder, { recursive: true });
    expect(words).toBe(`${WIDTH}\n`);
  });
});
