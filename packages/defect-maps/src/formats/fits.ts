/**
 * A mask as FITS image (FITS standard 4.0): 8 bits, 0 for good pixels, 255 for bad ones, the whole stored frame. The first row
 * of the file is the lowest of the picture, as astronomical programs show it, and ROWORDER says so. Read are images of all
 * types, and rows from the top where ROWORDER is TOP-DOWN.
 */
import { sniff } from '@hotpix/sniff';
import { toStored } from '../area.ts';
import { badList } from '../errors.ts';
import { coveredBy, twoValued } from '../mask-frame.ts';
import { maskOf, rectanglesOf } from '../rectangles.ts';
import { BLOCK, card, headerBytes, readFitsHeader, type FitsHeader } from './fits-header.ts';
import type { MapFormat } from './map-format.ts';

/** Of the standard (4.4.1.1). */
const MOST_AXES = 999;

/** Bytes per sample, and how to get one, by BITPIX; FITS is big-endian (5). */
const TYPES: Readonly<Record<string, readonly [number, (view: DataView, at: number) => number | bigint]>> = {
  '8': [1, (view, at) => view.getUint8(at)],
  '16': [2, (view, at) => view.getInt16(at)],
  '32': [4, (view, at) => view.getInt32(at)],
  '64': [8, (view, at) => view.getBigInt64(at)],
  '-32': [4, (view, at) => view.getFloat32(at)],
  '-64': [8, (view, at) => view.getFloat64(at)],
};

export const fits: MapFormat = {
  area: 'stored',
  read(bytes, geometry) {
    if (sniff(bytes)?.kind !== 'fits') throw badList('the mask', 'a FITS file', `${bytes.length} other bytes`);
    const header = readFitsHeader(bytes);
    const { width, height } = sizeOf(header);
    const area = coveredBy(width, height, geometry);
    const isBad = twoValued(width, valuesOf(bytes, header, width, height));
    return { defects: rectanglesOf(width, height, isBad).map((defect) => toStored(defect, area, 'the mask')) };
  },
  write({ width, height, defects }) {
    const header = headerBytes([
      card('SIMPLE', true, 'FITS standard 4.0'),
      card('BITPIX', 8, 'unsigned bytes'),
      card('NAXIS', 2, ''),
      card('NAXIS1', width, 'stored width, masked borders included'),
      card('NAXIS2', height, 'stored height, masked borders included'),
      card('ROWORDER', 'BOTTOM-UP', 'the first row is the lowest'),
      card('EXTNAME', 'DEFECTS', '0: good pixel, 255: bad pixel'),
    ]);
    const file = new Uint8Array(header.length + Math.ceil((width * height) / BLOCK) * BLOCK);
    file.set(header);
    const mask = maskOf(width, height, defects);
    for (let row = 0; row < height; row++) {
      file.set(mask.subarray(row * width, (row + 1) * width), header.length + (height - 1 - row) * width);
    }
    return file;
  },
  fileName: () => 'defects.fits',
};

function sizeOf({ values }: FitsHeader): { width: number; height: number } {
  const axes = Number(values.get('NAXIS'));
  const sizes =
    axes >= 2 && axes <= MOST_AXES ? Array.from({ length: axes }, (_, axis) => values.get(`NAXIS${axis + 1}`)) : [];
  const [width, height, ...others] = sizes.map(Number);
  if (!width || !height || others.some((size) => size !== 1)) {
    throw badList(
      'the header',
      'an image of two axes',
      sizes.slice(0, 9).join(' x ') || `NAXIS ${values.get('NAXIS')}`,
    );
  }
  return { width, height };
}

/** The value of a pixel by its index from the top left. */
function valuesOf(bytes: Uint8Array, header: FitsHeader, width: number, height: number): (index: number) => number {
  const { values, dataAt } = header;
  const type = TYPES[values.get('BITPIX') ?? ''];
  if (!type) throw badList('the header', `a BITPIX of ${Object.keys(TYPES).join(', ')}`, `${values.get('BITPIX')}`);
  const [size, get] = type;
  if (dataAt + width * height * size > bytes.length) {
    throw badList('the mask', `${width * height * size} bytes of samples`, `${bytes.length - dataAt}; it is cut short`);
  }
  const scale = Number(values.get('BSCALE') ?? 1);
  const zero = Number(values.get('BZERO') ?? 0);
  const isTopDown = values.get('ROWORDER') === 'TOP-DOWN';
  const view = new DataView(bytes.buffer, bytes.byteOffset + dataAt);
  return (index) => {
    const row = Math.floor(index / width);
    const at = (isTopDown ? row : height - 1 - row) * width + (index % width);
    const stored = get(view, at * size);
    // Unsigned numbers of 64 bits are stored less 2^63, of which a double would drop what is small.
    const isExact = typeof stored === 'bigint' && scale === 1 && Number.isInteger(zero);
    return isExact ? Number(stored + BigInt(zero)) : Number(stored) * scale + zero;
  };
}
