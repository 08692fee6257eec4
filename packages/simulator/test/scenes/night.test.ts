import { describe, expect, it } from 'vitest';
import { cityLights, fireworks, starField, type StarOptions } from '../../src/index.ts';
import { FRAME, green, largestDifference, paint, peaksOf, shareOf } from './painted.ts';

const { width } = FRAME;
const DARK = 0.05;

describe('starField', () => {
  const LARGE = { width: 960, height: 640 };
  const sky = (index: number, options: StarOptions = {}): Float32Array =>
    green(paint(starField(1, index, { density: 3000, ...options })));

  /** Where the light of the one bright star of that sky lies, by its centre of mass. */
  function starAt(index: number, options: StarOptions): { x: number; y: number } {
    const picture = green(paint(starField(6, index, { density: 3, faintest: 1, sky: 0, ...options })));
    const brightest = picture.reduce((best, light, at) => (light > picture[best] ? at : best), 0);
    let [sum, x, y] = [0, 0, 0];
    for (let dy = -4; dy <= 4; dy++) {
      for (let dx = -4; dx <= 4; dx++) {
        const light = picture[brightest + dy * width + dx];
        [sum, x, y] = [sum + light, x + light * dx, y + light * dy];
      }
    }
    return { x: (brightest % width) + x / sum, y: Math.floor(brightest / width) + y / sum };
  }

  it('moves right and down by the drift from one photograph to the next', () => {
    const options = { drift: { x: 0.5, y: 0.25 } };
    const [first, fifth] = [sky(0, options), sky(4, options)];
    // Four times the drift are two columns and one row.
    const moved = first.map((_, at) => (at < width || at % width < 2 ? fifth[at] : first[at - width - 2]));
    expect(largestDifference(fifth, moved)).toBeLessThan(1e-3);
  });

  it('moves by parts of a pixel', () => {
    const options = { drift: { x: 0.3, y: -0.2 } };
    const [from, to] = [starAt(0, options), starAt(1, options)];
    expect(to.x - from.x).toBeCloseTo(0.3, 1);
    expect(to.y - from.y).toBeCloseTo(-0.2, 1);
  });

  it('stands still without drift', () => {
    expect(largestDifference(sky(0, { drift: { x: 0, y: 0 } }), sky(9, { drift: { x: 0, y: 0 } }))).toBe(0);
  });

  it('has stars everywhere however far it has moved', () => {
    const options = { drift: { x: 5, y: 3 } };
    const counts = [0, 50, 100, 400].map((index) => peaksOf(sky(index, options), 0.012).length);
    expect(Math.min(...counts) / Math.max(...counts)).toBeGreaterThan(0.7);
  });

  describe('dithered', () => {
    const options = { drift: { x: 0, y: 0 }, dither: 3 };
    const still = starAt(0, { ...options, dither: 0 });
    const moves = Array.from({ length: 24 }, (_, index) => {
      const { x, y } = starAt(index, options);
      return [x - still.x, y - still.y];
    });

    it('stays within its reach', () => {
      expect(Math.max(...moves.flat().map(Math.abs))).toBeLessThan(3.05);
    });

    it('makes use of its reach, in all directions', () => {
      for (const along of [moves.map(([x]) => x), moves.map(([, y]) => y)]) {
        expect(Math.min(...along)).toBeLessThan(-1.5);
        expect(Math.max(...along)).toBeGreaterThan(1.5);
      }
    });

    it('is off anew for every photograph', () => {
      expect(new Set(moves.map(([x]) => x.toFixed(3))).size).toBe(24);
    });
  });

  it('has as many stars as its density', () => {
    // 2000 to a million pixels are 1229. Half of its light is left where a star lies between four pixels.
    const picture = green(paint(starField(1, 0, { density: 2000, sky: 0 }), LARGE));
    expect(Math.abs(peaksOf(picture, 0.0015, LARGE).length / 1229 - 1)).toBeLessThan(0.12);
  });

  it('has half as many stars of twice the light', () => {
    const counts = [0.02, 0.04].map((least) => {
      const each = [1, 2, 3].map((seed) => {
        const picture = green(paint(starField(seed, 0, { density: 3000, sky: 0 }), LARGE));
        return peaksOf(picture, least, LARGE).length;
      });
      return each.reduce((sum, count) => sum + count, 0);
    });
    // Some 640 stars above, 320 of them twice as bright: five standard deviations of that binomial are 0.1.
    expect(Math.abs(counts[1] / counts[0] - 0.5)).toBeLessThan(0.1);
  });

  it('is as bright as the sky between the stars, which is a little blue', () => {
    const picture = paint(starField(1, 0, { sky: 0.02 }));
    const medians = [0, 1, 2].map((channel) => {
      const lights = picture.filter((_, i) => i % 3 === channel).sort();
      return lights[lights.length >> 1];
    });
    expect(medians[1]).toBeCloseTo(0.02, 6);
    expect(medians[2]).toBeGreaterThan(medians[0]);
  });
});

describe('cityLights', () => {
  const views = Array.from({ length: 6 }, (_, index) => green(paint(cityLights(1, index))));

  it('are mostly dark', () => {
    expect(Math.min(...views.map((view) => shareOf(view, (light) => light < DARK)))).toBeGreaterThan(0.5);
  });

  it('have thousands of lights in a picture of a million pixels', () => {
    const frame = { width: 1200, height: 800 };
    const view = green(paint(cityLights(1, 0), frame));
    expect(peaksOf(view, DARK, frame).length).toBeGreaterThan(1000);
  });

  it('have lights that clip and lights that hardly show', () => {
    const peaks = views.flatMap((view) => peaksOf(view, 0.01).map((at) => view[at]));
    expect(peaks.filter((light) => light > 1).length).toBeGreaterThan(20);
    expect(peaks.filter((light) => light < 0.1).length).toBeGreaterThan(200);
  });

  it('have small lights: hardly any is as bright five pixels beside', () => {
    const lone = views.map((view) => {
      const peaks = peaksOf(view, 1).filter((at) => at % width >= 5 && at % width < width - 5);
      const small = peaks.filter((at) => view[at - 5] < view[at] && view[at + 5] < view[at]);
      return small.length / peaks.length;
    });
    expect(Math.min(...lone)).toBeGreaterThan(0.7);
  });
});

describe('fireworks', () => {
  const views = Array.from({ length: 6 }, (_, index) => green(paint(fireworks(1, index))));

  it('are dark but for the sparks', () => {
    expect(Math.min(...views.map((view) => shareOf(view, (light) => light < DARK)))).toBeGreaterThan(0.8);
  });

  it('are hundreds of sparks', () => {
    expect(Math.min(...views.map((view) => peaksOf(view, DARK).length))).toBeGreaterThan(100);
  });
});
