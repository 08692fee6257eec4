/** A PNG whose samples change where they are stored. */
import type { Written } from '@hotpix/core';
import {
  isCritical,
  isSafeToCopy,
  joinPngChunks,
  pngChunk,
  pngData,
  pngForm,
  PngRows,
  type PngChunk,
} from '@hotpix/tiff';
import type { RepairJob } from './file-writer.ts';
import { leftOut, readChunks } from './png-chunks.ts';
import { inflateRows, isData, otherSamples } from './png-data.ts';

/** Chunks that stay true although some samples change, whatever their names say. The others tell of the whole picture. */
const STAY_TRUE: ReadonlySet<string> = new Set([
  ...['cHRM', 'cICP', 'gAMA', 'iCCP', 'mDCV', 'cLLI', 'sRGB', 'sBIT', 'bKGD', 'tRNS', 'sPLT', 'pHYs', 'tIME'],
  ...['eXIf', 'iTXt', 'tEXt', 'zTXt', 'acTL', 'fcTL', 'fdAT', 'oFFs', 'pCAL', 'sCAL', 'sTER'],
]);

/**
 * The file with other compressed data (IDAT) and, byte for byte, all other chunks; depth, interlacing, filters and transparency
 * stay. Not for palettes, in which a repaired value need not be.
 * @throws {HotpixError} `refused` for data that do not hold the samples of the frame
 */
export async function editPng({ bytes, frame, patches, ports }: RepairJob): Promise<Written> {
  const form = pngForm(bytes);
  const chunks = readChunks(bytes);
  const rows = new PngRows(form);
  const data = await inflateRows(chunks, rows, ports.backgroundZlib);
  const scale = (2 ** frame.bits - 1) / (2 ** form.bits - 1);
  for (const { x, y, channel, to } of patches) {
    const from = frame.samples[(y * frame.width + x) * frame.channels + channel];
    if (rows.get(data, x, y, channel) * scale !== from) throw otherSamples();
    rows.set(data, x, y, channel, Math.round(to / scale));
  }
  const key = keyOf(chunks);
  for (const { x, y } of key ? patches : []) keepOpaque(rows, data, { x, y }, key!, 2 ** form.bits - 1);
  rows.filter(data);
  const isKept = (chunk: PngChunk): boolean => isCritical(chunk) || isSafeToCopy(chunk) || STAY_TRUE.has(chunk.type);
  const first = chunks.findIndex(isData);
  const kept = chunks.filter((chunk) => isKept(chunk) && !isData(chunk));
  kept.splice(
    chunks.slice(0, first).filter(isKept).length,
    0,
    pngChunk('IDAT', await ports.backgroundZlib.deflate(data)),
  );
  const notes = leftOut(chunks.filter((chunk) => !isKept(chunk)));
  if (chunks.some(({ type }) => type === 'acTL')) notes.push('The further frames of its animation stayed as they are.');
  return { bytes: joinPngChunks(bytes, kept), extension: '.png', notes };
}

/** The colour that stands for transparent pixels (tRNS of grey and RGB), a sample per channel. */
function keyOf(chunks: readonly PngChunk[]): readonly number[] | undefined {
  const key = chunks.find(({ type }) => type === 'tRNS');
  if (!key) return undefined;
  const data = pngData(key);
  return Array.from({ length: data.length >> 1 }, (_, channel) => (data[2 * channel] << 8) | data[2 * channel + 1]);
}

/** A repaired pixel must not vanish: one that came to the transparent colour is a step off it. */
function keepOpaque(
  rows: PngRows,
  data: Uint8Array,
  { x, y }: { readonly x: number; readonly y: number },
  key: readonly number[],
  most: number,
): void {
  if (key.some((value, channel) => rows.get(data, x, y, channel) !== value)) return;
  const last = key.length - 1;
  rows.set(data, x, y, last, key[last] < most ? key[last] + 1 : key[last] - 1);
}
