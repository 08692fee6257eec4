/** Samples as something to look at. */
import type { Crop, Result } from '@hotpix/result';

type Frame = NonNullable<Result['frame']>;
type Rgb = readonly [number, number, number];

/** Noise in deep shade is not to be blown up beyond this. */
const MOST_GAIN = 4;

export interface Toning {
  /** Balanced samples drawn black and white, in DN. */
  readonly low: number;
  readonly high: number;
  /** Exponent that makes light that is stored in proportion look even to the eye. */
  readonly gamma: number;
  /** What a sample under each filter is multiplied by, above black, so that grey looks grey. */
  readonly gains: ReadonlyMap<string, number>;
  readonly black: number;
}

export interface Look {
  /** Colours, or grey alone. */
  readonly tinted: boolean;
  /** Letter of the channel that grey shows of an RGB picture. */
  readonly channel: string | undefined;
}

/** Light that passes each filter, 0 to 1; a filter of another letter stays grey. */
const TINTS: Readonly<Record<string, Rgb>> = {
  R: [1, 0.52, 0.46],
  G: [0.5, 0.94, 0.54],
  B: [0.54, 0.68, 1],
  C: [0.45, 0.9, 0.95],
  M: [0.95, 0.5, 0.9],
  Y: [0.95, 0.9, 0.45],
};
const GREY: Rgb = [1, 1, 1];

/** Stretches the contrast of a crop from its least to its greatest sample; more than 8 bits are in proportion to light. */
export function toningOf(crop: Crop, samples: Uint16Array, frame: Frame | null): Toning {
  const black = frame?.black ?? 0;
  const gamma = frame && frame.bits > 8 && !frame.lossy ? 1 / 2.2 : 1;
  const gains = balance(crop, samples, frame);
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < samples.length; i++) {
    const value = balanced(samples[i], letterOf(crop, i, frame?.mosaic), gains, black);
    [low, high] = [Math.min(low, value), Math.max(high, value)];
  }
  return { low, high, gamma, gains, black };
}

/** Brings the median of each filter colour to that of the brightest; one defect does not move a median. */
function balance(crop: Crop, samples: Uint16Array, frame: Frame | null): Map<string, number> {
  const groups = new Map<string, number[]>();
  if (crop.channels === 3 || !frame?.mosaic) return new Map();
  for (let i = 0; i < samples.length; i++) {
    const letter = letterOf(crop, i, frame.mosaic) ?? '';
    const group = groups.get(letter);
    if (group) group.push(samples[i] - frame.black);
    else groups.set(letter, [samples[i] - frame.black]);
  }
  const medians = [...groups].map(([letter, group]) => [letter, median(group)] as const);
  const most = Math.max(...medians.map(([, value]) => value));
  return new Map(medians.map(([letter, value]) => [letter, value > 0 ? Math.min(MOST_GAIN, most / value) : 1]));
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function balanced(sample: number, letter: string | undefined, gains: Toning['gains'], black: number): number {
  return black + (sample - black) * (gains.get(letter ?? '') ?? 1);
}

function letterOf({ x, y, width, channels }: Crop, i: number, mosaic: Frame['mosaic']): string | undefined {
  return channels === 3 ? undefined : filterAt(mosaic, x + (i % width), y + Math.floor(i / width));
}

/** One pixel of the image per pixel of the crop. */
export function toImage(
  crop: Crop,
  samples: Uint16Array,
  mosaic: Frame['mosaic'],
  toning: Toning,
  look: Look,
): ImageData {
  const { width, height, channels } = crop;
  const { low, high, gamma, gains, black } = toning;
  const image = new ImageData(width, height);
  const tone = (i: number) => {
    const value = balanced(samples[i], letterOf(crop, i, mosaic), gains, black);
    return 255 * (high > low ? ((value - low) / (high - low)) ** gamma : 0.5);
  };
  for (let i = 0; i < width * height; i++) {
    const colour =
      channels === 3 ? rgb(i, look, tone) : tinted(look.tinted ? letterOf(crop, i, mosaic) : undefined, tone(i));
    image.data.set([...colour, 255], 4 * i);
  }
  return image;
}

/** Letter of the filter over a sensor position; undefined without a mosaic. */
export function filterAt(mosaic: Frame['mosaic'], x: number, y: number): string | undefined {
  const row = mosaic?.[y % mosaic.length];
  return row?.[x % row.length];
}

function rgb(i: number, { tinted: on, channel }: Look, tone: (i: number) => number): Rgb {
  if (on) return [tone(3 * i), tone(3 * i + 1), tone(3 * i + 2)];
  const grey = tone(3 * i + Math.max(0, 'RGB'.indexOf(channel ?? 'G')));
  return [grey, grey, grey];
}

function tinted(letter: string | undefined, grey: number): Rgb {
  const [r, g, b] = (letter && Object.hasOwn(TINTS, letter) && TINTS[letter]) || GREY;
  return [r * grey, g * grey, b * grey];
}
