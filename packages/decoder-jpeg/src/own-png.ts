/** PNG where the host has no decoder of pictures: what is taken, and what is passed over, is as with libpng. */
import {
  concatenate,
  isCritical,
  isSound,
  pngData,
  pngForm,
  PngRows,
  readPngChunks,
  zlib,
  type PngChunk,
  type PngForm,
} from '@hotpix/tiff';
import type { PictureHeader } from './pixels.ts';

/** Samples per pixel by colour type, and the depths that each may have (ISO 15948, table 11.1). */
const KINDS: Readonly<Record<number, { readonly channels: 1 | 3; readonly depths: readonly number[] }>> = {
  0: { channels: 1, depths: [1, 2, 4, 8, 16] },
  2: { channels: 3, depths: [8, 16] },
  3: { channels: 3, depths: [1, 2, 4, 8] },
  4: { channels: 1, depths: [8, 16] },
  6: { channels: 3, depths: [8, 16] },
};
const PALETTE = 3;
const KNOWN: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND']);
const BYTES_OF_HEADER = 25;
/** Bytes behind the last row that are passed over, and of XMP, at most. */
const [BEYOND, MOST_XMP] = [1 << 16, 1 << 20];
const XMP = 'XML:com.adobe.xmp\0';

interface Opened {
  readonly form: PngForm;
  readonly chunks: readonly PngChunk[];
  readonly channels: 1 | 3;
}

/** @throws {Error} for a header that is damaged, and what a decoder must know and none does */
export function pngHeader(bytes: Uint8Array): PictureHeader {
  const { form, chunks, channels } = open(bytes);
  const bits = form.bits === 16 ? 16 : 8;
  const picture = chunks.findIndex(isData);
  const before = chunks.slice(0, picture < 0 ? undefined : picture).filter(isSound);
  const exif = before.find(({ type }) => type === 'eXIf');
  const xmp = before.map(xmpOf).find((packet) => packet !== undefined);
  const { width, height } = form;
  const facts = { ...(exif && { exif: pngData(exif) }), ...(xmp && { xmp }) };
  return { width, height, channels, bits, white: 2 ** bits - 1, ...facts };
}

/**
 * Row-major, channels interleaved: palettes and few bits expanded to 8, alpha left out.
 * @throws {Error} for data that are damaged, or end early
 */
export function pngSamples(bytes: Uint8Array): Uint8Array | Uint16Array {
  const { form, chunks, channels } = open(bytes);
  const data = chunks.filter(isData);
  if (!data.every(isSound)) throw new Error('invalid checksum of samples');
  const rows = new PngRows(form);
  const inflated = zlib.inflate(concatenate(data.map(pngData)), rows.length + BEYOND);
  if (inflated.length < rows.length) throw new Error('not enough data');
  rows.unfilter(inflated);
  if (form.colourType === PALETTE) return coloured(rows.samples(inflated, 1), tableOf(chunks));
  const samples = rows.samples(inflated, channels);
  return form.bits < 8 ? samples.map((value) => (value * 255) / (2 ** form.bits - 1)) : samples;
}

const isData = ({ type }: PngChunk): boolean => type === 'IDAT';

function open(bytes: Uint8Array): Opened {
  const chunks = readPngChunks(bytes);
  const [header] = chunks;
  if (header?.type !== 'IHDR' || header.bytes.length !== BYTES_OF_HEADER || !isSound(header))
    throw new Error('invalid header');
  const form = pngForm(bytes);
  const { channels, depths } = KINDS[form.colourType] ?? { channels: 1, depths: [] };
  if (form.width === 0 || form.height === 0 || !depths.includes(form.bits)) throw new Error('invalid header');
  const unknown = chunks.find((chunk) => isCritical(chunk) && !KNOWN.has(chunk.type));
  if (unknown) throw new Error(`unsupported feature: chunk ${unknown.type}`);
  return { form, chunks, channels };
}

/** RGB by index; what lies beyond the table is black. @throws {Error} without one */
function tableOf(chunks: readonly PngChunk[]): Uint8Array {
  const palette = chunks.find(({ type }) => type === 'PLTE');
  if (!palette || !isSound(palette)) throw new Error('invalid palette');
  const table = new Uint8Array(3 * 256);
  table.set(pngData(palette).subarray(0, table.length));
  return table;
}

function coloured(indices: Uint8Array | Uint16Array, table: Uint8Array): Uint8Array {
  const samples = new Uint8Array(3 * indices.length);
  indices.forEach((index, i) => samples.set(table.subarray(3 * index, 3 * index + 3), 3 * i));
  return samples;
}

/** The packet in a text of whatever kind; one that is damaged is passed over. */
function xmpOf(chunk: PngChunk): Uint8Array | undefined {
  const data = pngData(chunk);
  if (new TextDecoder('latin1').decode(data.subarray(0, XMP.length)) !== XMP) return undefined;
  const rest = data.subarray(XMP.length);
  try {
    if (chunk.type === 'tEXt') return rest;
    if (chunk.type === 'zTXt') return zlib.inflate(rest.subarray(1), MOST_XMP);
    if (chunk.type !== 'iTXt') return undefined;
    // Behind the two bytes of the compression come two texts, a language and the keyword in it, each up to a zero.
    const packet = rest.subarray(rest.indexOf(0, rest.indexOf(0, 2) + 1) + 1);
    return rest[0] === 0 ? packet : zlib.inflate(packet, MOST_XMP);
  } catch {
    return undefined;
  }
}
