/** The score of the matched filter, held against its closed forms. */
import { describe, expect, it, test } from 'vitest';
import { matchedParts, scoreOf } from '../accuracy/bound.ts';

/** Of rounding, which is always there. */
const ROUNDING = 1 / 12;
const PLACES = 4000;

/** Numbers with the mean 0 and the variance 1: Box and Muller of a linear congruence. */
function normals(seed: number): () => number {
  let state = seed;
  const uniform = (): number => ((state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) + 0.5) / 2 ** 32;
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** White noise at many places, and as much at each as one offset that all its values share. */
function noise(seed: number, values: number, sigma: number, shared = 0): Float64Array[] {
  const normal = normals(seed);
  return Array.from({ length: PLACES }, () => {
    const offset = shared * normal();
    return Float64Array.from({ length: values }, () => offset + sigma * normal());
  });
}

const norm = (vector: Float64Array): number => Math.hypot(...vector);
const scoreOfFrames = (...of: Parameters<typeof matchedParts>): number => scoreOf(matchedParts(...of));

describe.each([
  [1, 1, 0.7],
  [2, 9, 2],
  [3, 25, 12],
])('in white noise (seed %i, %i values, sigma %d)', (seed, values, sigma) => {
  const normal = normals(seed + 100);
  const smear = Float64Array.from({ length: values }, () => 3 * normal());
  const one = norm(smear) / Math.sqrt(sigma ** 2 + ROUNDING);
  const frames = Array.from({ length: 4 }, (_, f) => noise(seed + f, values, sigma));
  const parts = matchedParts(
    frames.map(() => smear),
    frames,
  );

  it.each(parts.map((part, frame) => ({ part, frame })))(
    'frame $frame shows the norm of the smear over sigma',
    ({ part }) => {
      expect(part / one).toBeGreaterThan(0.95);
      expect(part / one).toBeLessThan(1.05);
    },
  );

  it('grows with the root of the number of frames', () => {
    expect(scoreOf(parts) / one).toBeGreaterThan(1.9);
    expect(scoreOf(parts) / one).toBeLessThan(2.1);
  });
});

test('frames count by how calm they are', () => {
  const smear = Float64Array.of(3, -1, 2);
  const score = scoreOfFrames([smear, smear], [noise(5, 3, 1), noise(6, 3, 10)]);
  const expected = norm(smear) * Math.sqrt(1 / (1 + ROUNDING) + 1 / (100 + ROUNDING));
  expect(Math.abs(score / expected - 1)).toBeLessThan(0.05);
});

test('what the surroundings do themselves hides a smear, and nothing else: an offset hides an even one', () => {
  const [values, sigma, shared] = [9, 2, 20];
  const frames = [noise(7, values, sigma, shared), noise(9, values, sigma, shared)];
  const even = new Float64Array(values).fill(2);
  const spot = Float64Array.from({ length: values }, (_, i) => (i === 4 ? 8 : -1));
  // The inverse of (variance 1 + shared² 11ᵀ) by Sherman and Morrison; twice, for two frames.
  const variance = sigma ** 2 + ROUNDING;
  const evenScore = Math.sqrt((2 * 4 * values) / (variance + values * shared ** 2));
  expect(Math.abs(scoreOfFrames([even, even], frames) / evenScore - 1)).toBeLessThan(0.1);
  const spotScore = Math.SQRT2 * (norm(spot) / Math.sqrt(variance));
  expect(Math.abs(scoreOfFrames([spot, spot], frames) / spotScore - 1)).toBeLessThan(0.05);
});

test('a defect that changes nothing scores nothing', () => {
  const nothing = new Float64Array(4);
  expect(scoreOfFrames([nothing, nothing], [noise(8, 4, 1), noise(9, 4, 1)])).toBe(0);
});

test('what no other photograph shows tells no filter', () => {
  const [smear, nothing] = [Float64Array.of(4, 1), new Float64Array(2)];
  const frames = Array.from({ length: 3 }, (_, f) => noise(20 + f, 2, 1));
  expect(scoreOfFrames([smear, nothing, nothing], frames)).toBe(0);
  expect(scoreOfFrames([smear], frames.slice(0, 1))).toBe(0);
});

test('a blinking one scores by the frames that show it', () => {
  const [smear, nothing] = [Float64Array.of(4, 1), new Float64Array(2)];
  const frames = Array.from({ length: 4 }, (_, f) => noise(10 + f, 2, 1));
  const always = scoreOfFrames([smear, smear, smear, smear], frames);
  const half = scoreOfFrames([smear, nothing, smear, nothing], frames);
  expect(half / always).toBeCloseTo(Math.SQRT1_2, 1);
});

test('frames that show most can be left out, whichever way they show it', () => {
  expect(scoreOf([3, -12, 4, 0], 1)).toBe(5);
  expect(scoreOf([3, -12, 4, 0])).toBe(13);
  expect(scoreOf([7], 1)).toBe(0);
});
