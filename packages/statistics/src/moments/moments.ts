/** First and second moments over the frames, exact in whole numbers. */
import type { Frame, FrameShape, Planes, PlaneSpecs, Rows } from '@hotpix/core';
import { CHROMA_STEP, chromaShapeOf, hasChroma } from '../chroma/chroma.ts';
import { componentsOf, type ToComponents } from '../components.ts';
import { redAndBlueOf, type ToRedAndBlue } from './red-and-blue.ts';

/** Sum and sum of squares of every value, row-major; of every sample of a stored frame with its channels interleaved. */
export interface MomentPlanes extends Planes {
  readonly sum: Uint32Array;
  readonly squares: Uint32Array | Float64Array;
}

/** What is folded into planes of moments: the samples of a frame, or of a picture luma, and red and blue of places of 2x2 pixels. */
export type Layers = readonly [Samples] | readonly [luma: Samples, red: Samples, blue: Samples];
type Samples = Frame['samples'];

/** Channels whose moments are those of places, under names such as `red.sum`. */
const OF_PLACES = ['red', 'blue'] as const;

/** Of every sample; of pictures that have chroma in luma, red and blue. */
export function momentPlanes(shape: FrameShape): PlaneSpecs {
  if (!hasChroma(shape)) return samplePlanes(shape);
  const ofPlaces = Object.entries(samplePlanes(chromaShapeOf(shape)));
  return {
    ...samplePlanes({ ...shape, channels: 1 }),
    ...Object.fromEntries(OF_PLACES.flatMap((name) => ofPlaces.map(([plane, spec]) => [`${name}.${plane}`, spec]))),
  };
}

/** Of every sample, whatever the frames. */
export function samplePlanes({ width, height, channels, bits }: FrameShape): PlaneSpecs {
  const length = width * height * channels;
  return {
    sum: { type: 'Uint32Array', length, merge: 'sum' },
    squares: { type: bits > 8 ? 'Float64Array' : 'Uint32Array', length, merge: 'sum' },
  };
}

/** The planes of red or blue of a picture; undefined where they are those of samples. */
export function placePlanes(planes: Planes, channel: (typeof OF_PLACES)[number]): MomentPlanes | undefined {
  const [sum, squares] = [planes[`${channel}.sum`], planes[`${channel}.squares`]];
  return sum && squares && ({ sum, squares } as MomentPlanes);
}

/** What of a frame goes into planes of `momentPlanes`. */
export function layersOf(
  frame: Frame,
  toComponents: ToComponents = componentsOf,
  toRedAndBlue: ToRedAndBlue = redAndBlueOf,
): Layers {
  if (!hasChroma(frame)) return [frame.samples];
  const components = toComponents(frame);
  return [components.luma, ...toRedAndBlue(components, frame)];
}

/** Adds the values from start to end, of a few frames of one shape. */
export type AddSamples = (planes: MomentPlanes, frames: readonly Samples[], start: number, end: number) => void;

/** The reference that the kernels must equal. */
export const addSamplesPlainly: AddSamples = ({ sum, squares }, frames, start, end) => {
  for (const samples of frames) {
    for (let i = start; i < end; i++) {
      const sample = samples[i];
      sum[i] += sample;
      squares[i] += sample * sample;
    }
  }
};

/** Adds some rows of a few frames. @param layers of the frames, in their order */
export function addMoments(
  planes: Planes,
  shape: FrameShape,
  { from, to }: Rows,
  layers: readonly Layers[],
  add: AddSamples = addSamplesPlainly,
): void {
  const ofLayer = (i: number): Samples[] => layers.map((own) => own[i] as Samples);
  const row = layers[0].length === 1 ? shape.width * shape.channels : shape.width;
  add(planes as MomentPlanes, ofLayer(0), from * row, to * row);
  const { width: places } = chromaShapeOf(shape);
  const [start, end] = [from, to].map((y) => Math.ceil(y / CHROMA_STEP) * places);
  OF_PLACES.forEach((name, i) => {
    const own = placePlanes(planes, name);
    if (own) add(own, ofLayer(i + 1), start, end);
  });
}

/**
 * Sum of squared deviations from the mean of n whole numbers: Σ(x − x̄)² = Σx² − (Σx)²/n.
 * With Σx = q·n + r it is the whole number Σx² − q·(Σx + r) − r, which is exact below 2^53, plus r·(n − r)/n; neither is
 * negative, so nothing cancels, for up to 2^21 samples of 16 bits.
 *
 * @param n count, at least 1
 * @param sum Σx
 * @param squares Σx²
 */
export function sumOfSquaredDeviations(n: number, sum: number, squares: number): number {
  const remainder = sum % n;
  const quotient = (sum - remainder) / n;
  return squares - quotient * (sum + remainder) - remainder + (remainder * (n - remainder)) / n;
}
