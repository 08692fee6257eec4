/** Carries the ancillary chunks of one PNG (ISO 15948) over to another. */
import { refused } from '@hotpix/core';

const SIGNATURE_LENGTH = 8;
/** Length, type and checksum around the data of a chunk. */
const AROUND_DATA = 12;
const MOST_CHUNKS = 1 << 20;

/** What remains true whatever the samples are. The others of the standard describe palette, transparency or depth. */
const TRUE_OF_BOTH: ReadonlySet<string> = new Set([
  ...['cHRM', 'cICP', 'gAMA', 'iCCP', 'mDCV', 'cLLI', 'sRGB', 'eXIf', 'iTXt', 'tEXt', 'zTXt', 'pHYs', 'tIME'],
]);

interface Chunk {
  readonly type: string;
  /** Length, type, data and checksum. */
  readonly bytes: Uint8Array;
}

export interface PngForm {
  /** Bits a sample, or an index into the palette. */
  readonly bits: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGBA. */
  readonly colourType: number;
  readonly isInterlaced: boolean;
}

/** What the header of a PNG says of its samples. */
export function pngForm(png: Uint8Array): PngForm {
  const header = png.subarray(SIGNATURE_LENGTH + 8);
  return { bits: header[8], colourType: header[9], isInterlaced: header[12] === 1 };
}

/**
 * The picture of the new file between the ancillary chunks of the original, byte for byte and in their order: those before
 * its picture before, those behind it behind. Chunks that say of themselves that they depend on the picture are left out.
 * @throws {HotpixError} `refused` for an original whose chunks run over its end
 */
export function splicePng(original: Uint8Array, repaired: Uint8Array): { bytes: Uint8Array; notes: string[] } {
  const chunks = readChunks(original);
  const [header, ...picture] = readChunks(repaired).filter(({ type }) => isCritical(type) || type === 'tRNS');
  const end = picture.pop();
  const data = chunks.findIndex(({ type }) => type === 'IDAT');
  const isKept = ({ type }: Chunk): boolean => TRUE_OF_BOTH.has(type) || isSafeToCopy(type);
  const before = chunks.slice(0, data).filter(isKept);
  const behind = chunks.slice(data).filter(isKept);
  const lost = chunks.filter((chunk) => !isCritical(chunk.type) && chunk.type !== 'tRNS' && !isKept(chunk));
  const parts = [header, ...before, ...picture, ...behind, end].flatMap((chunk) => (chunk ? [chunk.bytes] : []));
  return {
    bytes: Buffer.concat([repaired.subarray(0, SIGNATURE_LENGTH), ...parts]),
    notes: [...new Set(lost.map(({ type }) => `The chunk ${type} was left out: it depends on the picture.`))],
  };
}

function readChunks(png: Uint8Array): Chunk[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE_LENGTH; at + AROUND_DATA <= png.length && chunks.length < MOST_CHUNKS;) {
    const bytes = png.subarray(at, at + AROUND_DATA + view.getUint32(at));
    const type = String.fromCharCode(...bytes.subarray(4, 8));
    if (bytes.length < AROUND_DATA + view.getUint32(at)) {
      throw refused(`Expected PNG chunks inside the file, got a ${type} that runs over its end. Copy the file again.`);
    }
    chunks.push({ type, bytes });
    if (type === 'IEND') break;
    at += bytes.length;
  }
  return chunks;
}

/** The case of the first letter: upper for what a decoder must know. */
const isCritical = (type: string): boolean => (type.charCodeAt(0) & 0x20) === 0;

/** The case of the fourth letter: lower for what an editor may copy without knowing it. */
const isSafeToCopy = (type: string): boolean => !isCritical(type) && (type.charCodeAt(3) & 0x20) !== 0;
