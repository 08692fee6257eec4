/** What is decoded where the host lends nothing. */
import { refused } from '@hotpix/core';
import { inWords } from './in-words.ts';
import { jpegSamples } from './jpeg-samples.ts';
import type { Pixels } from './pixels.ts';

/** JPEG of 8 bits and Huffman codes; all else is refused. */
export const ownPixels: Pixels = {
  header: async () => lack(),
  samples: async (bytes, _, { kind }) => (kind === 'jpeg' && inWords(() => jpegSamples(bytes))) || lack(),
};

function lack(): never {
  const words =
    'Expected a host that decodes such pictures, got none. Give `pixels` to `jpegDecoder`, or convert to TIFF.';
  throw refused(words);
}
