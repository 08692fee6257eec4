import { describe, expect, it } from 'vitest';
import { createCamera, dark, flat, procedural, shifted, type Scene } from '../../src/index.ts';
import { correlation, FRAME, green, paint } from './painted.ts';

const pictures = Array.from({ length: 16 }, (_, index) => green(paint(procedural(1, index))));

describe('procedural scenes', () => {
  it('differ from each other: their brightness hardly correlates', () => {
    const correlations = pictures.slice(1).map((picture, i) => correlation(picture, pictures[i]));
    expect(Math.max(...correlations.map(Math.abs))).toBeLessThan(0.6);
  });

  it('are clipped in some and not in others', () => {
    const clipped = pictures.map((picture) => picture.filter((light) => light >= 1).length / picture.length);
    expect(clipped.filter((share) => share > 0.1).length).toBeGreaterThanOrEqual(3);
    expect(clipped.filter((share) => share < 0.05).length).toBeGreaterThanOrEqual(5);
  });

  it('have deep shade in most', () => {
    const shade = pictures.map((picture) => picture.filter((light) => light < 0.02).length / picture.length);
    expect(shade.filter((share) => share > 0.02).length).toBeGreaterThanOrEqual(8);
  });

  it('are lit, and nowhere negative or undefined', () => {
    expect(pictures.every((picture) => picture.every((light) => light >= 0 && light < 20))).toBe(true);
  });

  it('have a spectrum near 1/f: detail of similar strength at every scale', () => {
    const scales = [2, 4, 8, 16, 32].map((scale) => {
      const strengths = pictures.map((picture) => Math.sqrt(differencesAt(picture, scale)));
      return strengths.reduce((sum, value) => sum + value, 0);
    });
    // In white noise each doubling would halve the variance; in a photograph it changes little.
    expect(Math.max(...scales) / Math.min(...scales)).toBeLessThan(2.5);
  });

  it('are the same however the rows are asked for', () => {
    const painter = procedural(1, 3).compose(FRAME);
    const [whole, part] = [new Float32Array(3 * 480), new Float32Array(3 * 100)];
    painter(0, 200, whole);
    painter(77, 200, part);
    expect([...part]).toEqual([...whole.subarray(3 * 77, 3 * 177)]);
  });
});

describe('shifted', () => {
  it('shows the same scene from another place', () => {
    const [still, moved] = [paint(procedural(1, 2)), paint(shifted(procedural(1, 2), 5, -3))];
    const at = (x: number, y: number): number => 3 * (y * 480 + x) + 1;
    expect(moved[at(100, 100)]).toBe(still[at(105, 97)]);
  });

  it('leaves an even scene even', () => {
    expect(shifted(dark(), 1, 1).even).toBe(0);
  });

  it('refuses parts of a pixel', () => {
    expect(() => shifted(dark(), 0.5, 0)).toThrow('Expected shift to be two whole numbers of pixels');
  });
});

describe('flat', () => {
  it('refuses negative light', () => {
    expect(() => flat(-1)).toThrow('Expected level of a flat field to be a number from 0, got -1.');
  });
});

describe('the lens', () => {
  const point: Scene = {
    compose: () => (x, y, row) => {
      row.fill(0);
      if (y === 30 && x <= 30) row.fill(2, 3 * (30 - x), 3 * (31 - x));
    },
  };
  const camera = createCamera({
    width: 64,
    height: 64,
    mosaic: 'none',
    fullWell: 1e7,
    lens: 0.8,
    defects: [],
    prnu: 0,
  });
  const { samples, black } = camera.photograph(point, { iso: 100, exposure: 0.01, index: 0 });
  const at = (x: number, y: number): number => samples[y * 64 + x] - black;

  it('spreads a point of light as a Gaussian of its size', () => {
    // e^(−1 / (2 · 0.8²)) beside, its square at the corner.
    expect(at(31, 30) / at(30, 30)).toBeCloseTo(0.4578, 2);
    expect(at(30, 29) / at(30, 30)).toBeCloseTo(0.4578, 2);
    expect(at(31, 31) / at(30, 30)).toBeCloseTo(0.2096, 2);
  });

  it.each([0, 1, 2, 3])('lets no detail of scene %d be sharper than it draws', (index) => {
    const noiseless = { fullWell: 1e7, readNoise: 0, prnu: 0, dsnu: 0, darkCurrent: 0 };
    const eye = createCamera({ ...noiseless, ...FRAME, mosaic: 'none', bits: 16, lens: 0.7, defects: [] });
    const shot = eye.photograph(procedural(1, index), { iso: 100, exposure: 0.01, index });
    const light = (at: number): number => shot.samples[at] - shot.black;
    let least = Infinity;
    for (let y = 1; y < FRAME.height - 1; y++) {
      for (let at = y * 480 + 1; at < y * 480 + 479; at++) {
        const beside = Math.max(light(at - 1), light(at + 1), light(at - 480), light(at + 480));
        if (light(at) > 1000) least = Math.min(least, beside / light(at));
      }
    }
    // A point of light alone gives e^(−1 / (2 · 0.7²)) = 0.36 beside it; the cut-off tail and noise take a little.
    expect(least).toBeGreaterThan(0.33);
  });
});

/** Mean square of the difference between neighbouring stretches of that many pixels. */
function differencesAt(picture: Float32Array, scale: number): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i + 2 * scale <= picture.length; i += scale) {
    let difference = 0;
    for (let k = 0; k < scale; k++) difference += (picture[i + scale + k] - picture[i + k]) / scale;
    sum += Math.min(1, difference * difference);
    count++;
  }
  return sum / count;
}
