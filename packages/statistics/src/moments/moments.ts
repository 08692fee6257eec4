/** First and second moments over the frames, exact in whole numbers. */
import type { Frame, FrameShape, Planes, Rows } from '@hotpix/core';
import { CHROMA_STEP, chromaShapeOf, hasChroma } from '../chroma/chroma.ts';
import { componentsOf } from '../components.ts';
import { OF_PLACES, placePlanes, type MomentPlanes } from './moment-planes.ts';
import { redAndBlueOf } from './red-and-blue.ts';

/** What is folded into planes of moments: the samples of a frame, or of a picture luma, and red and blue of places of 2x2 pixels. */
export type Layers = readonly [Samples] | readonly [luma: Samples, red: Samples, blue: Samples];
type Samples = Frame['samples'];

/** What of a frame goes into planes of `momentPlanes`. */
export function layersOf(frame: Frame): Layers {
  if (!hasChroma(frame)) return [frame.samples];
  const components = componentsOf(frame);
  return [components.luma, ...redAndBlueOf(components, frame)];
}

/** Adds the values from start to end, of a few frames of one shape. */
function addSamples({ sum, squares }: MomentPlanes, frames: readonly Samples[], start: number, end: number): void {
  for (const samples of frames) {
    for (let i = start; i < end; i++) {
      const sample = samples[i];
      sum[i] += sample;
      squares[i] += sample * sample;
    }
  }
}

/** Adds some rows of a few frames: the reference that the kernels must equal. @param layers of the frames, in their order */
export function addMoments(planes: Planes, shape: FrameShape, { from, to }: Rows, layers: readonly Layers[]): void {
  const ofLayer = (i: number): Samples[] => layers.map((own) => own[i] as Samples);
  const row = layers[0].length === 1 ? shape.width * shape.channels : shape.width;
  addSamples(planes as MomentPlanes, ofLayer(0), from * row, to * row);
  const { width: places } = chromaShapeOf(shape);
  const [start, end] = [from, to].map((y) => Math.ceil(y / CHROMA_STEP) * places);
  OF_PLACES.forEach((name, i) => {
    const own = placePlanes(planes, name);
    if (own) addSamples(own, ofLayer(i + 1), start, end);
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
