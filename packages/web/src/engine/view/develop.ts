/** Parts of frames in the tones of a screen. */
import type { Frame, Rectangle } from '@hotpix/core';
import type { Rgba } from './turn.ts';

const GAMMA = 2.2;
const LETTERS = 'RGB';
/** The share of the light of a part that is drawn white: lamps and defects are left to be whiter than that. */
const BRIGHT = 0.995;

type Shown = Pick<Frame, 'width' | 'channels' | 'mosaic' | 'black' | 'white' | 'bits' | 'lossy' | 'colour'>;

/**
 * A part of a frame as it is and as it is repaired, in the same tones: pictures as they are, mosaics with each pixel in all colours and
 * balanced to neutral.
 */
export function developPair(
  frame: Shown,
  [before, after]: readonly [Frame['samples'], Frame['samples']],
  part: Rectangle,
): [Rgba, Rgba] {
  const lights = [before, after].map((samples) => lightOf(frame, samples, part)) as [Float64Array, Float64Array];
  const isPicture = frame.channels === 3 || frame.lossy || frame.bits <= 8;
  if (isPicture) return lights.map((light) => toRgba(light, part, (value) => value / frame.white)) as [Rgba, Rgba];
  const sorted = lights[1].toSorted();
  const white = Math.max(sorted[Math.floor(BRIGHT * (sorted.length - 1))], 1);
  return lights.map((light) => toRgba(light, part, (value) => (value / white) ** (1 / GAMMA))) as [Rgba, Rgba];
}

function toRgba(light: Float64Array, { width, height }: Rectangle, tone: (value: number) => number): Rgba {
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) data[4 * i + c] = Math.round(255 * tone(light[3 * i + c]));
  }
  return { width, height, data };
}

/** R, G and B of each pixel of the part, above black. */
function lightOf(frame: Shown, samples: Frame['samples'], part: Rectangle): Float64Array {
  const { width, channels, black, mosaic } = frame;
  const light = new Float64Array(3 * part.width * part.height);
  for (let y = 0; y < part.height; y++) {
    for (let x = 0; x < part.width; x++) {
      const at = ((part.y + y) * width + part.x + x) * channels;
      for (let c = 0; c < 3; c++) {
        const sample = mosaic ? colourAt(frame, samples, part, { x, y, c }) : samples[at + (channels === 3 ? c : 0)];
        light[3 * (y * part.width + x) + c] = Math.max(0, sample - black);
      }
    }
  }
  return light;
}

interface Wanted {
  readonly x: number;
  readonly y: number;
  /** Which of R, G and B. */
  readonly c: number;
}

/** The mean of the near samples of a colour, the nearer weighing more; the sample itself where nobody knows the filters. */
function colourAt(
  { width, mosaic = [], colour, black }: Shown,
  samples: Frame['samples'],
  part: Rectangle,
  { x, y, c }: Wanted,
): number {
  const reach = mosaic.length > 2 ? 2 : 1;
  const letterAt = (px: number, py: number): string => {
    const row = mosaic[(part.y + py) % mosaic.length];
    return row[(part.x + px) % row.length];
  };
  let [sum, weights] = [0, 0];
  for (let py = Math.max(0, y - reach); py <= Math.min(part.height - 1, y + reach); py++) {
    for (let px = Math.max(0, x - reach); px <= Math.min(part.width - 1, x + reach); px++) {
      if (letterAt(px, py) !== LETTERS[c]) continue;
      const isHere = px === x && py === y;
      const weight = isHere ? 1e6 : 1 / ((px - x) ** 2 + (py - y) ** 2);
      sum += weight * samples[(part.y + py) * width + part.x + px];
      weights += weight;
    }
  }
  if (weights === 0) return samples[(part.y + y) * width + part.x + x];
  return black + (sum / weights - black) / (colour?.neutral?.[c] ?? 1);
}
