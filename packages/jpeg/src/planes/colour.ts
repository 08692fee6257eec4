/** What the components of a JPEG stand for. */
import { MARKER, textOf, type JpegSegment } from '../structure/markers.ts';
import { isApplication } from '../structure/metadata.ts';

export type PlaneColour = 'grey' | 'ycbcr' | 'rgb';

const APP14 = 0xee;
/** Marker, length, 'Adobe', version, two words of flags: then comes the transform (Adobe technical note 5116, 18). */
const TRANSFORM = 15;
const NO_TRANSFORM = 0;
/** As long as JFIF 1.02 has it without a thumbnail, with marker and length. */
const JFIF_BYTES = 18;

/**
 * As libjpeg decides: JFIF is YCbCr (ITU-T T.871), else the last Adobe segment tells, else components of the names R, G and B are
 * what these say.
 */
export function colourOf(
  segments: readonly JpegSegment[],
  components: readonly { readonly id: number }[],
): PlaneColour {
  if (components.length === 1) return 'grey';
  if (segments.some(isJfif)) return 'ycbcr';
  const adobe = segments.findLast(isAdobe);
  if (adobe) return adobe.bytes[TRANSFORM] === NO_TRANSFORM ? 'rgb' : 'ycbcr';
  return textOf(Uint8Array.from(components, ({ id }) => id)) === 'RGB' ? 'rgb' : 'ycbcr';
}

const isJfif = (segment: JpegSegment): boolean =>
  isApplication(segment, MARKER.APP0, 'JFIF\0') && segment.bytes.length >= JFIF_BYTES;

const isAdobe = (segment: JpegSegment): boolean =>
  isApplication(segment, APP14, 'Adobe') && segment.bytes.length > TRANSFORM;
