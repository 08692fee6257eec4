/** A band of a plane as it is stored: its numbers in as few bits as they need. */
import { PLANE_TYPES, type Plane, type PlaneSpec } from '../nouns.ts';
import { MOST_PER_BYTE, pack, unpack } from './packing.ts';

type Type = PlaneSpec['type'];

/** Bytes of a band that one stored byte can hold. */
export const MOST_RATIO = 4 * MOST_PER_BYTE;

/** @param bytes of whole numbers of the plane */
export function packBand(bytes: Uint8Array, { type }: Pick<PlaneSpec, 'type'>): Uint8Array {
  if (isOfWords(type)) return pack(wordsAt(bytes));
  if (type === 'Float64Array') return pack(apart(wordsAt(bytes)));
  const values = valuesAt(bytes, type);
  const words = scratchOf(values.length);
  words.set(values);
  return pack(words);
}

/** @param bytes are filled, with whatever where it is no band of so many @returns whether it is one */
export function unpackBand(packed: Uint8Array, bytes: Uint8Array, { type }: Pick<PlaneSpec, 'type'>): boolean {
  if (isOfWords(type)) return unpack(packed, wordsAt(bytes));
  const into = type === 'Float64Array' ? wordsAt(bytes) : valuesAt(bytes, type);
  const words = scratchOf(into.length);
  const isWhole = unpack(packed, words);
  if (type === 'Float64Array') putTogether(words, into);
  else into.set(words);
  return isWhole;
}

/** Those of 32 bits have their bits whether they have a sign or not. */
const isOfWords = (type: Type): boolean => type === 'Int32Array' || type === 'Uint32Array';

const wordsAt = ({ buffer, byteOffset, length }: Uint8Array): Int32Array =>
  new Int32Array(buffer, byteOffset, length / 4);

const valuesAt = ({ buffer, byteOffset, length }: Uint8Array, type: Type): Plane =>
  new PLANE_TYPES[type](buffer as ArrayBuffer, byteOffset, length / PLANE_TYPES[type].BYTES_PER_ELEMENT);

let scratch = new Int32Array();

/** Memory for so many words, until somebody else asks for it: of gigabytes in small pieces the collector would have much to do. */
function scratchOf(words: number): Int32Array {
  if (scratch.length < words) scratch = new Int32Array(words);
  return scratch.subarray(0, words);
}

/** Of doubles first all low words, then all high ones: they are not alike. */
function apart(pairs: Int32Array): Int32Array {
  const words = scratchOf(pairs.length);
  const half = pairs.length / 2;
  for (let i = 0; i < half; i++) {
    words[i] = pairs[2 * i];
    words[half + i] = pairs[2 * i + 1];
  }
  return words;
}

function putTogether(words: Int32Array, pairs: Plane): void {
  const half = words.length / 2;
  for (let i = 0; i < half; i++) {
    pairs[2 * i] = words[i];
    pairs[2 * i + 1] = words[half + i];
  }
}
