/** A TIFF stripped to what its samples depend on. */
import { TAG, type TiffDirectory } from '@hotpix/tiff';

/**
 * What libtiff needs of a directory: sizes, samples, strips and tiles (TIFF 6.0, sections 3 to 15), JPEG tables and the place of chroma
 * samples (sections 21 and 22).
 */
const NEEDED: ReadonlySet<number> = new Set([
  ...[
    256, 257, 258, 259, 262, 266, 273, 277, 278, 279, 284, 317, 320, 322, 323, 324, 325, 338, 339, 347, 530, 531, 532,
  ],
]);
const ENTRY = 12;

/**
 * The same picture without other tags, which libtiff may warn of although nothing is wrong: every warning that is left means
 * damage. Nothing but the new directory behind the end and the pointer to it differs.
 */
export function plainTiff(bytes: Uint8Array, { tags }: TiffDirectory): Uint8Array {
  const needed = [...tags.values()].filter(({ tag }) => NEEDED.has(tag));
  const at = bytes.length + (bytes.length % 2);
  const plain = new Uint8Array(at + 2 + ENTRY * needed.length + 4);
  plain.set(bytes);
  const view = new DataView(plain.buffer);
  const littleEndian = bytes[0] === 0x49;
  view.setUint32(4, at, littleEndian);
  view.setUint16(at, needed.length, littleEndian);
  needed.forEach((entry, index) => {
    const { tag, type, count, offset } = entry;
    const to = at + 2 + ENTRY * index;
    view.setUint16(to, tag, littleEndian);
    view.setUint16(to + 2, type, littleEndian);
    view.setUint32(to + 4, count, littleEndian);
    if (entry.bytes().length > 4) view.setUint32(to + 8, offset, littleEndian);
    else plain.set(bytes.subarray(offset, offset + 4), to + 8);
  });
  return plain;
}

/** Whether it is in tiles, in which libvips passes over damage unless it is told to fail on warnings. */
export const isTiled = ({ tags }: TiffDirectory): boolean => tags.has(TAG.TileOffsets);

/** Whether a tile reaches beyond a file of that many bytes. */
export function lacksTile({ tags }: TiffDirectory, size: number): boolean {
  const lengths = tags.get(TAG.TileByteCounts)?.numbers() ?? [];
  return (tags.get(TAG.TileOffsets)?.numbers() ?? []).some((start, index) => start + (lengths[index] ?? 0) > size);
}
