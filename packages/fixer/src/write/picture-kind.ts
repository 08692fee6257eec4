/** Kinds of pictures that are repaired as what they are. */
export type PictureKind = keyof typeof MAGIC;

/** First bytes; ordinary TIFF has the magic number 42, BigTIFF 43, in either byte order. */
const MAGIC = {
  jpeg: ['ffd8ff'],
  png: ['89504e470d0a1a0a'],
  tiff: ['49492a00', '4d4d002a', '49492b00', '4d4d002b'],
} as const;

/** The kind of picture that these bytes begin. A TIFF may still be a raw file. */
export function pictureKind(head: Uint8Array): PictureKind | undefined {
  const start = Array.from(head.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const kinds = Object.keys(MAGIC) as PictureKind[];
  return kinds.find((kind) => MAGIC[kind].some((magic) => start.startsWith(magic)));
}
