/** Tells a DNG by its first directory alone. */
import { sniff } from '@hotpix/sniff';
import { LooseDirectory } from '../structure/loose-directory.ts';
import { TAG } from '../structure/tags.ts';

/** Whether the first directory of a TIFF has a DNGVersion, however damaged the rest may be. Never throws. */
export function isDng(bytes: Uint8Array): boolean {
  return sniff(bytes)?.kind === 'tiff' && (LooseDirectory.first(bytes)?.has(TAG.DNGVersion) ?? false);
}
