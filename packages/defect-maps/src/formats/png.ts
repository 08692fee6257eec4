/**
 * A mask as PNG, 8-bit grey: 0 for good pixels, 255 for bad ones, the whole stored frame from the top left. Read are greys and
 * RGB of 1 to 16 bits, with or without alpha, in which bad pixels have one value other than 0.
 */
import { decode, encode } from 'fast-png';
import { toStored } from '../area.ts';
import { badList, DefectMapError } from '../errors.ts';
import { coveredBy, twoValued } from '../mask-frame.ts';
import { maskOf, rectanglesOf } from '../rectangles.ts';
import { essentialPng, readPngHeader, type PngHeader } from './bounded-png.ts';
import type { MapFormat } from './map-format.ts';

export const png: MapFormat = {
  area: 'stored',
  read(bytes, geometry) {
    const header = readPngHeader(bytes);
    const { width, height } = header;
    const area = coveredBy(width, height, geometry);
    const isBad = twoValued(width, valuesOf(samplesOf(bytes, header), header));
    return { defects: rectanglesOf(width, height, isBad).map((defect) => toStored(defect, area, 'the mask')) };
  },
  write: ({ width, height, defects }) =>
    encode({ width, height, data: maskOf(width, height, defects), channels: 1, depth: 8 }),
  fileName: () => 'defects.png',
};

function samplesOf(bytes: Uint8Array, header: PngHeader): ArrayLike<number> {
  try {
    return decode(essentialPng(bytes, header), { checkCrc: true }).data;
  } catch (error) {
    if (error instanceof DefectMapError) throw error;
    throw badList('the mask', 'a sound PNG file', `one that cannot be decoded (${(error as Error).message})`);
  }
}

/** The value of a pixel by its index: of greys their own, of colours the greatest; alpha counts for nothing. */
function valuesOf(samples: ArrayLike<number>, { width, depth, channels }: PngHeader): (index: number) => number {
  if (channels === 1 && depth < 8) {
    const rowBytes = Math.ceil((width * depth) / 8);
    return (index) => {
      const bit = (index % width) * depth;
      const byte = samples[Math.floor(index / width) * rowBytes + (bit >> 3)];
      return (byte >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
    };
  }
  if (channels <= 2) return (index) => samples[index * channels];
  return (index) => Math.max(samples[index * channels], samples[index * channels + 1], samples[index * channels + 2]);
}
