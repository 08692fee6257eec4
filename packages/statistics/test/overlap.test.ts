import { createCamera, procedural, shifted, type Scene } from '@hotpix/simulator';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Frame } from '../../core/src/nouns.ts';
import { prepareEvidence } from '../src/evidence/evidence-frame.ts';
import { addOverlap, edginessOf, overlapOf, placesBeside, repeatsOf, type OverlapPlanes } from '../src/overlap.ts';
import { strideFor } from '../src/stride.ts';
import { frameOf } from './support/shots.ts';
import { createOverlap } from './support/planes.ts';

const size = { width: 192, height: 128 };
const camera = createCamera({ ...size, seed: 11, defects: [] });
const shoot = (scenes: readonly Scene[]): Frame[] =>
  scenes.map((scene, index) => frameOf(camera.photograph(scene, { iso: 200, exposure: 0.01, index })));

function planesOf(frames: readonly Frame[], splitAt = 0): OverlapPlanes {
  const planes = createOverlap(frames[0]);
  for (const frame of frames) {
    const prepared = prepareEvidence(frame);
    addOverlap(planes, frame, { from: 0, to: splitAt }, prepared);
    addOverlap(planes, frame, { from: splitAt, to: frame.height }, prepared);
  }
  return planes;
}

/** Planes of frames given as the signs of their edges, of which each stands for 1000 places. */
function byHand(frames: readonly (readonly (-1 | 0 | 1)[])[]): OverlapPlanes {
  const places = frames[0].flatMap((_, place) => Array<number>(1000).fill(place));
  return {
    edges: Uint16Array.from(places, (place) => frames.filter((signs) => signs[place] !== 0).length),
    slopes: Int16Array.from(places, (place) => frames.reduce((sum, signs) => sum + signs[place], 0)),
  };
}

describe('the overlap by its definition', () => {
  test('of two frames is 1 when their edges agree, and −1 when they are opposed', () => {
    expect(overlapOf(byHand([[1], [1]]), 2)).toBe(1);
    expect(overlapOf(byHand([[1], [-1]]), 2)).toBe(-1);
  });

  test('is the mean over the pairs of frames: 1 where a third of them agrees in all and another disagrees', () => {
    // Pairs 12, 13, 23: +1, +1, +1 in the first place; +1, −1, −1 in the second.
    const frames = byHand([
      [1, 1],
      [1, 1],
      [1, -1],
    ]);
    expect(overlapOf(frames, 3)).toBeCloseTo((3 - 1) / 6, 12);
  });

  test('is that of all ordered pairs of frames, over those there were if all showed the same', () => {
    const sign = fc.constantFrom<-1 | 0 | 1>(-1, 0, 1);
    const frames = fc
      .tuple(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 1, max: 5 }))
      .chain(([n, places]) =>
        fc.array(fc.array(sign, { minLength: places, maxLength: places }), { minLength: n, maxLength: n }),
      );
    fc.assert(
      fc.property(frames, (signs) => {
        fc.pre(signs.flat().some((edge) => edge !== 0));
        let [agreeing, edges] = [0, 0];
        signs.forEach((a, i) => {
          a.forEach((edge, place) => {
            edges += Math.abs(edge);
            signs.forEach((b, j) => (agreeing += i === j ? 0 : edge * b[place]));
          });
        });
        expect(overlapOf(byHand(signs), signs.length)).toBeCloseTo(agreeing / edges / (signs.length - 1), 12);
      }),
    );
  });

  test('of one frame, or of hardly an edge, is not known', () => {
    expect(overlapOf(byHand([[1]]), 1)).toBeUndefined();
    expect(overlapOf({ edges: Uint16Array.of(499), slopes: Int16Array.of(499) }, 500)).toBeUndefined();
  });
});

describe('the overlap of photographs', () => {
  test.each([2, 5])('of one scene, %i times, is near 1', (n) => {
    expect(overlapOf(planesOf(shoot(Array<Scene>(n).fill(procedural(3, 0)))), n)).toBeGreaterThan(0.85);
  });

  test.each([2, 6])('of %i scenes that have nothing to do with each other is near 0', (n) => {
    const scenes = Array.from({ length: n }, (_, index) => procedural(4, index));
    expect(Math.abs(overlapOf(planesOf(shoot(scenes)), n)!)).toBeLessThan(0.1);
  });

  test('of a scene before a camera that moves by tens of pixels is near 0', () => {
    const scenes = [0, 1, 2, 3].map((i) => shifted(procedural(3, 0), 17 * i, 11 * ((i * 3) % 4)));
    expect(Math.abs(overlapOf(planesOf(shoot(scenes)), 4)!)).toBeLessThan(0.15);
  });

  test('is the same wherever the rows are split', () => {
    const frames = shoot([procedural(3, 0)]);
    const whole = planesOf(frames);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: size.height }), (splitAt) => {
        expect(planesOf(frames, splitAt)).toEqual(whole);
      }),
      { numRuns: 5 },
    );
  });
});

describe('how often a scene comes', () => {
  test('is thrice where three scenes were taken three times each', () => {
    const scenes: (-1 | 0 | 1)[][] = [
      [1, 0, 0],
      [0, -1, 0],
      [0, 0, 1],
    ];
    expect(repeatsOf(byHand(scenes.flatMap((scene) => [scene, scene, scene])), 9)).toBeCloseTo(3, 12);
  });

  test('is once where edges are rather opposed than alike', () => {
    expect(repeatsOf(byHand([[1], [-1]]), 2)).toBe(1);
  });

  test('is once where there are no edges', () => {
    expect(repeatsOf(byHand([[0], [0]]), 2)).toBe(1);
  });

  test('is about thrice in photographs of four scenes, each taken three times', () => {
    const scenes = [0, 1, 2, 3].flatMap((i) => Array<Scene>(3).fill(procedural(6, i)));
    const repeats = repeatsOf(planesOf(shoot(scenes)), 12);
    expect(repeats).toBeGreaterThan(2.5);
    expect(repeats).toBeLessThan(3.3);
  });
});

describe('edges that a hot pixel makes', () => {
  const shot = shoot([procedural(3, 0)])[0];

  test('are at the places whose samples on either side it is', () => {
    const step = strideFor(shot, 1 << 16);
    const columns = Math.ceil(shot.active.width / step);
    const place = columns + 2;
    const [x, y] = [shot.active.x + 2 * step, shot.active.y + step];
    // Across in every other place, along in those between: this is the second of its row of number 1, so along.
    const beside = [-2, 2].map((dy) => (y + dy) * shot.width + x);
    for (const pixel of beside) expect(placesBeside(new Set([pixel]), shot)(place)).toBe(true);
    for (const pixel of [y * shot.width + x, y * shot.width + x + 2]) {
      expect(placesBeside(new Set([pixel]), shot)(place)).toBe(false);
    }
  });

  test('may be left out: then scenes that differ do not look alike for it', () => {
    const planes = byHand([
      [1, 1],
      [1, -1],
      [1, 0],
    ]);
    expect(overlapOf(planes, 3)).toBeGreaterThan(0.3);
    expect(overlapOf(planes, 3, (place) => place < 1000)).toBeLessThan(0);
  });
});

test('edges are counted as a share of all places', () => {
  expect(
    edginessOf(
      byHand([
        [1, 0],
        [0, 0],
      ]),
      2,
    ),
  ).toBe(1 / 4);
});
