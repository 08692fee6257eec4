/** Segments of applications (ITU-T T.81, B.2.4.6), which are told by the words that they begin with. */
import type { JpegHeader } from '../read-jpeg-header.ts';
import { beginsWith, MARKER, type JpegSegment } from './markers.ts';

const EXIF = 'Exif\0\0';
const XMP = 'http://ns.adobe.com/xap/1.0/\0';
/** Marker and length. */
const HEAD = 4;

/** Whether a segment has that marker and begins with these words, a byte per character. */
export function isApplication({ marker, bytes }: JpegSegment, own: number, words: string): boolean {
  return marker === own && beginsWith(bytes.subarray(HEAD), words);
}

/** The Exif data, a TIFF structure; it shares memory with the file. */
export const exifOf = (header: Pick<JpegHeader, 'segments'>): Uint8Array | undefined => behind(header, EXIF);

/** The XMP packet; it shares memory with the file. */
export const xmpOf = (header: Pick<JpegHeader, 'segments'>): Uint8Array | undefined => behind(header, XMP);

export const isXmp = (segment: JpegSegment): boolean => isApplication(segment, MARKER.APP1, XMP);

/** What the first such segment holds behind the words. */
function behind({ segments }: Pick<JpegHeader, 'segments'>, words: string): Uint8Array | undefined {
  const own = segments.find((segment) => isApplication(segment, MARKER.APP1, words));
  return own?.bytes.subarray(HEAD + words.length);
}
