/** The plugin. */
import type { Plugin } from '@hotpix/core';
import { pictureKind } from './picture-kind.ts';
import { VERSION } from './version.ts';

const EXTENSIONS = ['jpg', 'jpeg', 'jpe', 'jfif', 'png', 'tif', 'tiff', 'webp', 'avif', 'heic', 'heif', 'hif'];

/**
 * Decodes JPEG, PNG, TIFF, WebP and AVIF (HEIF where its codec is AV1) of 8 and 16 bits through sharp: the samples exactly
 * as stored, neither turned nor colour managed, alpha left out, palettes expanded. The kind is told by the content, never
 * by the file's name. Facts of the camera come from EXIF.
 */
export function jpegDecoder(): Plugin {
  return {
    name: 'decoder-jpeg',
    version: VERSION,
    decode: {
      extensions: EXTENSIONS,
      match: (head) => pictureKind(head) !== undefined,
      // Loading sharp takes longer than to decode a small picture; a folder of raw files never needs it.
      decode: async (source, context) => (await import('./decode.ts')).decode(source, context),
    },
  };
}
