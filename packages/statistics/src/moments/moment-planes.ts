/** The planes of moments. */
import type { FrameShape, Planes, PlaneSpecs } from '@hotpix/core';
import { chromaShapeOf, hasChroma } from '../chroma/chroma.ts';

/** Sum, halved as long as all fit, and sum of squares of every value, row-major; of every sample of a stored frame with its channels interleaved. */
export interface MomentPlanes extends Planes {
  readonly sum: Uint32Array | Uint16Array;
  readonly squares: Uint32Array | Float64Array;
}

/** Channels whose moments are those of places, under names such as `red.sum`. */
export const OF_PLACES = ['red', 'blue'] as const;

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

/** The greatest sample of 8 bits. */
const MOST = 255;

/** The most that a frame adds to a sum that may be halved, of planes by `momentPlanes`: those of 8-bit samples. */
export function momentAdds(shape: FrameShape): Record<string, number> {
  const sums = sampleAdds(shape);
  if (!hasChroma(shape)) return sums;
  return { ...sums, ...Object.fromEntries(OF_PLACES.map((name) => [`${name}.sum`, MOST])) };
}

/** The same of planes by `samplePlanes`. */
export function sampleAdds({ bits }: FrameShape): Record<string, number> {
  return bits > 8 ? {} : { sum: MOST };
}
