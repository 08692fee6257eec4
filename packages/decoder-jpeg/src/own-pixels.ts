/** What is decoded where the host lends nothing. */
import { refused } from '@hotpix/core';
import { inWords } from './in-words.ts';
import { jpegSamples } from './jpeg-samples.ts';
import { pngHeader, pngSamples } from './own-png.ts';
import type { Pixels } from './pixels.ts';

/** JPEG of 8 bits and Huffman codes, and PNG; all else is refused. */
export const ownPixels: Pixels = {
  header: async (bytes, { kind }) => (kind === 'png' ? pngHeader(bytes) : lack()),
  samples: async (bytes, _, { kind }) => {
    if (kind === 'png') return pngSamples(bytes);
    return (kind === 'jpeg' && inWords(() => jpegSamples(bytes))) || lack();
  },
};

function lack(): never {
  const words =
    'Expected a host that decodes such pictures, got none. Give `pixels` to `jpegDecoder`, or convert to PNG or TIFF.';
  throw refused(words);
}
