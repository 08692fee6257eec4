/** Markers and segments (ITU-T T.81, annex B). */
import { badJpeg } from '../errors.ts';

/** A marker with what belongs to it. */
export interface JpegSegment {
  /** The byte behind 0xFF: 0xE0 to 0xEF for APP0 to APP15, 0xFE for a comment. */
  readonly marker: number;
  /** Marker, length and payload as they stand in the file; the payload begins at 4. */
  readonly bytes: Uint8Array;
}

export const MARKER = {
  SOF0: 0xc0,
  SOF1: 0xc1,
  SOF2: 0xc2,
  DHT: 0xc4,
  DAC: 0xcc,
  RST0: 0xd0,
  RST7: 0xd7,
  SOI: 0xd8,
  EOI: 0xd9,
  SOS: 0xda,
  DQT: 0xdb,
  DNL: 0xdc,
  DRI: 0xdd,
  DHP: 0xde,
  APP0: 0xe0,
  APP1: 0xe1,
  APP2: 0xe2,
  APP15: 0xef,
  COM: 0xfe,
} as const;

/** A real file has some dozens; a large profile or XMP adds a few hundred. */
export const MOST_SEGMENTS = 4096;

/** Markers without length: TEM, RST0 to RST7, SOI. */
export const STANDALONE: ReadonlySet<number> = new Set([0x01, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8]);

/** SOF0 to SOF15 without DHT, JPG and DAC, which share the range. */
export const FRAMES: ReadonlySet<number> = new Set([
  0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf,
]);

/**
 * Where the next marker begins, at the last 0xFF of its padding.
 * @throws {JpegError} `badJpeg` where there is none
 */
export function findMarker(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    if (bytes[at + 1] !== 0 && bytes[at + 1] !== 0xff) return at;
  }
  throw cutShort(bytes);
}

/** @throws {JpegError} `badJpeg` for a segment that is not all there */
export function readSegment(bytes: Uint8Array, at: number): JpegSegment {
  const length = at + 4 > bytes.length ? Infinity : uint16(bytes, at + 2);
  if (length < 2) throw badJpeg('segments of at least 2 bytes', `one of ${length}`);
  if (at + 2 + length > bytes.length) throw cutShort(bytes);
  return { marker: bytes[at + 1], bytes: bytes.subarray(at, at + 2 + length) };
}

export function cutShort({ length }: Uint8Array): Error {
  return badJpeg('all that its markers promise', `${length} bytes that end before, so that it is cut short`);
}

export const uint16 = (bytes: Uint8Array, at: number): number => (bytes[at] << 8) | bytes[at + 1];

/** The text of a payload, a character per byte. */
export const textOf = (payload: Uint8Array): string => String.fromCharCode(...payload);

export const beginsWith = (payload: Uint8Array, word: string): boolean =>
  textOf(payload.subarray(0, word.length)) === word;
