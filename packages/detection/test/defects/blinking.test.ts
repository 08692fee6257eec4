import { createCamera } from '@hotpix/simulator';
import { describe, expect, test } from 'vitest';
import { Blinking, type Sighting } from '../../src/defects/blinking.ts';
import { scan, shoot } from '../support/scan.ts';

/** What a pixel of a size leaves in 24 frames without details, of which it is there in some. */
const shownIn = (frames: number, size: number): Sighting => ({
  sum: frames * Math.min(6, size),
  frames: 24,
  sizes: new Array<number>(24).fill((size * frames) / 24),
});
const STEADY = [8, 10, 12, 15, 20, 25, 30, 40].map((size) => shownIn(24, size));

describe('the odds that a hot pixel comes and goes', () => {
  const blinking = new Blinking([...STEADY, shownIn(12, 20)], 1);

  test('are high for one that is there in half of the frames', () => {
    expect(blinking.oddsOf(shownIn(12, 20))).toBeGreaterThan(100);
  });

  test('are low for those that are always there, strong or weak', () => {
    expect(STEADY.map((one) => blinking.oddsOf(one)).filter((odds) => odds > 0.5)).toEqual([]);
    expect(blinking.oddsOf(shownIn(24, 2))).toBeLessThan(2);
  });

  test('are less sure where photographs show a scene several times', () => {
    const recurring = new Blinking([...STEADY, shownIn(12, 20)], 12);
    expect(recurring.oddsOf(shownIn(12, 20))).toBeLessThan(blinking.oddsOf(shownIn(12, 20)));
  });

  test('are low for what all pixels of a set show by turns: then scenes hide them', () => {
    const hidden = Array.from({ length: 12 }, (_, i) => shownIn(12 + (i % 3), 8 + i));
    expect(new Blinking(hidden, 1).oddsOf(shownIn(12, 12))).toBeLessThan(2);
  });
});

test('of weak hot pixels in photographs of scenes hardly any is said to blink, and of those that do most are', async () => {
  const options = {
    width: 360,
    height: 240,
    seed: 22,
    defects: { hot: 40, blinking: 8, stuck: 0, dead: 0, dim: 0, cluster: 0, column: 0 },
  };
  const { defects } = await scan(shoot({ ...options, frames: 24 }), { capture: 'scene' });
  const truth = new Map(createCamera(options).truth.defects.map(({ x, y, kind }) => [`${x},${y}`, kind]));
  const toldOf = (kind: string): string[] =>
    defects.filter(({ x, y }) => truth.get(`${x},${y}`) === kind).map((defect) => defect.kind);
  const [hot, blinking] = [toldOf('hot'), toldOf('blinking')];
  expect(hot.length).toBeGreaterThan(30);
  expect(hot.filter((kind) => kind === 'blinking').length).toBeLessThan(hot.length / 10);
  expect(blinking.filter((kind) => kind === 'blinking').length).toBeGreaterThan(blinking.length / 2);
});
