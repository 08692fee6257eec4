/** Real photographs of compact cameras, against what an independent analysis found in them. */
import type { Result } from '@hotpix/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { hotpix, root } from './support/hotpix.ts';
import { expectNothingAppeared, hasPhotographs, knownDefects, ranksOf, scanSet } from './support/photographs.ts';

/** The clearest known defects must be among as many of the best, and all be found. */
const SETS = [
  ['canon-s40/raw', 14, 20],
  ['kodak-dc120', 3, 8],
  ['hp-433', 3, 5],
] as const;

describe.each(SETS)('%s', (set, count, among) => {
  test.skipIf(!hasPhotographs(set))(`its known defects are on top (needs ../shared/data/${set})`, async () => {
    const known = knownDefects(set);
    expect(known).toHaveLength(count);
    const ranks = ranksOf(await scanSet(set), known);
    expect(ranks).not.toContain(0);
    expect(Math.max(...ranks)).toBeLessThanOrEqual(among);
    expect(ranks[0]).toBeLessThanOrEqual(3);
  });
});

describe.skipIf(!hasPhotographs('canon-s40'))('raw and JPEG of one camera (needs ../shared/data/canon-s40)', () => {
  let [raw, jpeg]: Result[] = [];
  beforeAll(async () => {
    raw = await scanSet('canon-s40/raw');
    jpeg = await scanSet('canon-s40/jpeg');
  });

  test('the known defects of the JPEGs are on top', () => {
    const ranks = ranksOf(jpeg, knownDefects('canon-s40/jpeg'));
    expect(ranks).not.toContain(0);
    expect(Math.max(...ranks)).toBeLessThanOrEqual(6);
  });

  test('the clearest defects of either are in the other, 20 pixels to the left and 8 up, but for one in five JPEGs of two scenes', () => {
    const { x, y } = raw.frame?.active ?? { x: 0, y: 0 };
    expect([x, y]).toEqual([12, 6]);
    const isNear = (a: { x: number; y: number }, b: { x: number; y: number }) =>
      Math.max(Math.abs(a.x - x - 20 - b.x), Math.abs(a.y - y - 8 - b.y)) <= 1;
    const missedInRaw = jpeg.defects.slice(0, 12).filter((b) => !raw.defects.some((a) => isNear(a, b)));
    const missedInJpeg = raw.defects.slice(0, 6).filter((a) => !jpeg.defects.some((b) => isNear(a, b)));
    expect(missedInRaw).toEqual([]);
    expect(missedInJpeg.length).toBeLessThanOrEqual(1);
  });

  test('the camera is named by its model, not by its size', () => {
    expect(raw.camera?.model).toBe('Canon PowerShot S40');
    expect(jpeg.camera?.model).toBe('Canon PowerShot S40');
  });
});

test.skipIf(!hasPhotographs('hp-433'))(
  'photographs of another resolution are set aside (needs ../shared/data/hp-433)',
  async () => {
    const { files } = await scanSet('hp-433');
    const aside = files.filter(({ status }) => status === 'setAside');
    expect(aside.map(({ path, code }) => [path, code])).toEqual([
      ['hp-433/IM000958.JPG', 'otherCamera'],
      ['hp-433/IM000959.JPG', 'otherCamera'],
    ]);
  },
);

test.skipIf(!hasPhotographs('refused'))(
  'what cannot be decoded is a row each with the reason, and no scan (needs ../shared/data/refused)',
  async () => {
    const { code, stdout } = await hotpix(`${root}../shared/data`, ['scan', 'refused']);
    expect(code).toBe(2);
    for (const reason of [
      /\n {2}failed {5}refused\/GOPR8508\.GPR: .*GoPro GPR/,
      /\n {2}failed {5}refused\/QV-11_01\.cam: .*Casio/,
      /\n {2}failed {5}refused\/truncated\.CRW: .*cut short/,
      /\n {2}failed {5}refused\/truncated\.jpg: .*cut short/,
    ]) {
      expect(stdout).toMatch(reason);
    }
  },
);

describe.each(['canon-s40/raw', 'canon-s40/jpeg', 'hp-433'])('%s', (set) => {
  test.skipIf(!hasPhotographs(set))(`nothing appeared within its few days (needs ../shared/data/${set})`, async () => {
    expectNothingAppeared(await scanSet(set));
  });
});
