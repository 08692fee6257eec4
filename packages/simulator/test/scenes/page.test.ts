import { describe, expect, it } from 'vitest';
import { page } from '../../src/index.ts';
import { isInked } from '../../src/scenes/glyphs.ts';
import { FRAME, green, paint, shareOf } from './painted.ts';

const { width, height } = FRAME;

describe('page', () => {
  const pictures = Array.from({ length: 8 }, (_, index) => green(paint(page(1, index))));

  it('is ink on paper and nothing between', () => {
    for (const picture of pictures) expect(new Set(picture).size).toBe(2);
  });

  it('has bright paper and dark ink', () => {
    for (const picture of pictures) {
      const [dark, bright] = [...new Set(picture)].sort((a, b) => a - b);
      expect(bright / dark).toBeGreaterThan(5);
    }
  });

  it('is paper for the most part', () => {
    for (const picture of pictures) {
      const ink = shareOf(picture, (light) => light < 0.1);
      expect(ink).toBeGreaterThan(0.1);
      expect(ink).toBeLessThan(0.45);
    }
  });

  it('has level lines of text with nothing between them', () => {
    for (const picture of pictures) {
      const rows = Array.from({ length: height }, (_, y) => picture.subarray(y * width, (y + 1) * width));
      const empty = rows.filter((row) => shareOf(row, (light) => light < 0.1) === 0).length;
      // Four rows of dots of eleven lie between the lines.
      expect(Math.abs(empty / height - 4 / 11)).toBeLessThan(0.1);
    }
  });
});

describe('letters', () => {
  const CHARACTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.:'/";
  const figureOf = (character: string): string =>
    Array.from({ length: 35 }, (_, i) => (isInked(character, i % 5, Math.floor(i / 5)) ? '#' : '.')).join('');

  it('are a figure of their own for every character', () => {
    expect(new Set([...CHARACTERS].map(figureOf)).size).toBe(CHARACTERS.length);
  });

  it('leave a space empty', () => {
    expect(figureOf(' ')).not.toContain('#');
  });

  it('end at their box', () => {
    const outside = [
      [-1, 3],
      [5, 3],
      [2, -1],
      [2, 7],
    ].filter(([column, row]) => isInked('a', column, row));
    expect(outside).toEqual([]);
  });
});
