/** To which pixel a defect belongs that chroma shows, on a grid of half the resolution. */
import { exp } from '@hotpix/statistics';
import type { Component, Components } from './components.ts';

/** Places of the grid to each side in which the pixel is looked for. */
const REACH = 1;
/**
 * What a defect leaves along a line of pixels and of places: demosaicing smears it over three pixels, of which a place of the grid
 * mixes two.
 */
const PIXELS = [0.5, 1, 0.5];
const PLACES = { even: [0.25, 0.75, 0], odd: [0, 0.75, 0.25] };
/** By how much cameras smear otherwise, as a share of what the fit explains. */
const MISFIT = 0.2;

export interface Place {
  readonly x: number;
  readonly y: number;
  /** Probability that it is this pixel. */
  readonly confidence: number;
}

/**
 * The pixel under which the defect fits what all components show best, by least squares with an amplitude for each.
 * @param x column of the grid
 * @param y row of the grid
 * @param odds how likely it is each pixel, by whatever else is known
 */
export function placeOf(
  components: Components,
  x: number,
  y: number,
  odds: (x: number, y: number) => number = () => 1,
): Place {
  const variances = components.map(
    ({ step, differences }) => differences.noiseAround((2 * x) / step, (2 * y) / step) ** 2,
  );
  const candidates: { x: number; y: number; gain: number }[] = [];
  for (let row = 2 * (y - REACH); row < 2 * (y + REACH + 1); row++) {
    for (let column = 2 * (x - REACH); column < 2 * (x + REACH + 1); column++) {
      const gain = components.reduce((sum, component, i) => sum + gainAt(component, column, row) / variances[i], 0);
      candidates.push({ x: column, y: row, gain });
    }
  }
  const most = Math.max(...candidates.map(({ gain }) => gain));
  // Where the camera smears otherwise, misfits grow with what it shows.
  const scale = 2 * (1 + MISFIT ** 2 * most);
  const weighed = candidates.map((one) => ({ ...one, weight: odds(one.x, one.y) * exp((one.gain - most) / scale) }));
  const best = weighed.reduce((first, next) => (next.weight > first.weight ? next : first));
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  return { x: best.x, y: best.y, confidence: best.weight / total };
}

/** By how much the sum of squares shrinks where the defect is at a pixel, in DN². */
function gainAt({ step, differences }: Component, x: number, y: number): number {
  const [column, row] = [x, y].map((at) => Math.floor(at / step));
  const profile = (at: number): readonly number[] => (step === 1 ? PIXELS : at % 2 === 0 ? PLACES.even : PLACES.odd);
  const [across, down] = [profile(x), profile(y)];
  let [fit, norm] = [0, 0];
  for (let dy = -1; dy <= 1; dy++) {
    for (let dx = -1; dx <= 1; dx++) {
      const share = across[dx + 1] * down[dy + 1];
      fit += share * differences.at(column + dx, row + dy);
      norm += share ** 2;
    }
  }
  return fit ** 2 / norm;
}
