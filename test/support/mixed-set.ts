/** A folder of photographs in which everything comes. */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { simulate } from '@hotpix/simulator';
import { CAMERA } from './camera.ts';

/** What the simulator calls the n-th photograph, without its extension. */
export const frameName = (n: number): string => `frame-${String(n).padStart(4, '0')}`;

/**
 * Makes `photos`, of the photographs in `source`: nine raw ones, one of them twice, one cut short, and two JPEGs, which are of another size.
 * @param at gives the path of a name
 */
export async function makeMixedSet(at: (path: string) => string): Promise<void> {
  await simulate({ dir: at('source'), camera: CAMERA, frames: 10 });
  await mkdir(at('photos'));
  for (let n = 1; n <= 9; n++) await copyFile(at(`source/dng/${frameName(n)}.dng`), at(`photos/${frameName(n)}.dng`));
  await copyFile(at(`source/dng/${frameName(2)}.dng`), at('photos/copy.dng'));
  const cut = await readFile(at(`source/dng/${frameName(10)}.dng`));
  await writeFile(at('photos/cut.dng'), cut.subarray(0, 30_000));
  for (const n of [1, 8]) await copyFile(at(`source/jpeg/${frameName(n)}.jpg`), at(`photos/${frameName(n)}.jpg`));
}
