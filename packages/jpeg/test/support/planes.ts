/** Planes of a file, and the samples that others make of it. */
import sharp from 'sharp';
import {
  createPlaneDecoder,
  planesOf,
  planesToRgb,
  type PlaneDecoder,
  type PlaneLayout,
  type RgbOptions,
} from '../../src/index.ts';

export interface Decoded {
  readonly layout: PlaneLayout;
  readonly planes: readonly Uint8Array[];
}

export function planesBy(decoder: PlaneDecoder, file: Uint8Array): Decoded {
  const layout = planesOf(file)!;
  const planes = layout.components.map(({ width, height }) => new Uint8Array(width * height));
  decoder.decode(file, planes);
  return { layout, planes };
}

/** As sharp gives them: one channel of grey, or RGB. */
export function samplesBy(decoder: PlaneDecoder, file: Uint8Array, options?: RgbOptions): Uint8Array {
  const { layout, planes } = planesBy(decoder, file);
  if (layout.colour === 'grey') return planes[0];
  const rgb = new Uint8Array(3 * layout.width * layout.height);
  planesToRgb(layout, planes, rgb, options);
  return rgb;
}

/** By libjpeg, without colour management. @throws {Error} for what libjpeg warns of */
export async function samplesBySharp(file: Uint8Array, failOn: 'warning' | 'none' = 'warning'): Promise<Uint8Array> {
  const space = planesOf(file)?.colour === 'grey' ? 'b-w' : 'srgb';
  const picture = sharp(file, { failOn, ignoreIcc: true, limitInputPixels: 1e8 });
  return new Uint8Array(await picture.toColourspace(space).raw().toBuffer());
}

export const isSame = (some: Uint8Array, others: Uint8Array): boolean => Buffer.compare(some, others) === 0;

/** Both ways of decoding. */
export const DECODERS: Readonly<Record<string, PlaneDecoder>> = {
  'the kernels': createPlaneDecoder(),
  'the plain code': createPlaneDecoder({ kernels: 'reference' }),
};
