/** The chunks of a PNG (ISO 15948, 5.3). */
import { concatenate } from '../concatenate.ts';
import { crc32 } from './crc32.ts';

const SIGNATURE_LENGTH = 8;
/** Length, type and checksum around the data of a chunk. */
const AROUND_DATA = 12;
const MOST_CHUNKS = 1 << 20;

export interface PngChunk {
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

/** The chunks up to the last one, or up to one that runs over the end of the file; their checksums are not looked at. */
export function readPngChunks(png: Uint8Array): PngChunk[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks: PngChunk[] = [];
  for (let at = SIGNATURE_LENGTH; at + AROUND_DATA <= png.length && chunks.length < MOST_CHUNKS;) {
    const bytes = png.subarray(at, at + AROUND_DATA + view.getUint32(at));
    if (bytes.length < AROUND_DATA + view.getUint32(at)) break;
    const type = String.fromCharCode(...bytes.subarray(4, 8));
    chunks.push({ type, bytes });
    if (type === 'IEND') break;
    at += bytes.length;
  }
  return chunks;
}

/** Whether behind these there is one that runs over the end of the file. */
export function isPngCut(png: Uint8Array, chunks: readonly PngChunk[]): boolean {
  if (chunks.at(-1)?.type === 'IEND' || chunks.length >= MOST_CHUNKS) return false;
  const end = chunks.reduce((sum, { bytes }) => sum + bytes.length, SIGNATURE_LENGTH);
  return end + AROUND_DATA <= png.length;
}

/** Whether its checksum is that of its bytes. */
export function isSound({ bytes }: PngChunk): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return crc32(bytes.subarray(4, -4)) === view.getUint32(bytes.length - 4);
}

export const pngData = ({ bytes }: PngChunk): Uint8Array => bytes.subarray(8, -4);

export function pngChunk(type: string, data: Uint8Array): PngChunk {
  const bytes = new Uint8Array(AROUND_DATA + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(bytes.length - 4, crc32(bytes.subarray(4, -4)));
  return { type, bytes };
}

export const joinPngChunks = (png: Uint8Array, chunks: readonly PngChunk[]): Uint8Array =>
  concatenate([png.subarray(0, SIGNATURE_LENGTH), ...chunks.map(({ bytes }) => bytes)]);

/** The case of the first letter: upper for what a decoder must know. */
export const isCritical = ({ type }: PngChunk): boolean => (type.charCodeAt(0) & 0x20) === 0;

/** The case of the fourth letter: lower for what an editor may copy without knowing it. */
export const isSafeToCopy = (chunk: PngChunk): boolean => !isCritical(chunk) && (chunk.type.charCodeAt(3) & 0x20) !== 0;
