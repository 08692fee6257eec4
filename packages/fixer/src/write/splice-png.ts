/** Carries the ancillary chunks of one PNG (ISO 15948) over to another. */
import { isCritical, isSafeToCopy, joinPngChunks, type PngChunk } from '@hotpix/tiff';
import { leftOut, readChunks } from './png-chunks.ts';

/** What remains true whatever the samples are. The others of the standard describe palette, transparency or depth. */
const TRUE_OF_BOTH: ReadonlySet<string> = new Set([
  ...['cHRM', 'cICP', 'gAMA', 'iCCP', 'mDCV', 'cLLI', 'sRGB', 'eXIf', 'iTXt', 'tEXt', 'zTXt', 'pHYs', 'tIME'],
]);

/**
 * The picture of the new file between the ancillary chunks of the original, byte for byte and in their order: those before
 * its picture before, those behind it behind. Chunks that say of themselves that they depend on the picture are left out.
 * @throws {HotpixError} `refused` for an original whose chunks run over its end
 */
export function splicePng(original: Uint8Array, repaired: Uint8Array): { bytes: Uint8Array; notes: string[] } {
  const chunks = readChunks(original);
  const [header, ...picture] = readChunks(repaired).filter((chunk) => isCritical(chunk) || chunk.type === 'tRNS');
  const end = picture.pop();
  const data = chunks.findIndex(({ type }) => type === 'IDAT');
  const isKept = (chunk: PngChunk): boolean => TRUE_OF_BOTH.has(chunk.type) || isSafeToCopy(chunk);
  const before = chunks.slice(0, data).filter(isKept);
  const behind = chunks.slice(data).filter(isKept);
  const lost = chunks.filter((chunk) => !isCritical(chunk) && chunk.type !== 'tRNS' && !isKept(chunk));
  const parts = [header, ...before, ...picture, ...behind, end].filter((chunk) => chunk !== undefined);
  return { bytes: joinPngChunks(repaired, parts), notes: leftOut(lost) };
}
