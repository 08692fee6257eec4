/** Tells a DNG by its first directory alone. */
import { LooseDirectory } from '../structure/loose-directory.ts';
import { TAG } from '../structure/tags.ts';

/** TIFF's own number behind the byte order. */
const MAGIC = 42;

/** Whether the first directory of a TIFF has a DNGVersion, however damaged the rest may be. Never throws. */
export function isDng(bytes: Uint8Array): boolean {
  const [low, high] = bytes[0] === 0x49 ? [bytes[2], bytes[3]] : [bytes[3], bytes[2]];
  return low === MAGIC && high === 0 && (LooseDirectory.first(bytes)?.has(TAG.DNGVersion) ?? false);
}
