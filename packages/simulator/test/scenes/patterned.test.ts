import { describe, expect, it } from 'vitest';
import { blinds, leaves, water } from '../../src/index.ts';
import { spreadOf } from '../measure.ts';
import { FRAME, green, paint, shareOf } from './painted.ts';

const { width, height } = FRAME;
const INDICES = Array.from({ length: 6 }, (_, index) => index);

describe('leaves', () => {
  const pictures = INDICES.map((index) => paint(leaves(1, index)));

  it('are green', () => {
    for (const picture of pictures) {
      const [r, g, b] = [0, 1, 2].map((channel) => spreadOf(picture.filter((_, i) => i % 3 === channel)).mean);
      expect(g).toBeGreaterThan(r);
      expect(g).toBeGreaterThan(b);
    }
  });

  it('have detail from edge to edge: no corner is even', () => {
    for (const picture of pictures.map(green)) {
      for (const [x, y] of [
        [0, 0],
        [width - 24, 0],
        [0, height - 24],
        [width - 24, height - 24],
      ]) {
        const corner = picture.filter((_, i) => {
          const [column, row] = [(i % width) - x, Math.floor(i / width) - y];
          return column >= 0 && column < 24 && row >= 0 && row < 24;
        });
        const { mean, variance } = spreadOf(corner);
        expect(Math.sqrt(variance) / mean).toBeGreaterThan(0.2);
      }
    }
  });
});

describe('blinds', () => {
  const pictures = INDICES.map((index) => green(paint(blinds(1, index))));

  it('hang level: light changes down the picture, hardly across', () => {
    for (const picture of pictures) {
      const step = (by: number): number =>
        spreadOf(picture.subarray(by).map((light, i) => light - picture[i])).variance;
      expect(step(1)).toBeLessThan(0.3 * step(width));
    }
  });

  it('have slats of 3 to 40 pixels', () => {
    for (const picture of pictures) {
      // Down the middle, a slat begins wherever light rises through the middle of its range.
      const column = Array.from({ length: height }, (_, y) => picture[y * width + width / 2]);
      const middle = (Math.min(...column) + Math.max(...column)) / 2;
      const slats = column.filter((light, y) => y > 0 && light >= middle && column[y - 1] < middle).length;
      expect(height / slats).toBeGreaterThan(2.9);
      expect(height / slats).toBeLessThan(42);
    }
  });
});

describe('water', () => {
  const pictures = INDICES.map((index) => green(paint(water(1, index))));

  it('is dark for the most part', () => {
    for (const picture of pictures) expect(shareOf(picture, (light) => light < 0.5)).toBeGreaterThan(0.5);
  });

  it('glints: some of it clips', () => {
    for (const picture of pictures) {
      const clipped = shareOf(picture, (light) => light > 1);
      expect(clipped).toBeGreaterThan(0.005);
      expect(clipped).toBeLessThan(0.4);
    }
  });

  it('has waves that are wider than high', () => {
    for (const picture of pictures) {
      const dark = picture.map((light) => Math.min(0.5, light));
      const step = (by: number): number => spreadOf(dark.subarray(by).map((light, i) => light - dark[i])).variance;
      expect(step(1)).toBeLessThan(step(width));
    }
  });
});
