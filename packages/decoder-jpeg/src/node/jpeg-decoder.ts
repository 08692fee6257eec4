/** The plugin in Node. */
import type { Plugin } from '@hotpix/core';
import { nodeZlib } from '@hotpix/tiff/node';
import { jpegDecoder as withPorts } from '../jpeg-decoder.ts';
import type { Pixels } from '../pixels.ts';

/** Loading sharp takes longer than to decode a small picture; a folder of raw files never needs it. */
const pixels: Pixels = {
  header: async (...of) => (await import('./sharp-pixels.ts')).sharpPixels.header(...of),
  samples: async (...of) => (await import('./sharp-pixels.ts')).sharpPixels.samples(...of),
};

/** That of `@hotpix/decoder-jpeg/pure`, with sharp for pixels. */
export function jpegDecoder(): Plugin {
  return withPorts({ pixels, zlib: nodeZlib });
}
