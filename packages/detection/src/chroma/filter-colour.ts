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
  /** Probability that it is this one and no other. */
  readonly confidence: number;
  /** By how much the channel differs from its neighbours in the picture, in DN. */
  readonly amplitude: number;
}

/**
 * The channel that differs most at a pixel, whichever way: demosaicing and colour matrices leave less in the others.
 * @param odds how likely the filter is each colour, by whatever else is known
 */
export function filterColourOf(
  components: Components,
  x: number,
  y: number,
  odds: (colour: string) => number = () => 1,
): FilterColour {
  const channels = channelsAt(components, x, y);
  const weighed = channels.map((channel) => ({ ...channel, weight: odds(channel.colour) * ahead(channel, channels) }));
  const best = weighed.reduce((most, next) => (next.weight > most.weight ? next : most));
  const all = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const amplitude = Math.sign(best.value) * Math.abs(best.shown);
  return { colour: best.colour, confidence: best.weight / all, amplitude };
}

/**
 * What the channel that differs most differs by in the picture, in DN: of a red or blue filter more than luma, which may even have the
 * other sign beside its pixel.
 */
export function mostShownAt(components: Components, x: number, y: number): number {
  const seen = components.map(({ step, differences }) => differences.at(Math.floor(x / step), Math.floor(y / step)));
  const channels = Object.values(CHANNELS).map((weights) =>
    weights.reduce((sum, weight, i) => sum + weight * seen[i], 0),
  );
  return channels.reduce((most, next) => (Math.abs(next) > Math.abs(most) ? next : most));
}

interface Channel {
  readonly colour: string;
  /** What it differs by in the picture, and what the pixel itself does, in DN. */
  readonly shown: number;
  readonly value: number;
  /** Of the latter, in DN². */
  readonly variance: number;
}

/** Probability that none of the channels differs more. */
function ahead(channel: Channel, channels: readonly Channel[]): number {
  return channels.reduce((product, other) => {
    if (other === channel) return product;
    const more = Math.abs(channel.value) - Math.abs(other.value);
    return product * normalTail(-more / Math.sqrt(channel.variance + other.variance));
  }, 1);
}

function channelsAt(components: Components, x: number, y: number): Channel[] {
  const seen = components.map(({ step, differences }) => {
    const [column, row] = [x, y].map((at) => Math.floor(at / step));
    const share = step === 1 ? 1 : AT_HALF;
    return { value: differences.at(column, row), noise: differences.noiseAround(column, row), share };
  });
  return Object.entries(CHANNELS).map(([colour, weights]) => ({
    colour,
    shown: weights.reduce((sum, weight, i) => sum + weight * seen[i].value, 0),
    value: weights.reduce((sum, weight, i) => sum + (weight * seen[i].value) / seen[i].share, 0),
    variance: weights.reduce((sum, weight, i) => sum + ((weight * seen[i].noise) / seen[i].share) ** 2, 0),
  }));
}
