/** Under which colour filter a defect of a picture lies, by what it leaves in luma and chroma. */
import { normalTail } from '@hotpix/statistics';
import type { Components } from './components.ts';

/** What one DN of Y, Cb and Cr is in each channel: ITU-R BT.601, as JFIF has it. */
const CHANNELS: Readonly<Record<string, readonly [number, number, number]>> = {
  R: [1, 0, 1.402],
  G: [1, -0.3441, -0.7141],
  B: [1, 1.772, 0],
};
/** The part of what a defect leaves at its pixel that a place of half the resolution shows: a pixel and half of the next, each way. */
const AT_HALF = 0.75 ** 2;

export interface FilterColour {
  /** R, G or B. */
  readonly colour: string;
  /** Probability that no other channel differs more. */
  readonly confidence: number;
  /** By how much the channel differs from its neighbours in the picture, in DN. */
  readonly amplitude: number;
}

/** The channel that differs most at a pixel, whichever way: demosaicing and colour matrices leave less in the others. */
export function filterColourOf(components: Components, x: number, y: number): FilterColour {
  const seen = components.map(({ step, differences }) => {
    const [column, row] = [x, y].map((at) => Math.floor(at / step));
    const share = step === 1 ? 1 : AT_HALF;
    return { value: differences.at(column, row), noise: differences.noiseAround(column, row), share };
  });
  const channels = Object.entries(CHANNELS).map(([colour, weights]) => ({
    colour,
    shown: weights.reduce((sum, weight, i) => sum + weight * seen[i].value, 0),
    value: weights.reduce((sum, weight, i) => sum + (weight * seen[i].value) / seen[i].share, 0),
    variance: weights.reduce((sum, weight, i) => sum + ((weight * seen[i].noise) / seen[i].share) ** 2, 0),
  }));
  const [best, ...others] = channels.sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const confidence = others.reduce((product, { value, variance }) => {
    const ahead = Math.abs(best.value) - Math.abs(value);
    return product * (1 - normalTail(ahead / Math.sqrt(best.variance + variance)));
  }, 1);
  return { colour: best.colour, confidence, amplitude: Math.sign(best.value) * Math.abs(best.shown) };
}
