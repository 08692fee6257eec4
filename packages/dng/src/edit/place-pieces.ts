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
  const names = pieces.map(({ offset, length }) => `${offset} ${length}`);
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return (index) => {
    const { offset, length } = pieces[index];
    if (counts.get(names[index]) !== 1) return 0;
    return offset + length === size ? Infinity : length;
  };
}

/**
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
  const inPlace = changed.filter(([index, bytes]) => bytes.length <= roomOf(index));
  const appended = changed.filter(([index, bytes]) => bytes.length > roomOf(index));
  const placed = inPlace.map(([index, bytes]) => ({ index, bytes, offset: pieces[index].offset }));
  let end = placed.reduce((last, { offset, bytes }) => Math.max(last, offset + bytes.length), size);
  for (const [index, bytes] of appended) {
    // TIFF lets nothing begin at an odd byte.
    const offset = end + (end & 1);
    placed.push({ index, bytes, offset });
    end = offset + bytes.length;
  }
  if (end > LARGEST_FILE) throw unsupported('less than 4 GiB after the repair', `${end} bytes`);
  return { placed, end };
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
  return { offset: tag.offset + index * size, bytes, what: `tag ${tag.tag}` };
}
