/** The ranking of the article, against a plain two-pass computation over samples that other programs decoded. */
import { mkdir, readdir } from 'node:fs/promises';
import { createCamera, procedural, simulate } from '@hotpix/simulator';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { CAMERA } from './support/camera.ts';
import { command } from './support/command.ts';
import { unpackRaw } from './support/libraw.ts';
import { readResult } from './support/results.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();

type Samples = Uint8Array | Uint16Array;
interface Ranked {
  readonly x: number;
  readonly y: number;
  readonly channel: number;
  readonly value: number;
}

/** The samples of least sum of squared deviations over all frames; of equals the first in the order of rows. */
function leastDeviations(frames: readonly Samples[], width: number, channels: number, top: number): Ranked[] {
  const values = Array.from(frames[0], (_, i) => {
    let mean = 0;
    for (const frame of frames) mean += frame[i] / frames.length;
    let sum = 0;
    for (const frame of frames) sum += (frame[i] - mean) ** 2;
    return { i, value: sum };
  });
  // Rounded, for the order in which equal numbers were added up makes no difference.
  const rounded = ({ value }: { value: number }): number => Number(value.toFixed(6));
  const sorted = values.sort((a, b) => rounded(a) - rounded(b) || a.i - b.i).slice(0, top);
  return sorted.map(({ i, value }) => {
    const pixel = Math.floor(i / channels);
    return { x: pixel % width, y: Math.floor(pixel / width), channel: i % channels, value };
  });
}

async function expectRanking(dir: string, expected: readonly Ranked[]): Promise<void> {
  const args = ['scan', dir, '--rank', 'variance', '--top', String(expected.length), '--json', `${dir}.json`];
  const { code, stdout } = await command(at(), args);
  expect(code).toBe(0);
  const { sections, files } = await readResult(at(`${dir}.json`));
  const ranking = sections.variance?.ranking ?? [];
  expect(files.every(({ status }) => status === 'used')).toBe(true);
  const place = ({ x, y, channel }: Ranked): string => `${x},${y} channel ${channel}`;
  expect(ranking.map(place)).toEqual(expected.map(place));
  for (const [n, { value }] of ranking.entries()) {
    expect(Math.abs(value - expected[n].value)).toBeLessThanOrEqual(1e-9 * expected[n].value);
  }
  const printed = stdout
    .split('squared deviations:\n')[1]
    .split('\n')
    .slice(1, expected.length + 1);
  expect(printed.map((line) => line.trim().split(/ +/).map(Number))).toEqual(
    ranking.map(({ x, y, channel, value }, n) => [n + 1, x, y, channel, value]),
  );
}

async function pathsIn(dir: string): Promise<string[]> {
  return (await readdir(at(dir))).sort().map((name) => at(dir, name));
}

describe('photographs of a simulated camera', () => {
  beforeAll(async () => {
    await simulate({ dir: at('camera'), camera: CAMERA, frames: 7 });
  });

  test('raw, the masked border and all', async () => {
    const frames = await Promise.all((await pathsIn('camera/dng')).map(unpackRaw));
    expect(frames.map(({ length }) => length)).toEqual(new Array(7).fill(240 * 180));
    await expectRanking('camera/dng', leastDeviations(frames, 240, 1, 10));
  });

  test('JPEG', async () => {
    const frames = await Promise.all((await pathsIn('camera/jpeg')).map((path) => sharp(path).raw().toBuffer()));
    expect(frames.map(({ length }) => length)).toEqual(new Array(7).fill(216 * 162 * 3));
    await expectRanking('camera/jpeg', leastDeviations(frames, 216, 3, 10));
  });
});

describe('PNG', () => {
  const camera = createCamera({ ...CAMERA, mosaic: 'none', bits: 16, black: 0, white: 65_535, defects: [] });
  const COLOURS = { 8: { 1: 'b-w', 3: 'srgb' }, 16: { 1: 'grey16', 3: 'rgb16' } } as const;

  /** Writes pictures of which every channel is a photograph of its own; returns their samples. */
  async function writePictures(dir: string, bits: 8 | 16, channels: 1 | 3): Promise<Samples[]> {
    await mkdir(at(dir));
    const frames: Samples[] = [];
    for (let n = 0; n < 5; n++) {
      const shots = Array.from({ length: channels }, (_, channel) => {
        const index = channels * n + channel;
        return camera.photograph(procedural(bits, index), { iso: 400, exposure: 0.01, index }).samples;
      });
      const samples = new { 8: Uint8Array, 16: Uint16Array }[bits](240 * 180 * channels);
      for (let i = 0; i < samples.length; i++)
        samples[i] = shots[i % channels][Math.floor(i / channels)] >> (16 - bits);
      const picture = sharp(samples, { raw: { width: 240, height: 180, channels } });
      await picture
        .toColourspace(COLOURS[bits][channels])
        .png()
        .toFile(at(dir, `${n}.png`));
      frames.push(samples);
    }
    return frames;
  }

  test.each([
    [8, 3],
    [16, 3],
    [8, 1],
    [16, 1],
  ] as const)('of %i bits and %i channels', async (bits, channels) => {
    const dir = `png-${bits}-${channels}`;
    const frames = await writePictures(dir, bits, channels);
    const { depth, channels: stored } = await sharp(at(dir, '0.png')).metadata();
    expect([depth, stored]).toEqual([bits === 8 ? 'uchar' : 'ushort', channels]);
    await expectRanking(dir, leastDeviations(frames, 240, channels, 10));
  });
});

describe('in small pictures worked out by hand', () => {
  /** Writes pictures of 64 x 48 of one level each, but for one pixel. */
  async function writeLevels(dir: string, levels: readonly number[], pixels: readonly number[]): Promise<void> {
    await mkdir(at(dir));
    for (const [n, level] of levels.entries()) {
      const samples = new Uint8Array(64 * 48).fill(level);
      samples[20 * 64 + 30] = pixels[n];
      const picture = sharp(samples, { raw: { width: 64, height: 48, channels: 1 } });
      await picture
        .toColourspace('b-w')
        .png()
        .toFile(at(dir, `${n}.png`));
    }
  }

  const args = ['--rank', 'variance', '--capture', 'scene', '--top', '3'];

  test('every frame counts, the first included', async () => {
    await writeLevels('first', [200, 100, 100], [100, 101, 102]);
    // 100, 101, 102 deviate by 1 + 0 + 1; 200, 100, 100 by (200/3)² + 2 · (100/3)² = 20000/3.
    const { stdout } = await command(at(), ['scan', 'first', ...args]);
    expect(stdout).toMatch(/\n1 +30 +20 +0 +2\n2 +0 +0 +0 +6666\.66\d*\n3 +1 +0 +0 +6666\.66\d*\n/);
  });

  test('equal samples come in the order of rows', async () => {
    await writeLevels('equal', [7, 7, 7], [1, 2, 3]);
    const { stdout } = await command(at(), ['scan', 'equal', ...args]);
    expect(stdout).toMatch(/\n1 +0 +0 +0 +0\n2 +1 +0 +0 +0\n3 +2 +0 +0 +0\n/);
  });
});
