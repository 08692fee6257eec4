/**
 * Whether planes, and the RGB made of them, are what the programs of libjpeg-turbo and sharp show. Debian has the programs:
 * apt-get install --no-install-recommends libjpeg-turbo-progs
 */
import { describe, expect, it } from 'vitest';
import { paint } from '../../packages/jpeg/test/support/pictures.ts';
import { DECODERS, isSame, planesBy, samplesBy, samplesBySharp } from '../../packages/jpeg/test/support/planes.ts';
import { runOn } from './support/run-on.ts';

const decoder = DECODERS['the kernels'];

const picture = (width: number, height: number): Uint8Array =>
  Buffer.concat([Buffer.from(`P6\n${width} ${height}\n255\n`), paint(3, width, height, 160)]);
const samplesOf = (pnm: Uint8Array, count: number): Uint8Array => pnm.subarray(pnm.length - count);

/** Luma and RGB, by both ways and by both others. */
async function expectSame(file: Uint8Array): Promise<void> {
  const { layout, planes } = planesBy(decoder, file);
  const samples = samplesBy(decoder, file);
  expect(isSame(samples, samplesOf(runOn('djpeg', file, '-dct', 'int', '-pnm'), samples.length))).toBe(true);
  expect(isSame(samples, await samplesBySharp(file))).toBe(true);
  const isWhole = layout.components[0].width === layout.width && layout.components[0].height === layout.height;
  if (layout.colour === 'rgb' || !isWhole) return;
  expect(isSame(planes[0], samplesOf(runOn('djpeg', file, '-grayscale', '-dct', 'int'), planes[0].length))).toBe(true);
}

const SAMPLINGS = [
  ...['1x1', '2x1', '1x2', '2x2', '4x1', '1x4', '4x2', '2x4', '3x1', '1x3'],
  ...['2x2,1x2,2x1', '2x2,2x1,1x1', '1x1,2x2,1x1'],
];
const COLOURS = [
  ...SAMPLINGS.map((sampling) => ['-sample', sampling]),
  ['-grayscale'],
  ['-grayscale', '-sample', '2x2'],
];
const CODINGS = [['-optimize'], ['-progressive'], ['-restart', '1B'], ['-progressive', '-restart', '1']];
const WIDTH = 83;
const HEIGHT = 61;

describe('files of cjpeg', () => {
  it.each([...COLOURS, ['-rgb'], ['-rgb', '-sample', '2x2,1x1,1x1']])('of any coding, %s %s %s', async (...args) => {
    const colour = args.filter((arg) => arg !== undefined);
    for (const coding of CODINGS) await expectSame(runOn('cjpeg', picture(WIDTH, HEIGHT), ...colour, ...coding));
  });

  it.each(COLOURS)('of any size from 1 to 17, %s %s %s', async (...args) => {
    const colour = args.filter((arg) => arg !== undefined);
    for (let size = 1; size <= 17; size++) {
      await expectSame(runOn('cjpeg', picture(size, 18 - size), ...colour));
      await expectSame(runOn('cjpeg', picture(size, size), ...colour, '-progressive'));
    }
  });

  it.each([[], ['-progressive']])('of any quality from 1 to 100 %s', async (...coding) => {
    for (let quality = 1; quality <= 100; quality++) {
      await expectSame(runOn('cjpeg', picture(WIDTH, HEIGHT), '-quality', String(quality), ...coding));
    }
  });
});

describe('files of jpegtran', () => {
  it.each([['-progressive'], ['-optimize'], ['-restart', '2B'], ['-rotate', '90', '-trim'], ['-crop', '33x29+16+16']])(
    '%s %s %s',
    async (...args) => {
      for (const colour of COLOURS) {
        const file = runOn('cjpeg', picture(WIDTH, HEIGHT), ...colour);
        await expectSame(runOn('jpegtran', file, ...args.filter((arg) => arg !== undefined)));
      }
    },
  );

  it('that were made grey', async () => {
    for (const sampling of ['1x1', '2x1', '2x2']) {
      const file = runOn('cjpeg', picture(WIDTH, HEIGHT), '-sample', sampling);
      await expectSame(runOn('jpegtran', file, '-grayscale'));
    }
  });
});
