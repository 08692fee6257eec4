/** Files of boxes (ISO 14496-12), which say in the first one what they are. */
import { lettersAt } from './begins.ts';

/** Brands of ISO 23008-12 (HEIF) and AVIF. */
const HEIF: ReadonlySet<string> = new Set([
  ...['avif', 'avis', 'mif1', 'msf1', 'miaf', 'heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'],
]);
/** Bytes of the first box that are looked at. */
const MOST = 256;

export const isBoxed = (head: Uint8Array): boolean => lettersAt(head, 4, 4) === 'ftyp';

export const isHeif = (head: Uint8Array): boolean => isBoxed(head) && brandsOf(head).some((brand) => HEIF.has(brand));

/** The major brand and the compatible ones, between which a version number stands. */
function brandsOf(head: Uint8Array): string[] {
  const size = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(0);
  const end = Math.min(size, head.length, MOST);
  const compatible = Array.from({ length: Math.max(0, (end - 16) >> 2) }, (_, index) =>
    lettersAt(head, 16 + 4 * index, 4),
  );
  return [lettersAt(head, 8, 4), ...compatible];
}
