/** A JPEG stripped to what its samples depend on. */
import { isApplication, type JpegHeader } from '@hotpix/jpeg';

const APP0 = 0xe0;
const APP14 = 0xee;
const COMMENT = 0xfe;
const SEQUENTIAL: ReadonlySet<number> = new Set([0xc0, 0xc1]);

const SOI = [0xff, 0xd8];
/** JFIF 1.01 without density or thumbnail. To a decoder it says: these are YCbCr. */
const JFIF = [0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];
/** With marker and length, up to its transform. */
const ADOBE_BYTES = 16;
/** Transforms of the Adobe segment that are known: none, YCbCr, YCCK. */
const ADOBE_TRANSFORMS = 2;

/**
 * The same picture without metadata, so that no profile, orientation or gain map can touch the samples, and without what
 * makes libjpeg warn although nothing is wrong: stray bytes between segments, an unknown JFIF version or Adobe transform,
 * and the spectral selection of 0 to 0 that some phones write for a sequential scan. Every warning that is left means
 * damage.
 */
export function plainJpeg(bytes: Uint8Array, { segments, scan, process }: JpegHeader): Uint8Array {
  const needed = segments.filter(({ marker }) => (marker & 0xf0) !== APP0 && marker !== COMMENT);
  const parts = [Uint8Array.from(SOI), colourSegment(segments), ...needed.map((segment) => segment.bytes)];
  const tail = bytes.subarray(scan);
  const plain = new Uint8Array(parts.reduce((sum, part) => sum + part.length, tail.length));
  let at = 0;
  for (const part of [...parts, tail]) {
    plain.set(part, at);
    at += part.length;
  }
  if (SEQUENTIAL.has(process)) correctSelection(plain.subarray(plain.length - tail.length));
  return plain;
}

/** What tells YCbCr from RGB; libjpeg believes JFIF before the last Adobe segment, and that before the names of the components. */
function colourSegment(segments: JpegHeader['segments']): Uint8Array {
  const whole = segments.filter(({ marker, bytes }) => bytes.length >= (marker === APP0 ? JFIF.length : ADOBE_BYTES));
  if (whole.some((segment) => isApplication(segment, APP0, 'JFIF\0'))) return Uint8Array.from(JFIF);
  const adobe = whole.findLast((segment) => isApplication(segment, APP14, 'Adobe'))?.bytes;
  if (!adobe) return new Uint8Array();
  return adobe[15] <= ADOBE_TRANSFORMS ? adobe : Uint8Array.from(JFIF);
}

/** Gives the scan the selection 0 to 63 and the approximation 0, the only ones that a sequential scan can have. */
function correctSelection(scan: Uint8Array): void {
  const end = 2 + ((scan[2] << 8) | scan[3]);
  if (end === 8 + 2 * scan[4] && end <= scan.length) scan.set([0, 63, 0], end - 3);
}
