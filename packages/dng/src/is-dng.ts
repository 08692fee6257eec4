/** Tells a DNG by its first directory alone. */
import { TAG } from './tags.ts';

/** TIFF's own number behind the byte order. */
const MAGIC = 42;

/** Whether the first directory of a TIFF has a DNGVersion, however damaged the rest may be. Never throws. */
export function isDng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const order = bytes.length < 8 ? 0 : view.getUint16(0);
  const little = order === 0x4949;
  if ((!little && order !== 0x4d4d) || view.getUint16(2, little) !== MAGIC) return false;
  const first = view.getUint32(4, little);
  const count = first + 2 <= bytes.length ? view.getUint16(first, little) : 0;
  for (let entry = first + 2; entry < first + 2 + 12 * count && entry + 12 <= bytes.length; entry += 12) {
    if (view.getUint16(entry, little) === TAG.DNGVersion) return true;
  }
  return false;
}
