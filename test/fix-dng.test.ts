/** hotpix fix of DNG files with all that their makers put into them, end to end. */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { layRichDng, type LaidDng, type RichDng } from '../packages/dng/test/edit/rich-dng.ts';
import { writeLosslessJpeg } from '../packages/dng/test/write-lossless-jpeg.ts';
import { command } from './support/command.ts';
import { unpackRaw } from './support/libraw.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();
const CASE = fileURLToPath(new URL('../../shared/data/cases/dng-loses-opcodes/', import.meta.url));

const [WIDTH, HEIGHT] = [96, 64];
const HOT = { x: 40, y: 33 };
const SMOOTH = Array.from({ length: WIDTH * HEIGHT }, (_, index) => 1000 + 8 * (index % WIDTH) + ((index * 7) % 5));
const SAMPLES = SMOOTH.with(HOT.y * WIDTH + HOT.x, 4000);

const compress: RichDng['compress'] = (samples, width) =>
  writeLosslessJpeg({ samples, width, components: 2, precision: 12, predictor: 1 });
const rich = (change: Partial<RichDng>): LaidDng =>
  layRichDng({ width: WIDTH, height: HEIGHT, samples: SAMPLES, bits: 12, ...change });

const FILES: Record<string, LaidDng> = {
  'packed.dng': rich({ order: 'MM' }),
  'strips.dng': rich({ compress, rowsPerStrip: 16 }),
  'tiles.dng': rich({ compress, tile: [32, 32], order: 'MM', isFirst: true }),
};
const DIGESTS = [50781, 50972, 51111];

beforeAll(async () => {
  await mkdir(at('photos'));
  await writeFile(at('map.csv'), `x,y\n${HOT.x},${HOT.y}\n`);
  for (const [name, { bytes }] of Object.entries(FILES)) await writeFile(at('photos', name), bytes);
});

const fix = (...args: string[]) => command(at(), ['fix', ...args, '--map', 'map.csv']);

describe('DNG files of their makers', () => {
  test('come back with another sample, in fewer bytes than one tile, and nothing else changed', async () => {
    const { code, stdout } = await fix('photos', '--out', 'repaired');
    expect(code).toBe(0);
    expect(stdout).toContain('previews stayed as they are');
    for (const [name, { bytes, pieces, partAt, valueAt, first, raw }] of Object.entries(FILES)) {
      const copy = await readFile(at('repaired', name));
      // Its first directory stands at the end once more, with a line on what it is a copy of.
      expect(copy.length - bytes.length).toBeLessThan(600);
      const isHeader = (index: number): boolean => index >= 4 && index < 8;
      const isDigest = (index: number): boolean =>
        DIGESTS.map((tag) => valueAt(first, tag)).some((start) => index >= start && index < start + 16);
      const places = [273, 279, 324, 325].filter((tag) => raw[tag]).map((tag) => valueAt(raw, tag));
      const isPlace = (index: number): boolean =>
        places.some((start) => index >= start && index < start + 4 * pieces.length);
      const touched = pieces.filter((piece) => {
        const start = partAt.get(piece)!;
        return !Buffer.from(piece).equals(copy.subarray(start, start + piece.length));
      });
      const isSample = (index: number): boolean =>
        touched.some((piece) => index >= partAt.get(piece)! && index < partAt.get(piece)! + piece.length);
      const others = Array.from(bytes.keys()).filter(
        (index) =>
          bytes[index] !== copy[index] && !isHeader(index) && !isDigest(index) && !isPlace(index) && !isSample(index),
      );
      expect([name, touched.length, others]).toEqual([name, 1, []]);
    }
  });

  test('have the repaired sample where LibRaw reads it, and the others as they were', async () => {
    for (const name of ['packed.dng', 'tiles.dng']) {
      const samples = await unpackRaw(at('repaired', name));
      const changed = SAMPLES.flatMap((sample, index) => (samples[index] === sample ? [] : [index]));
      expect(changed).toEqual([HOT.y * WIDTH + HOT.x]);
      expect(Math.abs(samples[changed[0]] - SMOOTH[changed[0]])).toBeLessThan(20);
    }
  });

  test('are repaired in place too, beside their originals', async () => {
    await mkdir(at('own'));
    await copyFile(at('photos/tiles.dng'), at('own/tiles.dng'));
    expect(await fix('own', '--in-place')).toMatchObject({ code: 0 });
    expect(await readFile(at('own/tiles.dng.original'))).toEqual(await readFile(at('photos/tiles.dng')));
    expect(await readFile(at('own/tiles.dng'))).toEqual(await readFile(at('repaired/tiles.dng')));
  });

  test('whose parts overlap are refused, and nothing is written', async () => {
    const { bytes, valueAt, raw, first } = FILES['packed.dng'];
    const bad = Buffer.from(bytes);
    // The copyright is said to be among the samples.
    const place = Array.from(bad.keys()).find(
      (index) =>
        index + 12 <= bad.length &&
        bad.readUInt16BE(index) === 33432 &&
        bad.readUInt32BE(index + 8) === valueAt(first, 33432),
    )!;
    bad.writeUInt32BE(bad.readUInt32BE(valueAt(raw, 273)) + 200, place + 8);
    await mkdir(at('bad'));
    await writeFile(at('bad/a.dng'), bad);
    const { code, stderr } = await fix('bad', '--out', 'none');
    expect(code).toBe(2);
    expect(stderr).toContain('the raw samples and tag 33432 in the same bytes');
    expect(existsSync(at('none')) ? await readdir(at('none')) : []).toEqual([]);
  });
});

test.skipIf(!existsSync(CASE))('a DNG of a telephone keeps its opcode lists (needs ../shared/data/cases)', async () => {
  const { code } = await command(at(), ['fix', `${CASE}phone.dng`, '--map', `${CASE}map.csv`, '--out', 'phone']);
  expect(code).toBe(0);
  const [before, after] = await Promise.all([`${CASE}phone.dng`, at('phone/phone.dng')].map((path) => readFile(path)));
  const changed = Array.from(before.keys()).filter((index) => before[index] !== after[index]);
  // The sample at (76, 50) of 240 per row, of the strip that begins at byte 4704.
  const sample = 4704 + 2 * (50 * 240 + 76);
  expect(changed.length).toBeGreaterThan(0);
  const places = new Set([4, 5, 6, 7, sample, sample + 1]);
  expect(changed.every((index) => places.has(index))).toBe(true);
});
