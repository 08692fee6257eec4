/** Where new strips and tiles go: where the old ones were if they fit there, else to the end of the file. */
import { badTiff, unsupported } from '../errors.ts';
import type { Piece } from '../samples/layout.ts';
import { TAG } from '../tags.ts';
import type { TiffTag } from '../tiff-tag.ts';
import type { RawImage } from './find-raw.ts';
import type { Write } from './write.ts';

export interface PlacedPiece {
  readonly index: number;
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** Whatever reads 32-bit offsets ends here. */
const LARGEST_FILE = 2 ** 32 - 1;

/** How many bytes a new piece may take where the old one is: none where others share them. */
export function roomsOf(pieces: readonly Piece[], size: number): (index: number) => number {
  const counts = new Map<number, number>();
  for (const { offset } of pieces) counts.set(offset, (counts.get(offset) ?? 0) + 1);
  return (index) => {
    const { offset, length } = pieces[index];
    if (counts.get(offset) !== 1) return 0;
    return offset + length === size ? Infinity : length;
  };
}

/** A changed piece on its way to its place. */
interface Moving {
  readonly index: number;
  readonly bytes: Uint8Array;
  readonly old: Piece;
}

/**
 * A piece that fits stays where it is. Where one does not, it shares the room with those changed ones that lie next to it, so that
 * files of many changes hardly grow.
 * @param changed pieces by their index
 * @param size bytes of the file
 * @throws {DngError} `unsupported` where the file would be larger than 4 GiB
 */
export function placePieces(
  changed: readonly (readonly [index: number, bytes: Uint8Array])[],
  pieces: readonly Piece[],
  roomOf: (index: number) => number,
  size: number,
): { placed: PlacedPiece[]; end: number } {
  const moving = changed.map(([index, bytes]): Moving => ({ index, bytes, old: pieces[index] }));
  const [own, shared] = [
    moving.filter(({ index }) => roomOf(index) > 0),
    moving.filter(({ index }) => roomOf(index) === 0),
  ];
  const placed = neighbourhoods(own).flatMap((group) => {
    const fits = group.every(({ index, bytes }) => bytes.length <= roomOf(index));
    return fits ? group.map(({ index, bytes, old }) => ({ index, bytes, offset: old.offset })) : pack(group, size);
  });
  const isPlaced = new Set(placed.map(({ index }) => index));
  let end = placed.reduce((last, { offset, bytes }) => Math.max(last, offset + bytes.length), size);
  for (const { index, bytes } of [...own, ...shared].filter((piece) => !isPlaced.has(piece.index))) {
    const offset = even(end);
    placed.push({ index, bytes, offset });
    end = offset + bytes.length;
  }
  if (end > LARGEST_FILE) throw unsupported('less than 4 GiB after the repair', `${end} bytes`);
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

/** What the tags of the image must say of the new pieces. @throws {DngError} `unsupported` where their fields are too narrow */
export function placesOf({ directory, layout }: RawImage, placed: readonly PlacedPiece[]): Write[] {
  const hasTiles = directory.tags.has(TAG.TileOffsets);
  const [offsets, lengths] = hasTiles ? [TAG.TileOffsets, TAG.TileByteCounts] : [TAG.StripOffsets, TAG.StripByteCounts];
  return placed.flatMap(({ index, offset, bytes }) => {
    const old = layout.pieces[index];
    return [
      ...(offset === old.offset ? [] : [element(directory.tags.get(offsets), index, offset, layout.littleEndian)]),
      ...(bytes.length === old.length
        ? []
        : [element(directory.tags.get(lengths), index, bytes.length, layout.littleEndian)]),
    ];
  });
}

/** One of several values of a tag. */
function element(tag: TiffTag | undefined, index: number, value: number, littleEndian: boolean): Write {
  if (tag === undefined) throw badTiff('lists of its strips or tiles', 'none');
  const { size } = tag;
  if (value >= 2 ** (8 * size)) throw unsupported(`numbers of 32 bits in tag ${tag.tag}`, `ones of ${8 * size} bits`);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  if (size === 2) view.setUint16(0, value, littleEndian);
  else view.setUint32(0, value, littleEndian);
  return { tag, offset: tag.offset + index * size, bytes };
}
