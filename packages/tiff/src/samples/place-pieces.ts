/** Where changed strips and tiles go: where the old ones were if they fit there, else to the end of the file. */
import { badTiff, tooLarge } from '../errors.ts';
import type { TiffTag } from '../structure/tiff-tag.ts';
import type { Piece } from './grid.ts';

/** The tags that list the pieces of an image. */
export interface PieceLists {
  readonly offsets: TiffTag | undefined;
  /** Absent in files of old writers, which do without where nothing is compressed. */
  readonly lengths: TiffTag | undefined;
  readonly littleEndian: boolean;
}

/** A changed piece by its index. */
export type ChangedPiece = readonly [index: number, bytes: Uint8Array];

/** A changed piece at its place. */
export interface PlacedPiece {
  readonly index: number;
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** Bytes that take the place of others among the values of a tag. */
export interface Write {
  readonly tag: TiffTag;
  /** In bytes from the start of the file. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** Whatever reads 32-bit offsets ends here. */
const LARGEST_FILE = 2 ** 32 - 1;

interface Moving {
  readonly index: number;
  readonly bytes: Uint8Array;
  readonly old: Piece;
}

/**
 * A piece that fits stays where it is. Where one does not, it shares the room with those changed ones that lie next to it, so that
 * files of many changes hardly grow.
 * @param roomOf how many bytes a new piece may take where the old one is: 0 sends it to the end of the file
 * @param size bytes of the file
 * @throws {TiffError} `tooLarge` where the file would be larger than 4 GiB
 */
export function placePieces(
  changed: readonly ChangedPiece[],
  pieces: readonly Piece[],
  roomOf: (index: number) => number,
  size: number,
): { placed: PlacedPiece[]; end: number } {
  const moving = changed.map(([index, bytes]): Moving => ({ index, bytes, old: pieces[index] }));
  const [own, homeless] = [
    moving.filter(({ index }) => roomOf(index) > 0),
    moving.filter(({ index }) => roomOf(index) === 0),
  ];
  const placed = neighbourhoods(own).flatMap((group) => {
    const fits = group.every(({ index, bytes }) => bytes.length <= roomOf(index));
    return fits ? group.map(({ index, bytes, old }) => ({ index, bytes, offset: old.offset })) : pack(group, size);
  });
  const isPlaced = new Set(placed.map(({ index }) => index));
  let end = placed.reduce((last, { offset, bytes }) => Math.max(last, offset + bytes.length), size);
  for (const { index, bytes } of [...own, ...homeless].filter((piece) => !isPlaced.has(piece.index))) {
    const offset = even(end);
    placed.push({ index, bytes, offset });
    end = offset + bytes.length;
  }
  if (end > LARGEST_FILE) throw tooLarge('a TIFF file of less than 4 GiB after the repair', `${end} bytes`);
  return { placed, end };
}

/** TIFF lets nothing begin at an odd byte. */
const even = (offset: number): number => offset + (offset & 1);

/** Pieces that follow each other, but for a byte that makes an offset even. */
function neighbourhoods(moving: readonly Moving[]): Moving[][] {
  const groups: Moving[][] = [];
  for (const piece of [...moving].sort((a, b) => a.old.offset - b.old.offset)) {
    const last = groups.at(-1)?.at(-1)?.old;
    if (last && even(last.offset + last.length) === even(piece.old.offset)) groups.at(-1)?.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

/** One behind the other in the room of all of them, as far as they fit. */
function pack(group: readonly Moving[], size: number): PlacedPiece[] {
  const [first, last] = [group[0].old, group[group.length - 1].old];
  const to = last.offset + last.length === size ? Infinity : last.offset + last.length;
  let free = first.offset;
  return group.flatMap(({ index, bytes }) => {
    if (free + bytes.length > to) return [];
    const offset = free;
    free = even(offset + bytes.length);
    return [{ index, bytes, offset }];
  });
}

/**
 * What the lists must say of the new pieces.
 * @throws {TiffError} `tooLarge` where their fields are too narrow, `badTiff` where there is no list of offsets
 */
export function listedPlaces(lists: PieceLists, pieces: readonly Piece[], placed: readonly PlacedPiece[]): Write[] {
  const { offsets, lengths, littleEndian } = lists;
  if (offsets === undefined) throw badTiff('lists of its strips or tiles', 'none');
  return placed.flatMap(({ index, offset, bytes }) => [
    ...(offset === pieces[index].offset ? [] : [element(offsets, index, offset, littleEndian)]),
    ...(lengths === undefined || bytes.length === pieces[index].length
      ? []
      : [element(lengths, index, bytes.length, littleEndian)]),
  ]);
}

/** One of several values of a tag. */
function element(tag: TiffTag, index: number, value: number, littleEndian: boolean): Write {
  const { size } = tag;
  if ((size !== 2 && size !== 4) || value >= 2 ** (8 * size)) {
    throw tooLarge(`a TIFF file with numbers of 32 bits in tag ${tag.tag}`, `ones of ${8 * size} bits`);
  }
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  if (size === 2) view.setUint16(0, value, littleEndian);
  else view.setUint32(0, value, littleEndian);
  return { tag, offset: tag.offset + index * size, bytes };
}

/** A copy of the file with these bytes in it. @param end its length */
export function withWrites(
  file: Uint8Array,
  end: number,
  writes: readonly { readonly offset: number; readonly bytes: Uint8Array }[],
): Uint8Array {
  const copy = new Uint8Array(end);
  copy.set(file);
  for (const { offset, bytes } of writes) copy.set(bytes, offset);
  return copy;
}
