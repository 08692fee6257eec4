/** The plugin, whatever the host is. */
import type { Plugin } from '@hotpix/core';
import { pictureKind } from './picture-kind.ts';
import type { Pixels } from './pixels.ts';
import type { Ports } from './ports.ts';
import { VERSION } from './version.ts';

const EXTENSIONS = ['jpg', 'jpeg', 'jpe', 'jfif', 'png', 'tif', 'tiff', 'webp', 'avif', 'heic', 'heif', 'hif'];

/**
 * Decodes JPEG, PNG, TIFF, WebP and AVIF (HEIF where its codec is AV1) of 8 and 16 bits: the samples exactly as stored, neither
 * turned nor colour managed, alpha left out, palettes expanded. The kind is told by the content, never by the file's name. Facts of
 * the camera come from Exif.
 * @param ports what the host lends. Without `pixels` it decodes JPEG of Huffman codes, PNG, and TIFF in LZW, Deflate, PackBits and
 * uncompressed, and refuses the rest
 */
export function jpegDecoder({ pixels = OWN_PIXELS, zlib }: Partial<Ports> = {}): Plugin {
  return {
    name: 'decoder-jpeg',
    version: VERSION,
    decode: {
      extensions: EXTENSIONS,
      match: (head) => pictureKind(head) !== undefined,
      // What reads Exif takes long to load; a folder of raw files never needs it.
      identify: async (head) => (await import('./identify.ts')).identify(head),
      decode: async (source, context) => (await import('./decode.ts')).decode(source, context, { pixels, zlib }),
    },
  };
}

/** Loaded where it is needed: a folder of raw files never does. */
const OWN_PIXELS: Pixels = {
  header: async (...of) => (await import('./own-pixels.ts')).ownPixels.header(...of),
  samples: async (...of) => (await import('./own-pixels.ts')).ownPixels.samples(...of),
};
