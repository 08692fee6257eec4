/** Puts changed strips and tiles into a copy of their file. */
import type { TiffTag } from '@hotpix/dng';
import { TiffError } from './errors.ts';
import type { Layout } from './layout.ts';

/** Bytes of the field types SHORT and LONG. */
const SIZES: Readonly<Record<number, 2 | 4>> = { 3: 2, 4: 4 };

/**
 * A piece goes where the old one was if it fits there and lies there alone, else to the end of the file. Nothing else moves, so
 * that every tag, also one that nobody knows, stays true.
 * @param changed the bytes of pieces by their index
 * @throws {TiffError} `tooLarge` where a tag is too narrow for its new value
 */
export function placePieces(file: Uint8Array, layout: Layout, changed: ReadonlyMap<number, Uint8Array>): Uint8Array {
  const { offsets, lengths, offsetTag, lengthTag, codec } = layout;
  const shared = sharedPieces(layout);
  const moved = new Map<number, number>();
  let end = file.length;
  for (const [index, { length }] of changed) {
    if (length <= lengths[index] && !shared.has(index)) continue;
    // Offsets are even.
    end += end % 2;
    moved.set(index, end);
    end += length;
  }
  const copy = new Uint8Array(end);
  copy.set(file);
  const view = new DataView(copy.buffer);
  for (const [index, bytes] of changed) {
    const place = moved.get(index);
    copy.set(bytes, place ?? offsets[index]);
    if (place !== undefined) put(view, offsetTag, index, place, layout);
    // In its place and not compressed it is as long as before, and may be told to be longer than its rows.
    if (lengthTag && (place !== undefined || codec.isCompressed)) put(view, lengthTag, index, bytes.length, layout);
  }
  return copy;
}

/** Those that share bytes with another, as pieces of equal content may. */
function sharedPieces({ offsets, lengths }: Layout): Set<number> {
  const shared = new Set<number>();
  const order = [...offsets.keys()].sort((a, b) => offsets[a] - offsets[b]);
  let [last, end] = [-1, 0];
  for (const index of order) {
    if (offsets[index] < end) shared.add(index).add(last);
    if (offsets[index] + lengths[index] >= end) [last, end] = [index, offsets[index] + lengths[index]];
  }
  return shared;
}

function put(view: DataView, tag: TiffTag, index: number, value: number, { littleEndian }: Layout): void {
  const size = SIZES[tag.type];
  if (size === undefined || value >= 2 ** (8 * size)) {
    throw new TiffError('tooLarge', `Expected room for ${value} in tag ${tag.tag} of the TIFF, got type ${tag.type}.`);
  }
  if (size === 2) view.setUint16(tag.offset + 2 * index, value, littleEndian);
  else view.setUint32(tag.offset + 4 * index, value, littleEndian);
}
