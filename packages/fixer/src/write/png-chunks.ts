/** The chunks of a PNG that is to be changed. */
import { refused } from '@hotpix/core';
import { isPngCut, readPngChunks, type PngChunk } from '@hotpix/tiff';

/** @throws {HotpixError} `refused` for chunks that run over the end of the file */
export function readChunks(png: Uint8Array): PngChunk[] {
  const chunks = readPngChunks(png);
  if (!isPngCut(png, chunks)) return chunks;
  const [expected, came] = ['PNG chunks inside the file', 'one that runs over its end'];
  throw refused(`Expected ${expected}, got ${came}. Copy the file again.`, { details: { expected, came } });
}

/** A note for each kind of chunk that a repaired file does without. */
export const leftOut = (chunks: readonly PngChunk[]): string[] =>
  [...new Set(chunks.map(({ type }) => type))].map(
    (type) => `The chunk ${type} was left out: it depends on the picture.`,
  );
