/** Small sets whose cameras were confused: what the files say of the camera, end to end. */
import { existsSync } from 'node:fs';
import { parseResults } from '@hotpix/result';
import type { Result } from '@hotpix/core';
import { describe, expect, test } from 'vitest';
import { command } from './support/command.ts';
import { root } from './support/hotpix.ts';
import { resultOf } from './support/result-of.ts';
import { useFolder } from './support/use-folder.ts';

const cases = `${root}../shared/data/cases`;
const at = useFolder();

const scanEach = async (name: string): Promise<Result[]> =>
  parseResults(await resultOf(`${cases}/${name}`, ['.', '--group', '--crops', '0']));
const have = (name: string): boolean => existsSync(`${cases}/${name}`);
const needs = (name: string): string => `(needs ../shared/data/cases/${name})`;

/** Repairs a part of a case by the map of another part. */
async function fixByMapOf(name: string, mapped: string, repaired: string) {
  const map = at(`${name}.json`);
  await command(`${cases}/${name}`, ['scan', mapped, '--json', map, '--crops', '0', '--quiet']);
  return command(`${cases}/${name}`, ['fix', repaired, '--map', map, '--out', at(`${name}-out`), '--quiet']);
}

describe.skipIf(!have('junk-after-nul'))(`rubbish behind a NUL ${needs('junk-after-nul')}`, () => {
  test('makes no other camera', async () => {
    const results = await scanEach('junk-after-nul');
    expect(results.map(({ camera, status, defects }) => [camera?.model, status, defects.length])).toEqual([
      ['HD2', 'complete', 3],
    ]);
  });
});

describe.skipIf(!have('two-bodies-makernote'))(`two bodies of one model ${needs('two-bodies-makernote')}`, () => {
  test("are told apart by the numbers in their maker's notes", async () => {
    const results = await scanEach('two-bodies-makernote');
    expect(results.map(({ camera, status }) => [camera?.serial, status])).toEqual([
      ['11', 'complete'],
      ['22', 'complete'],
    ]);
  });

  test('are not repaired by the map of each other', async () => {
    const { code, stderr } = await fixByMapOf('two-bodies-makernote', 'a', 'b');
    expect(code).toBe(2);
    expect(stderr).toContain(
      'of the map (Canon EOS 20D no. 11, 240 x 180), got one of Canon EOS 20D no. 22, 240 x 180.',
    );
    expect(existsSync(at('two-bodies-makernote-out'))).toBe(false);
  });
});

describe.skipIf(!have('phone-two-lenses'))(`two sensors of one telephone ${needs('phone-two-lenses')}`, () => {
  const [ULTRA, WIDE] = ['back triple camera 1.57mm f/1.8', 'back triple camera 5.7mm f/1.5'];

  test('are told apart by their lenses', async () => {
    const results = await scanEach('phone-two-lenses');
    expect(results.map(({ camera, defects }) => [camera?.sensor, defects.length])).toEqual([
      [ULTRA, 3],
      [WIDE, 3],
    ]);
  });

  test('are named where people look', async () => {
    const { stdout } = await command(`${cases}/phone-two-lenses`, ['scan', 'wide', 'ultra']);
    expect(stdout).toContain(`Apple iPhone 13 Pro, ${ULTRA}, 240 x 180 RGB`);
    expect(stdout).toContain(`10 files of Apple iPhone 13 Pro (${WIDE}), 240 x 180 (RGB)`);
  });

  test('are not repaired by the map of each other', async () => {
    const { code, stderr } = await fixByMapOf('phone-two-lenses', 'wide', 'ultra');
    expect(code).toBe(2);
    expect(stderr).toContain(
      `of the map (Apple iPhone 13 Pro (${WIDE}), 240 x 180), got one of Apple iPhone 13 Pro (${ULTRA})`,
    );
  });
});

test.skipIf(!have('ml-dng-exposure'))(
  `exposure and aperture of 0 are unknown ${needs('ml-dng-exposure')}`,
  async () => {
    const { stdout } = await command(cases, ['inspect', 'ml-dng-exposure/zero-exposure.dng']);
    expect(stdout).toContain('serial       S1');
    expect(stdout).not.toMatch(/^ +(exposure|aperture|ISO) /m);
  },
);
