import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { applyPatches, createHotpix, type Defect, type Frame, type Patch, type Plugin } from '@hotpix/core';
import { describe, expect, test } from 'vitest';
import { fixer } from '../src/index.ts';
import { defectAt, frameOf, grid } from './support/frames.ts';

const propose = (frame: Frame, defects: Defect[], ...plugins: Plugin[]): Promise<readonly Patch[]> =>
  createHotpix({ plugins: [...plugins, fixer()] }).propose(frame, defects);

test('a patch tells position, old value, new value and method', async () => {
  const frame = frameOf(
    grid(9, 9, (x, y) => (x === 4 && y === 3 ? 200 : 50)),
    { mosaic: ['RG', 'GB'] },
  );
  expect(await propose(frame, [defectAt(4, 3)])).toEqual([
    { x: 4, y: 3, channel: 0, from: 200, to: 50, method: 'LMMSE' },
  ]);
});

test.each([
  ['mean', 65, 'same-colour mean'],
  ['median', 50, 'same-colour median'],
  ['max', 110, 'same-colour max'],
] as const)('the %s of the nearest is an option', async (method, to, name) => {
  const rows = grid(9, 9, (x, y) => (x === 4 && y === 3 ? 200 : 50));
  rows[3][5] = 110;
  const hotpix = createHotpix({ plugins: [fixer({ method })] });
  // Beside it are 50, 50, 50 and 110.
  expect(await hotpix.propose(frameOf(rows), [defectAt(4, 3)])).toMatchObject([{ to, method: name }]);
});

test('a value that is right already gets no patch', async () => {
  expect(await propose(frameOf(grid(9, 9, () => 50)), [defectAt(4, 3)])).toEqual([]);
});

test('values are rounded to whole numbers', async () => {
  const rows = grid(9, 9, (x, y) => (x === 4 && y === 3 ? 0 : 10));
  rows[3][5] = 13;
  const hotpix = createHotpix({ plugins: [fixer({ method: 'mean' })] });
  // (10 + 10 + 10 + 13) / 4 = 10.75
  expect(await hotpix.propose(frameOf(rows), [defectAt(4, 3)])).toMatchObject([{ from: 0, to: 11 }]);
});

test('every channel of an RGB extent is patched', async () => {
  const rows = grid(12, 12, (x, y) => (x >= 4 && x < 6 && y === 5 ? 250 : 60)).map((row) =>
    row.flatMap((value) => [value, value, value]),
  );
  const patches = await propose(frameOf(rows, { channels: 3 }), [defectAt(4, 5, { width: 2, height: 1 })]);
  expect(patches.map(({ x, y, channel, to, method }) => [x, y, channel, to, method])).toEqual(
    [0, 1, 2].flatMap((channel) => [4, 5].map((x) => [x, 5, channel, 60, 'membrane'])),
  );
});

test('a grey frame out of a lossy file is filled over the extent', async () => {
  const frame = frameOf(
    grid(12, 12, (x, y) => (x >= 4 && x < 7 && y >= 4 && y < 7 ? 200 : 60)),
    { lossy: true },
  );
  const patches = await propose(frame, [defectAt(5, 5, { x: 4, y: 4, width: 3, height: 3 })]);
  expect(patches).toHaveLength(9);
  expect(new Set(patches.map(({ to }) => to))).toEqual(new Set([60]));
});

test('a mosaic out of a lossy file is filled over the extent, each pixel from its own colour', async () => {
  const colours: Record<string, number> = { R: 100, G: 150, B: 40 };
  const mosaic = ['RG', 'GB'];
  const rows = grid(16, 16, (x, y) => (x >= 6 && x < 9 && y >= 6 && y < 9 ? 250 : colours[mosaic[y % 2][x % 2]]));
  const patches = await propose(frameOf(rows, { mosaic, lossy: true }), [
    defectAt(7, 7, { x: 6, y: 6, width: 3, height: 3 }),
  ]);
  expect(patches).toHaveLength(9);
  for (const { x, y, to } of patches) expect(to).toBe(colours[mosaic[y % 2][x % 2]]);
});

