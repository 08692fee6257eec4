import { expect, test } from 'vitest';
import { createHotpix, type Defect, type Plugin } from '../../src/index.ts';
import { sampleResult, simulateFrames, sourceOf } from '../../src/testing/index.ts';

// Photographs large enough for places that no crop is near to.
const { frames } = simulateFrames({ width: 400, height: 300 });
const sample = await sampleResult();

/** What a fixer is asked to repair, where crops are cut of the first hundred of these. */
async function askedFor(defects: readonly Partial<Defect>[]): Promise<readonly Defect[]> {
  const asked: (readonly Defect[])[] = [];
  const plugin: Plugin = {
    name: 'observer',
    decode: { match: () => true, decode: async () => frames[0] },
    fix: (patches, context) => {
      asked.push(context.defects);
      return patches;
    },
  };
  const hotpix = createHotpix({ plugins: [plugin] });
  const source = sourceOf('one.raw', Uint8Array.of(1));
  const scanned = await hotpix.scan([source]);
  const all = defects.map((defect) => ({ ...sample.defects[0], ...defect }) as Defect);
  await hotpix.examine({ ...scanned, defects: all }, [source], { crops: 1 });
  return asked[0];
}

const spot = (x: number, y: number): Partial<Defect> => ({ x, y, kind: 'hot', extent: { x, y, width: 1, height: 1 } });
const column: Partial<Defect> = { x: 200, y: 0, kind: 'column', extent: { x: 199, y: 0, width: 3, height: 300 } };

test('of a column no more is repaired than shows in a crop, or may matter to what shows', async () => {
  // Its middle is at 150, and a crop shows 8 pixels to each side.
  expect(await askedFor([column])).toEqual([
    expect.objectContaining({ x: 200, y: 110, extent: { x: 199, y: 110, width: 3, height: 81 } }),
  ]);
});

test('a column is repaired in pieces, one for all crops that touch', async () => {
  const asked = await askedFor([spot(195, 20), spot(205, 70), column]);
  expect(asked.slice(2).map(({ extent: { y, height } }) => ({ y, height }))).toEqual([{ y: 0, height: 191 }]);
  const apart = await askedFor([spot(195, 20), column]);
  expect(apart.slice(1).map(({ extent: { y, height } }) => ({ y, height }))).toEqual([
    { y: 0, height: 61 },
    { y: 110, height: 81 },
  ]);
});

test('of a row it is the same, from its left end', async () => {
  const [row] = await askedFor([{ x: 0, y: 40, kind: 'row', extent: { x: 0, y: 40, width: 400, height: 1 } }]);
  expect(row).toMatchObject({ x: 160, y: 40, extent: { x: 160, y: 40, width: 81, height: 1 } });
});

test('of defects that are not shown those are repaired that lie near to one that is', async () => {
  const shown = Array.from({ length: 100 }, () => spot(50, 50));
  const asked = await askedFor([...shown, spot(60, 60), spot(350, 250)]);
  expect(asked.slice(100)).toEqual([expect.objectContaining(spot(60, 60))]);
});
