/** A band of a plane as it is stored: its numbers in as few bits as they need. */
import { PLANE_TYPES, type PlaneSpec } from '../nouns.ts';
import { MOST_PER_BYTE, pack, unpack } from './packing.ts';

/** Bytes of a band that one stored byte can hold. */
export const MOST_RATIO = 4 * MOST_PER_BYTE;

/** @param bytes of whole numbers of the plane, in memory that begins with them */
export function packBand(bytes: Uint8Array, { type }: Pick<PlaneSpec, 'type'>): Uint8Array {
  return pack(wordsOf(new PLANE_TYPES[type](bytes.buffer as ArrayBuffer, 0, bytes.length / widthOf(type))));
}

/** @param length of the band in bytes @returns undefined for what is no band of so many */
export function unpackBand(
  packed: Uint8Array,
  length: number,
  { type }: Pick<PlaneSpec, 'type'>,
): Uint8Array | undefined {
  const words = unpack(packed, length / Math.min(4, widthOf(type)));
  if (!words) return undefined;
  const { buffer } = type === 'Float64Array' ? inPairs(words) : valuesOf(words, type);
  return new Uint8Array(buffer as ArrayBuffer);
}

const widthOf = (type: PlaneSpec['type']): number => PLANE_TYPES[type].BYTES_PER_ELEMENT;

/** Of doubles first all low words, then all high ones: they are not alike. */
function wordsOf(values: InstanceType<(typeof PLANE_TYPES)[PlaneSpec['type']]>): Int32Array {
  if (!(values instanceof Float64Array)) return values instanceof Int32Array ? values : new Int32Array(values);
  const pairs = new Int32Array(values.buffer, 0, 2 * values.length);
  const words = new Int32Array(pairs.length);
  for (let i = 0; i < values.length; i++) {
    words[i] = pairs[2 * i];
    words[values.length + i] = pairs[2 * i + 1];
  }
  return words;
}

function inPairs(words: Int32Array): Int32Array {
  const pairs = new Int32Array(words.length);
  const half = words.length / 2;
  for (let i = 0; i < half; i++) {
    pairs[2 * i] = words[i];
    pairs[2 * i + 1] = words[half + i];
  }
  return pairs;
}

function valuesOf(words: Int32Array, type: Exclude<PlaneSpec['type'], 'Float64Array'>) {
  return type === 'Int32Array' ? words : new PLANE_TYPES[type](words);
}
