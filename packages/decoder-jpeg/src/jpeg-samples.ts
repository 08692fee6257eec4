/** Samples of a JPEG where the host has no decoder of pictures. */
import { createPlaneDecoder, planesOf, planesToRgb, type PlaneDecoder } from '@hotpix/jpeg';

/** The size was held against that of the run before. */
const ANY_SIZE = { maxPixels: Infinity };

/** Keeps its memory for the next file. */
let decoder: PlaneDecoder | undefined;

/**
 * Those of libjpeg, as sharp gives them: grey, or RGB interleaved.
 * @returns undefined for a kind of JPEG that has no planes
 * @throws {JpegError} for damage, and for what planesToRgb refuses
 */
export function jpegSamples(bytes: Uint8Array): Uint8Array | undefined {
  const layout = planesOf(bytes, ANY_SIZE);
  if (!layout) return undefined;
  decoder ??= createPlaneDecoder(ANY_SIZE);
  const planes = layout.components.map(({ width, height }) => new Uint8Array(width * height));
  decoder.decode(bytes, planes);
  if (layout.colour === 'grey') return planes[0];
  const rgb = new Uint8Array(3 * layout.width * layout.height);
  planesToRgb(layout, planes, rgb);
  return rgb;
}
