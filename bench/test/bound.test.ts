/** The score of the matched filter, held against its closed forms. */
import { describe, expect, it, test } from 'vitest';
import { matchedScore } from '../accuracy/bound.ts';

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

describe.each([
  [1, 1, 0.7],
  [2, 9, 2],
  [3, 25, 12],
])('in white noise (seed %i, %i values, sigma %d)', (seed, values, sigma) => {
  const normal = normals(seed + 100);
  const smear = Float64Array.from({ length: values }, () => 3 * normal());
  const one = norm(smear) / Math.sqrt(sigma ** 2 + ROUNDING);

  it('is the norm of the smear over sigma', () => {
    const score = matchedScore([smear], [noise(seed, values, sigma)]);
    expect(score / one).toBeGreaterThan(0.95);
    expect(score / one).toBeLessThan(1.05);
  });

  it('grows with the root of the number of frames', () => {
    const frames = Array.from({ length: 4 }, (_, f) => noise(seed + f, values, sigma));
    const score = matchedScore(
      frames.map(() => smear),
      frames,
    );
    expect(score / one).toBeGreaterThan(1.9);
    expect(score / one).toBeLessThan(2.1);
  });
});

test('frames count by how calm they are', () => {
  const smear = Float64Array.of(3, -1, 2);
  const score = matchedScore([smear, smear], [noise(5, 3, 1), noise(6, 3, 10)]);
  const expected = norm(smear) * Math.sqrt(1 / (1 + ROUNDING) + 1 / (100 + ROUNDING));
  expect(Math.abs(score / expected - 1)).toBeLessThan(0.05);
});

test('what the surroundings do themselves hides a smear, and nothing else: an offset hides an even one', () => {
  const [values, sigma, shared] = [9, 2, 20];
  const frames = [noise(7, values, sigma, shared)];
  const even = new Float64Array(values).fill(2);
  const spot = Float64Array.from({ length: values }, (_, i) => (i === 4 ? 8 : -1));
  // The inverse of (variance 1 + shared² 11ᵀ) by Sherman and Morrison.
  const variance = sigma ** 2 + ROUNDING;
  const evenScore = Math.sqrt((4 * values) / (variance + values * shared ** 2));
  expect(Math.abs(matchedScore([even], frames) / evenScore - 1)).toBeLessThan(0.1);
  expect(Math.abs(matchedScore([spot], frames) / (norm(spot) / Math.sqrt(variance)) - 1)).toBeLessThan(0.05);
});

test('a defect that changes nothing scores nothing', () => {
  expect(matchedScore([new Float64Array(4)], [noise(8, 4, 1)])).toBe(0);
});

test('a blinking one scores by the frames that show it', () => {
  const smear = Float64Array.of(4, 1);
  const frames = Array.from({ length: 4 }, (_, f) => noise(10 + f, 2, 1));
  const always = matchedScore([smear, smear, smear, smear], frames);
  const once = matchedScore([smear, new Float64Array(2), new Float64Array(2), new Float64Array(2)], frames);
  expect(once / always).toBeCloseTo(0.5, 1);
});

test('what a single frame shows counts nothing where the best frame is spared', () => {
  const smear = Float64Array.of(4, 1);
  const frames = Array.from({ length: 3 }, (_, f) => noise(20 + f, 2, 1));
  const once = [smear, new Float64Array(2), new Float64Array(2)];
  expect(matchedScore(once, frames, 1)).toBe(0);
  const always = matchedScore([smear, smear, smear], frames, 1) / matchedScore([smear, smear, smear], frames);
  expect(always).toBeCloseTo(Math.sqrt(2 / 3), 1);
});
