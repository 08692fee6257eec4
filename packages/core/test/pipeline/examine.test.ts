import { describe, expect, test } from 'vitest';
import { createHotpix, HotpixError, type Frame, type Plugin, type Result } from '../../src/index.ts';
import { sampleResult, simulateFrames, sourceOf } from '../../src/testing/index.ts';

const { frames } = simulateFrames();
const simulator: Plugin = {
  name: 'simulated',
  decode: { match: (head) => head[0] < frames.length, decode: async (source) => frames[(await source.head())[0]] },
};
const sample = await sampleResult();
const sources = frames.map((_, i) => sourceOf(`frame-${i}.raw`, Uint8Array.of(i)));

/** The first crop of a defect that takes the place of all those of the sample, whose frames are 64 x 48 pixels. */
async function cropOf(place: Partial<Result['defects'][number]>) {
  const result = { ...sample, defects: [{ ...sample.defects[0], ...place }] };
  const { defects } = await createHotpix({ plugins: [simulator] }).examine(result, sources);
  const { x, y, width, height } = defects[0].crops![0];
  return { x, y, width, height };
}

test('a crop shows the surroundings of a pixel, as far as there are any', async () => {
  const extent = { x: 30, y: 20, width: 1, height: 1 };
  expect(await cropOf({ x: 30, y: 20, extent })).toEqual({ x: 22, y: 12, width: 17, height: 17 });
  expect(await cropOf({ x: 2, y: 45, extent: { ...extent, x: 2, y: 45 } })).toEqual({
    x: 0,
    y: 37,
    width: 11,
    height: 11,
  });
});

test('a crop shows what the fixers would make of it, where they would change something', async () => {
  const [defect] = sample.defects;
  const fixer: Plugin = {
    name: 'black',
    fix: (patches, { frame: { samples, width }, defects }) => [
      ...patches,
      ...defects.map(({ x, y }) => ({ x, y, channel: 0, from: samples[y * width + x], to: 7, method: 'black' })),
    ],
  };
  const examined = await createHotpix({ plugins: [simulator, fixer] }).examine(
    { ...sample, defects: [defect] },
    sources,
  );
  const [{ x, y, width, samples, repaired }] = examined.defects[0].crops!;
  const numbersOf = (text: string): Uint16Array => new Uint16Array(Uint8Array.from(Buffer.from(text, 'base64')).buffer);
  const [before, after] = [numbersOf(samples), numbersOf(repaired!)];
  const changed = [...after.keys()].filter((i) => after[i] !== before[i]);
  expect(changed).toEqual([(defect.y - y) * width + defect.x - x]);
  expect(after[changed[0]]).toBe(7);
  const plain = await createHotpix({ plugins: [simulator] }).examine({ ...sample, defects: [defect] }, sources);
  expect(plain.defects[0].crops![0]).not.toHaveProperty('repaired');
});

test.each([
  ['that cannot be repaired is shown as it is', 'tooManyDefects', undefined],
  ['whose fixer fails ends the run with its error', undefined, 'pluginFailed'],
])('a photograph %s', async (_, thrown, expected) => {
  const fixer: Plugin = {
    name: 'failing',
    fix: () => {
      throw thrown ? new HotpixError(thrown as 'tooManyDefects', 'Expected few defects, got many.') : new Error('oh');
    },
  };
  const examined = createHotpix({ plugins: [simulator, fixer] }).examine(sample, sources);
  const outcome = await examined.catch((error: HotpixError) => error);
  expect(outcome instanceof Error ? outcome.code : undefined).toBe(expected);
  if (!(outcome instanceof Error)) expect(outcome.defects[0].crops![0]).not.toHaveProperty('repaired');
});

test('a crop shows a spot of a picture where it shows most, and not the middle of its smear', async () => {
  const extent = { x: 25, y: 18, width: 7, height: 7 };
  expect(await cropOf({ x: 30, y: 20, extent })).toMatchObject({ x: 22, y: 12 });
});

test('a crop shows the middle of a line, whose position is its end', async () => {
  const column = { x: 30, y: 4, width: 1, height: 41 };
  expect(await cropOf({ x: 30, y: 4, kind: 'column', extent: column })).toMatchObject({ x: 22, y: 16, height: 17 });
  const row = { x: 0, y: 20, width: 64, height: 1 };
  expect(await cropOf({ x: 0, y: 20, kind: 'row', extent: row })).toMatchObject({ x: 24, y: 12, width: 17 });
});

describe('of the photographs', () => {
  /** Photograph i has a level of i * 100 above what the fixer makes of it, but for those at which the pixel is good. */
  const levels = [0, 300, 100, 0, 900, 0, 700, 0, 0, 0];
  const { x, y } = sample.defects[0];
  const shot = (level: number): Frame => {
    const samples = new Uint16Array(64 * 48).fill(200);
    samples[y * 64 + x] += level;
    return { ...frames[0], samples, capture: { orientation: 6 } };
  };
  const blinker: Plugin = {
    name: 'blinker',
    decode: {
      match: (head) => head[0] < levels.length,
      decode: async (source) => shot(levels[(await source.head())[0]]),
    },
    fix: (_, { frame: { samples, width } }) => [
      { x, y, channel: 0, from: samples[y * width + x], to: 200, method: '' },
    ],
  };
  const files = levels.map((_, i) => sourceOf(`${i}.raw`, Uint8Array.of(i)));

  async function look(rate: number, crops = 4): Promise<Result> {
    const hotpix = createHotpix({ plugins: [blinker] });
    const scanned = await hotpix.scan(files);
    return hotpix.examine({ ...scanned, defects: [{ ...sample.defects[0], rate }] }, files, { crops });
  }
  const differences = ({ defects: [{ crops = [] }] }: Result) =>
    crops.map(({ path, difference }) => [path, difference]);

  test('those are shown in which a pixel that blinks shows most, and last one in which it does not', async () => {
    expect(differences(await look(0.3))).toEqual([
      ['4.raw', 900],
      ['6.raw', 700],
      ['1.raw', 300],
      ['9.raw', 0],
    ]);
  });

  test('it is told in how many of those that were looked at it is brighter than a repair would make it', async () => {
    expect((await look(0.3)).defects[0].examined).toEqual({ photographs: 10, beyond: 4 });
  });

  test('no more are read than it takes to show a pixel that shows always', async () => {
    expect(
      differences(await look(1))
        .map(([path]) => path)
        .sort(),
    ).toEqual(['0.raw', '3.raw', '6.raw', '9.raw']);
  });

  test('the one is shown in which it shows most, where one is wanted', async () => {
    expect(differences(await look(0.3, 1))).toEqual([['4.raw', 900]]);
  });

  test('those that the crops come from are there as small pictures, with the way to turn them', async () => {
    const { photographs = [] } = await look(0.3);
    expect(photographs.map(({ path }) => path)).toEqual(['1.raw', '4.raw', '6.raw', '9.raw']);
    expect(photographs[0]).toMatchObject({ width: 64, height: 48, orientation: 6 });
    expect(atob(photographs[0].samples)).toHaveLength(64 * 48 * 3);
  });
});
