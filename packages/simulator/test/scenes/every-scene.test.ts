import { describe, expect, it } from 'vitest';
import {
  blinds,
  cityLights,
  fireworks,
  leaves,
  page,
  procedural,
  rainfall,
  snowfall,
  starField,
  water,
  type Scene,
} from '../../src/index.ts';
import { correlation, FRAME, green, largestDifference, paint, shareOf } from './painted.ts';

const ALL: Record<string, (seed: number, index: number) => Scene> = {
  procedural,
  starField,
  cityLights,
  fireworks,
  snowfall,
  rainfall,
  leaves,
  blinds,
  water,
  page,
};
/** Room for a sum that is rounded otherwise. */
const ROUNDING = 1e-5;

function rowOf(scene: Scene, x: number, y: number, pixels: number): Float32Array {
  const row = new Float32Array(3 * pixels);
  scene.compose(FRAME)(x, y, row);
  return row;
}

describe.each(Object.entries(ALL))('%s', (name, make) => {
  const pictures = Array.from({ length: 6 }, (_, index) => paint(make(1, index)));

  it('is lit, and nowhere negative or undefined', () => {
    for (const picture of pictures) {
      expect(shareOf(picture, (light) => light >= 0 && light < 200)).toBe(1);
      expect(picture.some((light) => light > 0.1)).toBe(true);
    }
  });

  it('is the same picture for the same seed and index', () => {
    expect(largestDifference(paint(make(1, 5)), pictures[5])).toBe(0);
  });

  it('is another picture for another seed', () => {
    expect(Math.abs(correlation(green(paint(make(2, 0))), green(pictures[0])))).toBeLessThan(0.6);
  });

  // Its index is a photograph of one sky.
  if (name !== 'starField') {
    it('is another composition for every index: the brightness hardly correlates', () => {
      const greens = pictures.map(green);
      const pairs = greens.flatMap((a, i) => greens.slice(i + 1).map((b) => Math.abs(correlation(a, b))));
      expect(Math.max(...pairs)).toBeLessThan(0.6);
    });
  }

  it.each([-7, -1, 0, 15, 16, 200, 331])('has the same row %d whole and in parts', (y) => {
    const whole = rowOf(make(1, 3), -50, y, 600);
    const painter = make(1, 3).compose(FRAME);
    for (const [x, pixels] of [
      [-50, 50],
      [0, 480],
      [77, 100],
      [-3, 1],
      [479, 71],
    ]) {
      const part = new Float32Array(3 * pixels);
      painter(x, y, part);
      expect(largestDifference(part, whole.subarray(3 * (x + 50), 3 * (x + 50 + pixels)))).toBeLessThan(ROUNDING);
    }
  });

  it('has the same rows from the bottom up as from the top down', () => {
    const painter = make(1, 2).compose(FRAME);
    const row = new Float32Array(3 * FRAME.width);
    for (let y = FRAME.height - 1; y >= 0; y -= 9) {
      painter(0, y, row);
      expect(largestDifference(row, pictures[2].subarray(y * row.length, (y + 1) * row.length))).toBeLessThan(ROUNDING);
    }
  });

  it('leaves nothing of what the row held before', () => {
    const painter = make(1, 1).compose(FRAME);
    const [clean, used] = [new Float32Array(3 * 480), new Float32Array(3 * 480).fill(9)];
    painter(0, 100, clean);
    painter(0, 100, used);
    expect(largestDifference(used, clean)).toBe(0);
  });
});
