import { describe, expect, it } from 'vitest';
import { spot, Streaks, type Streak } from '../../src/scenes/streaks.ts';

const [WIDTH, HEIGHT] = [60, 80];
/** The profile has 256 steps, and ends at three standard deviations, where e^(−9/2) = 0.011 is left. */
const COARSENESS = 0.02;

/** Red light of the pixels of a field that reaches from (left, top) on, over an even background. */
function paint(streaks: Streak[], background = 0, left = 0, top = 0): (x: number, y: number) => number {
  const painter = new Streaks(streaks);
  const rows = Array.from({ length: HEIGHT }, (_, y) => {
    const row = new Float32Array(3 * WIDTH).fill(background);
    painter.paint(left, top + y, row);
    return row;
  });
  return (x, y) => rows[y - top][3 * (x - left)];
}

const gauss = (distance: number, deviation: number): number => Math.exp(-(distance ** 2) / deviation ** 2 / 2);

describe('a spot', () => {
  const at = { x: 30.3, y: 31.6 };

  it('is a Gaussian around its place, wherever that is between the pixels', () => {
    const light = paint([spot(at, 3, [2, 0, 0])]);
    for (let y = 0; y < HEIGHT; y++) {
      for (let x = 0; x < WIDTH; x++) {
        const expected = 2 * gauss(Math.hypot(x - at.x, y - at.y), 3);
        expect(Math.abs(light(x, y) - expected)).toBeLessThan(2 * COARSENESS);
      }
    }
  });

  it('has its colour', () => {
    const row = new Float32Array(3);
    new Streaks([spot({ x: 0, y: 0 }, 1, [0.1, 0.2, 0.3])]).paint(0, 0, row);
    expect(row).toEqual(new Float32Array([0.1, 0.2, 0.3]));
  });

  it('adds to what is behind it as a light', () => {
    expect(paint([spot({ x: 30, y: 40 }, 2, [1, 1, 1])], 0.5)(30, 40)).toBeCloseTo(1.5, 6);
  });

  it('hides what is behind it as an opaque thing, wholly in the middle and by its profile beside', () => {
    const light = paint([spot({ x: 30, y: 40 }, 2, [0, 0, 0], 1)], 0.5);
    expect(light(30, 40)).toBe(0);
    expect(light(32, 40)).toBeCloseTo(0.5 * (1 - gauss(2, 2)), 2);
  });

  it('shows above and to the left of the frame as well', () => {
    const light = paint([spot({ x: -20, y: -17 }, 4, [1, 1, 1])], 0, -40, -40);
    for (const [x, y] of [
      [-20, -17],
      [-20, -16],
      [-20, -15],
      [-16, -17],
      [-23, -21],
    ]) {
      expect(Math.abs(light(x, y) - gauss(Math.hypot(x + 20, y + 17), 4))).toBeLessThan(COARSENESS);
    }
  });

  it('far outside leaves a row alone', () => {
    const light = paint([spot({ x: 1e6, y: 40 }, 2, [1, 1, 1]), spot({ x: 30, y: -1e6 }, 2, [1, 1, 1])], 0.5);
    expect(Array.from({ length: WIDTH }, (_, x) => light(x, 40)).every((value) => value === 0.5)).toBe(true);
  });
});

describe('a streak', () => {
  const streak: Streak = { from: { x: 45, y: 10 }, to: { x: 15, y: 50 }, deviation: 2, colour: [1, 1, 1], cover: 0 };
  const light = paint([streak]);

  it('is as bright all along and Gaussian across', () => {
    // The direction is (−3, 4) / 5, so (4, 3) / 5 leads across.
    for (const along of [5, 20, 25, 45]) {
      for (const across of [-5, 0, 5]) {
        const [x, y] = [45 - 0.6 * along + 0.8 * across, 10 + 0.8 * along + 0.6 * across];
        const [column, row] = [Math.round(x), Math.round(y)];
        const distance = ((column - 45) * 4 + (row - 10) * 3) / 5;
        expect(Math.abs(light(column, row) - gauss(distance, 2))).toBeLessThan(COARSENESS);
      }
    }
  });

  it('ends as round as a spot', () => {
    // Two and four pixels beyond the end, in its direction and askew.
    for (const [x, y] of [
      [14, 52],
      [15, 54],
      [12, 53],
    ]) {
      expect(Math.abs(light(x, y) - gauss(Math.hypot(x - 15, y - 50), 2))).toBeLessThan(COARSENESS);
    }
  });

  it('is the same from its other end', () => {
    const back = paint([{ ...streak, from: streak.to, to: streak.from }]);
    for (let y = 0; y < HEIGHT; y++) expect(Math.abs(back(30, y) - light(30, y))).toBeLessThan(COARSENESS);
  });
});

describe('streaks', () => {
  it('lie over each other in the order given', () => {
    const [white, black] = [1, 0].map((level) => spot({ x: 30, y: 40 }, 2, [level, level, level], 1));
    expect(paint([white, black])(30, 40)).toBe(0);
    expect(paint([black, white])(30, 40)).toBe(1);
  });
});
