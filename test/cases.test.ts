/** Small inputs out of bug reports of comparable programs, each with the right answer, end to end. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { grow, overlaps, parseResults } from '@hotpix/result';
import type { Result } from '@hotpix/core';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { command } from './support/command.ts';
import { root } from './support/hotpix.ts';
import { useFolder } from './support/use-folder.ts';

const cases = `${root}../shared/data/cases`;
const at = useFolder();
const have = (name: string): boolean => existsSync(`${cases}/${name}`);
const needs = (name: string): string => `(needs ../shared/data/cases/${name})`;

/** The one Result of a case, whatever the exit code. */
async function scan(name: string): Promise<Result> {
  const { stdout } = await command(`${cases}/${name}`, ['scan', '.', '--crops', '0', '--json', '-', '--quiet']);
  return parseResults(stdout)[0];
}

/** Repairs a file of a case by a list of two pixels; returns the exit code and where the copy is. */
async function fix(name: string, file: string): Promise<{ code: number | null; copy: string; stderr: string }> {
  const map = at('map.csv');
  await writeFile(map, 'x,y\n20,20\n33,41\n');
  const out = at(`${name}-${file}`);
  const { code, stderr } = await command(`${cases}/${name}`, ['fix', file, '--map', map, '--out', out, '--quiet']);
  return { code, copy: `${out}/${file}`, stderr };
}

test.skipIf(!have('two-scenes-three-each'))(
  `specks of two scenes, three photographs of each, are no defects ${needs('two-scenes-three-each')}`,
  async () => {
    expect((await scan('two-scenes-three-each')).defects).toEqual([]);
  },
);

test.skipIf(!have('date-stamp'))(`a date in every picture is named, and no defect ${needs('date-stamp')}`, async () => {
  const { defects, artefacts = [] } = await scan('date-stamp');
  expect(artefacts).toMatchObject([{ kind: 'overlay' }]);
  expect(defects.filter(({ extent }) => overlaps(extent, grow(artefacts[0], 8, EVERYWHERE)))).toEqual([]);
  expect(defects.filter(({ confidence }) => confidence > 0.999)).toEqual([]);
});

const EVERYWHERE = { x: 0, y: 0, width: 400, height: 240 };

describe.each(['jpeg-trailing-rst', 'jpeg-no-dht'])('an intact JPEG', (name) => {
  test.skipIf(!have(name))(`is repaired ${needs(name)}`, async () => {
    const { code, copy, stderr } = await fix(name, 'made.jpg');
    expect(code, stderr).toBe(0);
    await expect(sharp(copy, { failOn: 'warning' }).stats()).resolves.toBeDefined();
  });
});

test.skipIf(!have('damaged-dng'))(`DNGs without all of their tiles have failed ${needs('damaged-dng')}`, async () => {
  const { files } = await scan('damaged-dng');
  expect(files.map(({ path, status }) => [path.replace(/^.*\//, ''), status])).toEqual([
    ['cut-at-a-tile.dng', 'failed'],
    ['good.dng', 'used'],
    ['one-tile-without-start.dng', 'failed'],
  ]);
});

describe.each(['assoc_none.tif', 'assoc_deflate.tif'])('premultiplied colours of %s', (file) => {
  test.skipIf(!have('tiff-premultiplied'))(
    `change where they are repaired alone ${needs('tiff-premultiplied')}`,
    async () => {
      const { code, copy, stderr } = await fix('tiff-premultiplied', file);
      expect(code, stderr).toBe(0);
      const [before, after] = await Promise.all(
        [`${cases}/tiff-premultiplied/${file}`, copy].map((path) =>
          sharp(path).raw().toBuffer({ resolveWithObject: true }),
        ),
      );
      const { width, channels } = before.info;
      const changed = [...before.data.keys()].filter((i) => before.data[i] !== after.data[i]);
      const beside = changed.filter((i) => {
        const [x, y] = [Math.floor(i / channels) % width, Math.floor(i / channels / width)];
        return ![
          [20, 20],
          [33, 41],
        ].some(([left, top]) => Math.max(Math.abs(x - left), Math.abs(y - top)) <= 8);
      });
      expect(beside).toEqual([]);
    },
  );
});

test.skipIf(!have('tiff-12bit'))(`TIFFs of 12 bits are read ${needs('tiff-12bit')}`, async () => {
  const { files } = await scan('tiff-12bit');
  expect(files.filter(({ status }) => status === 'failed')).toEqual([]);
});

describe.each(['mask-int32.fits', 'mask-int64.fits', 'mask-nan.fits'])('%s', (mask) => {
  test.skipIf(!have('fits-int64'))(`is read as a list of bad pixels ${needs('fits-int64')}`, async () => {
    const run = await command(`${cases}/fits-int64`, ['fix', 'frame.dng', '--map', mask, '--out', at(mask), '--quiet']);
    expect(run.code, run.stderr).toBe(0);
  });
});
