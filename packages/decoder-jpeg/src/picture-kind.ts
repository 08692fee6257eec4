/** Tells a file's kind by its content. */

export type PictureKind = 'jpeg' | 'png' | 'tiff' | 'webp' | 'heif';

/** Brands of ISO 23008-12 (HEIF) and AVIF; Canon's CR3 has the same container and none of them. */
const HEIF_BRANDS: ReadonlySet<string> = new Set([
  ...['avif', 'avis', 'mif1', 'msf1', 'miaf', 'heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'],
]);

/** The kind of picture that these first bytes begin, whatever the file's name says. A TIFF may still be a raw file. */
export function pictureKind(head: Uint8Array): PictureKind | undefined {
  if (begins(head, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (begins(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (isTiff(head)) return 'tiff';
  if (letters(head, 0) === 'RIFF' && letters(head, 8) === 'WEBP') return 'webp';
  if (letters(head, 4) === 'ftyp' && brands(head).some((brand) => HEIF_BRANDS.has(brand))) return 'heif';
  return undefined;
}

/** Ordinary (42) and Big (43) TIFF of either byte order. */
function isTiff(head: Uint8Array): boolean {
  return [42, 43].some((magic) => begins(head, [0x49, 0x49, magic, 0]) || begins(head, [0x4d, 0x4d, 0, magic]));
}

/** The major brand and the compatible ones, between which a version number stands. */
function brands(head: Uint8Array): string[] {
  const size = new DataView(head.buffer, head.byteOffset).getUint32(0);
  const end = Math.min(size, head.length, 256);
  const compatible = Array.from({ length: Math.max(0, (end - 16) >> 2) }, (_, index) => letters(head, 16 + 4 * index));
  return [letters(head, 8), ...compatible];
}

const begins = (head: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, at) => head[at] === byte);

const letters = (head: Uint8Array, at: number): string => String.fromCharCode(...head.subarray(at, at + 4));
