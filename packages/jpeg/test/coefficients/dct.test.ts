import { expect, test } from 'vitest';
import { forwardDct, inverseDct } from '../../src/coefficients/dct.ts';

/** Row by row: any 64 numbers. */
const SAMPLES = Float64Array.from({ length: 64 }, (_, at) => ((at * 37) % 61) - 30);

test('the transform is that of T.81, A.3.3', () => {
  const factor = (u: number): number => (u === 0 ? 1 / Math.sqrt(2) : 1);
  const wave = (x: number, u: number): number => Math.cos(((2 * x + 1) * u * Math.PI) / 16);
  const direct = Array.from({ length: 64 }, (_, place) => {
    const [u, v] = [place % 8, Math.floor(place / 8)];
    const sum = SAMPLES.reduce((all, sample, at) => all + sample * wave(at % 8, u) * wave(Math.floor(at / 8), v), 0);
    return (factor(u) * factor(v) * sum) / 4;
  });
  forwardDct(SAMPLES).forEach((value, place) => expect(value).toBeCloseTo(direct[place], 9));
});

test('the inverse takes the transform back', () => {
  inverseDct(forwardDct(SAMPLES)).forEach((value, at) => expect(value).toBeCloseTo(SAMPLES[at], 9));
});
