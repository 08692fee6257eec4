/** The plugin in Node. */
import type { Plugin } from '@hotpix/core';
import { nodeZlib } from '@hotpix/tiff/node';
import { jpegDecoder as withPorts } from '../jpeg-decoder.ts';
import type { Pixels } from '../pixels.ts';
import type { DecodePlanes } from '../planes.ts';

/** Loading sharp takes longer than to decode a small picture; a folder of raw files never needs it. */
const pixels: Pixels = {
  header: async (...of) => (await import('./sharp-pixels.ts')).sharpPixels.header(...of),
  samples: async (...of) => (await import('./sharp-pixels.ts')).sharpPixels.samples(...of),
};

const planes: DecodePlanes = async (task, signal, isAlone) =>
  isAlone
    ? (await import('../planes.ts')).decodePlanes(task)
    : (await import('./plane-threads.ts')).decodePlanes(task, signal);

/** That of `@hotpix/decoder-jpeg/pure`, with sharp for pixels, and threads for the planes of JPEGs. */
export function jpegDecoder(): Plugin {
  return withPorts({ pixels, planes, zlib: nodeZlib });
}