test('what another plugin has patched stays as it is', async () => {
  const frame = frameOf(grid(9, 9, (x, y) => (y === 3 && (x === 4 || x === 5) ? 200 : 50)));
  const theirs: Patch = { x: 4, y: 3, channel: 0, from: 200, to: 77, method: 'theirs' };
  const other: Plugin = { name: 'other', fix: (patches) => [...patches, theirs] };
  expect(await propose(frame, [defectAt(4, 3), defectAt(5, 3)], other)).toEqual([
    theirs,
    { x: 5, y: 3, channel: 0, from: 200, to: 50, method: 'LMMSE' },
  ]);
});

describe('what lies outside the active area is left alone', () => {
  test.each([
    ['a defect in the masked border', defectAt(0, 4)],
    ['a defect outside the frame', defectAt(400, 400)],
  ])('%s', async (_, defect) => {
    const frame = frameOf(
      grid(9, 9, (x, y) => 10 * x + y),
      { active: { x: 2, y: 2, width: 5, height: 5 } },
    );
    expect(await propose(frame, [defect])).toEqual([]);
  });
});

test('defects that cover a quarter of the picture are refused', async () => {
  const all = defectAt(0, 0, { width: 1e9, height: 1e9 });
  await expect(propose(frameOf(grid(9, 9, () => 1)), [all])).rejects.toMatchObject({
    code: 'tooManyDefects',
    details: { most: (9 * 9) / 4 },
  });
});

test('a method that does not exist is refused', () => {
  expect(() => fixer({ method: 'mode' as 'mean' })).toThrow(
    "to be one of 'lmmse', 'mean', 'median', 'max', got 'mode'",
  );
});

test('the version is that of the package', () => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  expect(fixer().version).toBe(version);
});

describe('whatever the frame and the defects', () => {
  const side = 24;
  const extents = fc.record({
    x: fc.integer({ min: 0, max: side + 3 }),
    y: fc.integer({ min: 0, max: side + 3 }),
    width: fc.integer({ min: 1, max: 4 }),
    height: fc.integer({ min: 1, max: 4 }),
  });
  const shapes = fc.constantFrom<Partial<Frame>>(
    { mosaic: ['RG', 'GB'] },
    { mosaic: ['GBGGRG', 'RGRBGB', 'GBGGRG', 'GRGGBG', 'BGBRGR', 'GRGGBG'], bits: 14 },
    {},
    { lossy: true },
    { channels: 3 },
    { channels: 3, bits: 16, lossy: true },
  );
  const cases = fc.record({ shape: shapes, defects: fc.array(extents, { maxLength: 6 }), seed: fc.nat(1e6) });
  const make = ({ shape, seed }: { shape: Partial<Frame>; seed: number }): Frame => {
    const range = 2 ** (shape.bits ?? 8);
    return frameOf(
      grid(side * (shape.channels ?? 1), side, (x, y) => ((x + 31 * y) * 2654435761 + seed * 97) % range),
      shape,
    );
  };

  test('no sample outside the extents changes, and every patch is a new whole number within range', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ shape, defects, seed }) => {
        const frame = make({ shape, seed });
        const before = frame.samples.slice();
        const patches = await propose(
          frame,
          defects.map((extent) => defectAt(extent.x, extent.y, extent)),
        );
        const inExtent = (x: number, y: number): boolean =>
          defects.some(
            (extent) => x >= extent.x && y >= extent.y && x < extent.x + extent.width && y < extent.y + extent.height,
          );
        const repaired = applyPatches(frame, patches);
        const changed = Array.from(repaired.keys()).filter((at) => repaired[at] !== before[at]);
        expect(changed.length).toBe(patches.length);
        expect(frame.samples).toEqual(before);
        for (const { x, y, channel, from, to } of patches) {
          expect(inExtent(x, y)).toBe(true);
          expect(from).toBe(before[(y * side + x) * frame.channels + channel]);
          expect(Number.isInteger(to) && to >= 0 && to < 2 ** frame.bits && to !== from).toBe(true);
        }
      }),
    );
  });
});
