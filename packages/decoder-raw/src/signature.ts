/** Which files are raw photographs, and of what format, by their first bytes. */
import { sniff } from '@hotpix/sniff';

/** Names that raw files go by. They decide only where the first bytes say nothing, as in formats without a header. */
export const EXTENSIONS: readonly string[] = (
  '3fr ari arw bay bmq cam cap cine cr2 cr3 crw cs1 dc2 dcr dng erf fff gpr ia iiq k25 kc2 kdc mdc mef mos mrw ' +
  'nef nrw orf pef ptx pxn qtk raf raw rdc rw2 rwl rwz sr2 srf srw sti x3f'
).split(' ');

/** Whether a file may be a raw photograph. Content comes first: a renamed file is told by its bytes. */
export function isRaw(head: Uint8Array, path: string): boolean {
  const found = sniff(head);
  // Nobody knows of raw files as BigTIFF, but DNG 1.7 allows them.
  if (found === undefined || found.kind === 'bigtiff') return hasRawName(path);
  return found.family === 'raw' || found.isTiff;
}

/** Whether the file is built as TIFF; its maker may have put a magic number of its own there. */
export function isTiff(head: Uint8Array): boolean {
  return sniff(head)?.isTiff ?? false;
}

/** Whether the file's name ends as those of raw files do. */
export function hasRawName(path: string): boolean {
  return EXTENSIONS.includes(extensionOf(path));
}

/** The format in words, such as `Canon CRW`; by the file's name where the bytes say nothing, or only that they are a TIFF. */
export function formatOf(head: Uint8Array, path: string): string {
  const found = sniff(head);
  if (found?.kind === 'tiff') return hasRawName(path) ? extensionOf(path).toUpperCase() : found.name;
  return found?.name ?? (hasRawName(path) ? `.${extensionOf(path)} file without a known header` : 'unknown file');
}

function extensionOf(path: string): string {
  return /\.([^./\\]+)$/.exec(path)?.[1].toLowerCase() ?? '';
}
