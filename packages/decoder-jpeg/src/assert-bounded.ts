/** A bound of time for JPEGs, whose scans may go over the picture thousands of times. */
import { countBlocks, type JpegHeader } from '@hotpix/jpeg';
import { unsuitable } from './errors.ts';

/** With Huffman and arithmetic coding. Of all others the bytes of a file tell its time. */
const PROGRESSIVE: ReadonlySet<number> = new Set([0xc2, 0xca]);
/** Four times what 268 megapixels take in the ten scans that encoders make; libjpeg passes through them in seconds. */
const MOST_BLOCKS = 2 ** 28;

/** @throws {HotpixError} `refused` for a progressive JPEG whose scans pass through too many blocks, before any is decoded */
export function assertBounded(bytes: Uint8Array, header: JpegHeader): void {
  if (!PROGRESSIVE.has(header.process)) return;
  const blocks = countBlocks(bytes, header);
  if (blocks <= MOST_BLOCKS) return;
  throw unsuitable(
    `a progressive JPEG of at most ${MOST_BLOCKS} blocks in all of its scans`,
    `one of ${blocks}`,
    'If it is a photograph, convert it to PNG or TIFF; a camera writes no such file.',
  );
}
