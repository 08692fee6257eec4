/** Damaged files of every kind are refused in words of our own: no sentence of the engine or of a library reaches a person. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createCamera, mixedSettings, procedural, toDng, toJpeg } from '@hotpix/simulator';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { command } from './support/command.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();

/** What engines and runtimes say, and what comes of values that are none. */
const ENGINE =
  /\b(?:Type|Range|Reference|Syntax|Runtime|Assertion)Error\b|undefined|is not (?:a function|iterable|defined)|[Cc]annot (?:read|set) propert|\bat .+:\d+:\d+|\bnode:|\bE[A-Z]{4,}\b:|\bNaN\b|\[object |[Ii]nvalid (?:array|typed|time|string) |out of (?:bounds|memory)|Unexpected (?:token|end)|JSON\.parse|DataView/;

type Arguments = (name: string) => string[];

const scan: Arguments = (name) => ['scan', name, '--json', '-', '--quiet'];
const map: Arguments = (name) => ['fix', 'photos', '--map', name, '--out', 'fixed', '--dry-run', '--quiet'];

/** A good file of each kind by its name, and what reads it. */
const READERS: Readonly<Record<string, Arguments>> = {
  'good.dng': scan,
  'good.jpg': scan,
  'good.png': scan,
  'good.tif': scan,
  'good.state': (name) => ['merge', name, '--json', '-', '--quiet'],
  'good.json': (name) => ['check', name, '--quiet'],
  'hotpix.config.json': () => ['check', 'whole.json', '--quiet'],
  'good.badpixels': map,
  'good.csv': map,
  'good.fits': map,
  'good.bin': map,
};

beforeAll(async () => {
  await mkdir(at('photos'));
  const camera = createCamera({ seed: 5, width: 160, height: 120 });
  for (let index = 0; index < 4; index++) {
    const shot = camera.photograph(procedural(5, index), { ...mixedSettings(5, index), index });
    await writeFile(at('photos', `${index}.dng`), toDng(shot));
    if (index > 0) continue;
    const jpeg = await toJpeg(shot);
    await writeFile(at('good.dng'), toDng(shot));
    await writeFile(at('good.jpg'), jpeg);
    await writeFile(at('good.png'), await sharp(jpeg).png().toBuffer());
    await writeFile(at('good.tif'), await sharp(jpeg).tiff({ compression: 'lzw' }).toBuffer());
  }
  const lists = ['dcraw=good.badpixels', 'csv=good.csv', 'fits=good.fits', 'dng-opcodes=good.bin'];
  const reports = lists.flatMap((list) => ['--report', list]);
  const { code, stderr } = await command(at(), [
    ...['scan', 'photos', '--state', 'good.state', '--json', 'good.json', '--force', '--quiet'],
    ...reports,
  ]);
  expect([0, 2], stderr).toContain(code);
  await writeFile(at('whole.json'), await readFile(at('good.json')));
  await writeFile(at('hotpix.config.json'), JSON.stringify({ limits: { defects: 50, hot: 20 } }));
});

/** Numbers from 0 to 1 that are the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/** Cut short, wrong in its first bytes, wrong anywhere. */
function damaged(bytes: Buffer, seed: number): Buffer {
  const next = numbers(seed);
  const copy = Buffer.from(bytes);
  if (seed % 3 === 0) return copy.subarray(0, Math.floor(next() * copy.length));
  const reach = seed % 3 === 1 ? Math.min(copy.length, 512) : copy.length;
  for (let i = 0; i < 6; i++) copy[Math.floor(next() * reach)] = Math.floor(next() * 256);
  return copy;
}

describe.each(Object.keys(READERS))('%s, damaged', (name) => {
  test.each([3, 4, 5, 6, 7, 8])('is read, or refused without words of the engine (%i)', async (seed) => {
    const whole = await readFile(at(name));
    try {
      await writeFile(at(name), damaged(whole, seed));
      const { code, stdout, stderr } = await command(at(), READERS[name](name));
      expect([0, 1, 2]).toContain(code);
      const reasons = stdout.match(/"(?:reason|message)": ".*"/g) ?? [];
      expect(`${stderr}${reasons.join('\n')}`).not.toMatch(ENGINE);
    } finally {
      await writeFile(at(name), whole);
    }
  });
});
