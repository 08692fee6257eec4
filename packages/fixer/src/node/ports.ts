/** What Node lends. */
import { promisify } from 'node:util';
import { constants, deflate, inflate } from 'node:zlib';
import { nodeZlib } from '@hotpix/tiff/node';
import type { Ports } from '../ports.ts';

const [deflated, inflated] = [promisify(deflate), promisify(inflate)];

export const NODE_PORTS: Ports = {
  // sharp takes long to load, and most repairs never need it.
  encoder: {
    jpeg: async (...of) => (await import('./sharp-encoder.ts')).sharpEncoder.jpeg(...of),
    png: async (...of) => (await import('./sharp-encoder.ts')).sharpEncoder.png(...of),
  },
  zlib: nodeZlib,
  backgroundZlib: {
    inflate: (data, most) => inflated(data, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH }),
    deflate: (bytes) => deflated(bytes),
  },
};
