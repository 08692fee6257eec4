/** The chunks of a PNG (ISO 15948, 5.3). */
import { refused } from '@hotpix/core';
import { concatenate } from '@hotpix/tiff';
import { crc32 } from './crc32.ts';

const SIGNATURE_LENGTH = 8;
/** Length, type and checksum around the data of a chunk. */
const AROUND_DATA = 12;
const MOST_CHUNKS = 1 << 20;

export interface Chunk {
  readonly type: string;
  /** Length, type, data and checksum. */
  readonly bytes: Uint8Array;
}

/** What the header of a PNG says of its samples. */
export interface PngForm {
  readonly width: number;
  readonly height: number;
  /** Bits per sample, or an index into the palette. */
  readonly bits: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGBA. */
  readonly colourType: number;
  readonly isInterlaced: boolean;
}

export function pngForm(png: Uint8Array): PngForm {
  const header = new DataView(png.buffer, png.byteOffset + SIGNATURE_LENGTH + 8, 13);
  return {
    width: header.getUint32(0),
    height: header.getUint32(4),
    bits: header.getUint8(8),
    colourType: header.getUint8(9),
    isInterlaced: header.getUint8(12) === 1,
  };
}

/** @throws {HotpixError} `refused` for chunks that run over the end of the file */
export function readChunks(png: Uint8Array): Chunk[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE_LENGTH; at + AROUND_DATA <= png.length && chunks.length < MOST_CHUNKS;) {
    const bytes = png.subarray(at, at + AROUND_DATA + view.getUint32(at));
    const type = String.fromCharCode(...bytes.subarray(4, 8));
    if (bytes.length < AROUND_DATA + view.getUint32(at)) {
      const [expected, came] = ['PNG chunks inside the file', `a ${type} that runs over its end`];
      throw refused(`Expected ${expected}, got ${came}. Copy the file again.`, { details: { expected, came } });
    }
    chunks.push({ type, bytes });
    if (type === 'IEND') break;
    at += bytes.length;
  }
  return chunks;
}

export const dataOf = ({ bytes }: Chunk): Uint8Array => bytes.subarray(8, -4);

export function chunkOf(type: string, data: Uint8Array): Chunk {
  const bytes = new Uint8Array(AROUND_DATA + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(bytes.length - 4, crc32(bytes.subarray(4, -4)));
  return { type, bytes };
}

export const joinChunks = (png: Uint8Array, chunks: readonly Chunk[]): Uint8Array =>
  concatenate([png.subarray(0, SIGNATURE_LENGTH), ...chunks.map(({ bytes }) => bytes)]);

/** The case of the first letter: upper for what a decoder must know. */
export const isCritical = ({ type }: Chunk): boolean => (type.charCodeAt(0) & 0x20) === 0;

/** The case of the fourth letter: lower for what an editor may copy without knowing it. */
export const isSafeToCopy = (chunk: Chunk): boolean => !isCritical(chunk) && (chunk.type.charCodeAt(3) & 0x20) !== 0;

/** A note for each kind of chunk that a repaired file does without. */
export const leftOut = (chunks: readonly Chunk[]): string[] =>
  [...new Set(chunks.map(({ type }) => type))].map(
    (type) => `The chunk ${type} was left out: it depends on the picture.`,
  );
