/** Puts changed strips and tiles of a picture into a copy of its file. */
import type { Piece } from '../samples/grid.ts';
import { listedPlaces, placePieces, withWrites, type ChangedPiece } from '../samples/place-pieces.ts';
import type { Layout } from './layout.ts';

/**
 * A piece goes where the old one was if it fits there and lies there alone, else to the end of the file, and never into the room of
 * its neighbours, between which anything may lie. Nothing else moves, so that every tag, also one that nobody knows, stays true.
 * @throws {TiffError} `tooLarge` where a tag is too narrow for its new value
 */
export function putPieces(file: Uint8Array, layout: Layout, changed: readonly ChangedPiece[]): Uint8Array {
  const { pieces, lists, codec } = layout;
  const shared = sharedPieces(pieces);
  const fitting = new Map(
    changed.filter(([index, { length }]) => length <= pieces[index].length && !shared.has(index)),
  );
  const roomOf = (index: number): number => (fitting.has(index) ? pieces[index].length : 0);
  const { placed, end } = placePieces(changed, pieces, roomOf, file.length);
  // In its place and not compressed it is as long as before, and may be told to be longer than its rows.
  const listed = codec.isCompressed ? placed : placed.filter(({ index }) => !fitting.has(index));
  return withWrites(file, end, [...placed, ...listedPlaces(lists, pieces, listed)]);
}

/** Those that share bytes with another, as pieces of equal content may. */
function sharedPieces(pieces: readonly Piece[]): Set<number> {
  const shared = new Set<number>();
  const order = [...pieces.keys()].sort((a, b) => pieces[a].offset - pieces[b].offset);
  let [last, end] = [-1, 0];
  for (const index of order) {
    const { offset, length } = pieces[index];
    if (offset < end) shared.add(index).add(last);
    if (offset + length >= end) [last, end] = [index, offset + length];
  }
  return shared;
}
