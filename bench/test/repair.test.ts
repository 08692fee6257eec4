import type { Frame } from '@hotpix/core';
import { describe, expect, it } from 'vitest';
import { ErrorTally } from '../repair/error.ts';
import { LAYOUTS } from '../repair/layouts.ts';
import { pixelsOf } from '../repair/mosaic-methods.ts';
import { readPgm } from '../repair/programs.ts';
import { darktableRule, rawTherapeeRule } from '../repair/rules.ts';

const SIDE = 9;
const GOOD = (): boolean => false;

/** An RGGB frame of zeros but for some pixels, by their place around the middle one, (4, 4), which is red. */
function frameOf(values: readonly (readonly [dx: number, dy: number, value: number])[]): Frame {
  const samples = new Uint16Array(SIDE * SIDE);
  for (const [dx, dy, value] of values) samples[(4 + dy) * SIDE + 4 + dx] = value;
  return {
    ...{ samples, width: SIDE, height: SIDE, channels: 1, mosaic: ['RG', 'GB'], bits: 14, black: 0, white: 16_383 },
    ...{ active: { x: 0, y: 0, width: SIDE, height: SIDE }, lossy: false, capture: {} },
    camera: { make: '', model: '', serial: '' },
  };
}

const STRAIGHT = [
  [0, -2, 10],
  [-2, 0, 20],
  [2, 0, 50],
  [0, 2, 40],
] as const;

describe('the rules of other programs', () => {
  it("is darktable's largest of four, good or bad", () => {
    expect(darktableRule()(frameOf([...STRAIGHT, [1, 0, 900]]), 4, 4, () => true)).toBe(50);
  });

  it("is RawTherapee's mean of pairs, of which equal ones count most", () => {
    // Straight pairs: 35 with 0.5 / 31 twice over, one of 25; diagonal pairs: twice 0 with 0.35 / 1.
    const [pair, corner] = [0.5 / 31, Math.SQRT1_2 / 2];
    const wanted = (pair * 35 + pair * 25) / (2 * pair + 2 * corner);
    expect(rawTherapeeRule(frameOf(STRAIGHT), 4, 4, GOOD)).toBeCloseTo(wanted, 9);
  });

  it('leaves out a pair of which one is bad', () => {
    const isBad = (x: number, y: number): boolean => (x !== 4 || y !== 2) && (x !== 4 || y !== 6);
    expect(rawTherapeeRule(frameOf(STRAIGHT), 4, 4, isBad)).toBeCloseTo(25, 9);
  });

  it('falls back to the mean of what is good', () => {
    const isBad = (x: number, y: number): boolean => !(x === 4 && y === 2) && !(x === 6 && y === 4);
    expect(rawTherapeeRule(frameOf(STRAIGHT), 4, 4, isBad)).toBe(30);
  });
});

describe('the layouts', () => {
  it.each(LAYOUTS)('of $name lie in the frame, no pixel twice', ({ sites }) => {
    const pixels = pixelsOf(sites(200, 160));
    expect(pixels.length).toBeGreaterThan(0);
    expect(pixels.every(({ x, y }) => x >= 0 && y >= 0 && x < 200 && y < 160)).toBe(true);
    expect(new Set(pixels.map(({ x, y }) => y * 200 + x)).size).toBe(pixels.length);
  });
});

describe('the figures', () => {
  it('are 20 dB for errors of a tenth of the range', () => {
    const tally = new ErrorTally();
    tally.add([0.1, -0.1, 0.1]);
    expect(tally.figures).toEqual({ psnr: expect.closeTo(20, 9), worst: 0.1 });
  });

  it('are the mean of the scenes and the worst of all', () => {
    const tally = new ErrorTally();
    tally.add([0.1]);
    tally.add([-0.01]);
    tally.add([]);
    expect(tally.figures).toEqual({ psnr: expect.closeTo(30, 9), worst: 0.1 });
  });
});

it('reads a PGM of 16 bits', () => {
  const bytes = Buffer.concat([Buffer.from('P5\n2 1\n65535\n'), Buffer.from([1, 2, 255, 254])]);
  expect(readPgm(bytes)).toEqual({ samples: Uint16Array.of(258, 65_534), width: 2, height: 1 });
});
