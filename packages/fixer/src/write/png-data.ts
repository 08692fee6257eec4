/** The samples of a PNG out of its compressed data. */
import { refused } from '@hotpix/core';
import { concatenate, pngData, type PngChunk, type PngRows } from '@hotpix/tiff';
import type { BackgroundZlib } from '../ports.ts';

export const isData = ({ type }: PngChunk): boolean => type === 'IDAT';

/**
 * All rows without their filters.
 * @throws {HotpixError} `refused` for fewer, or data that are damaged
 */
export async function inflateRows(
  chunks: readonly PngChunk[],
  rows: PngRows,
  { inflate }: BackgroundZlib,
): Promise<Uint8Array> {
  const compressed = concatenate(chunks.filter(isData).map(pngData));
  // What stands behind the last row is no part of the picture.
  const data = await inflate(compressed, 2 * rows.length + 65_536).catch(() => new Uint8Array());
  if (data.length < rows.length) throw otherSamples();
  const whole = data.subarray(0, rows.length);
  rows.unfilter(whole);
  return whole;
}

export function otherSamples(): Error {
  const [expected, came] = ['a PNG that holds the samples of the photograph', 'other ones'];
  return refused(`Expected ${expected}, got ${came}. Leave it out.`, { details: { expected, came } });
}
