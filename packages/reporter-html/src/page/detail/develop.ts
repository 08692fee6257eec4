/** A crop of a mosaic as a raw developer would show it: every pixel in all colours, grey where the scene was grey. */
import type { Crop, Result } from '@hotpix/result';
import { filterAt } from './crop-image.ts';
import type { Images } from './draw-crop.ts';

type Mosaic = NonNullable<NonNullable<Result['frame']>['mosaic']>;

const LETTERS = ['R', 'G', 'B'];
const GREY = [1, 1, 1];
const GAMMA = 2.2;

/** What light a crop holds: R, G and B of each pixel, above black and balanced to neutral, in DN. */
export type Light = Float64Array;

/** Undefined for filters of other colours, of which nobody knows what they would look like. */
export function lightOf(
  crop: Crop,
  samples: Uint16Array,
  mosaic: Mosaic,
  black: number,
  neutral: readonly number[] = GREY,
): Light | undefined {
  if (mosaic.some((row) => [...row].some((letter) => !LETTERS.includes(letter)))) return undefined;
  // In X-Trans a red or blue neighbour may be two pixels away.
  const reach = mosaic.length > 2 ? 2 : 1;
  const light = new Float64Array(3 * crop.width * crop.height);
  for (let y = 0; y < crop.height; y++) {
    for (let x = 0; x < crop.width; x++) {
      LETTERS.forEach((letter, c) => {
        const sample = near(crop, samples, mosaic, { x, y, letter, reach });
        light[3 * (y * crop.width + x) + c] = Math.max(0, sample - black) / neutral[c];
      });
    }
  }
  return light;
}

interface Wanted {
  readonly x: number;
  readonly y: number;
  readonly letter: string;
  readonly reach: number;
}

/** The sample itself where it is of that colour, else the mean of the near ones that are, the nearer weighing more: bilinear. */
function near(crop: Crop, samples: Uint16Array, mosaic: Mosaic, { x, y, letter, reach }: Wanted): number {
  const isOf = (px: number, py: number): boolean => filterAt(mosaic, crop.x + px, crop.y + py) === letter;
  if (isOf(x, y)) return samples[y * crop.width + x];
  let [sum, weights] = [0, 0];
  for (let py = Math.max(0, y - reach); py <= Math.min(crop.height - 1, y + reach); py++) {
    for (let px = Math.max(0, x - reach); px <= Math.min(crop.width - 1, x + reach); px++) {
      if (!isOf(px, py)) continue;
      const weight = 1 / ((px - x) ** 2 + (py - y) ** 2);
      sum += weight * samples[py * crop.width + px];
      weights += weight;
    }
  }
  return weights > 0 ? sum / weights : samples[y * crop.width + x];
}

interface Samples {
  readonly before: Uint16Array;
  readonly after?: Uint16Array;
}

/**
 * The crop as it is and as it would be repaired, both in the tones of the first.
 * @returns undefined for what is no mosaic, or one of filters that nobody knows the look of
 */
export function developedImages(
  crop: Crop,
  { before, after }: Samples,
  { mosaic, black }: NonNullable<Result['frame']>,
  neutral: readonly number[] | undefined,
): Images | undefined {
  if (!mosaic || crop.channels !== 1) return undefined;
  const light = lightOf(crop, before, mosaic, black, neutral);
  const repaired = after && lightOf(crop, after, mosaic, black, neutral);
  if (!light) return undefined;
  const brightest = light.reduce((most, value) => Math.max(most, value), 1);
  return { before: imageOf(crop, light, brightest), ...(repaired && { after: imageOf(crop, repaired, brightest) }) };
}

/** The brightest of the light is drawn white, in the tones of a screen. */
function imageOf({ width, height }: Crop, light: Light, brightest: number): ImageData {
  const image = new ImageData(width, height);
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) image.data[4 * i + c] = 255 * Math.min(1, light[3 * i + c] / brightest) ** (1 / GAMMA);
    image.data[4 * i + 3] = 255;
  }
  return image;
}
