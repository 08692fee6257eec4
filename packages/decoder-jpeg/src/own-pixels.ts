/** What is decoded where the host lends nothing. */
import { refused } from '@hotpix/core';
import { inWords } from './in-words.ts';
import { jpegSamples } from './jpeg-samples.ts';
import { pngHeader, pngSamples } from './own-png.ts';
import type { PictureKind } from './picture-kind.ts';
import type { Pixels } from './pixels.ts';

const LACKING: Readonly<Record<Exclude<PictureKind, 'png'>, string>> = {
  jpeg: 'one in arithmetic coding, or whose scans do not add up to a picture',
  tiff: 'a TIFF of another colour space, depth or compression',
  webp: 'WebP',
  heif: 'HEIC, HEIF or AVIF',
};

/** JPEG of 8 bits and Huffman codes, and PNG; all else is refused. */
export const ownPixels: Pixels = {
  header: async (bytes, { kind }) => (kind === 'png' ? pngHeader(bytes) : lack(kind)),
  samples: async (bytes, _, { kind }) => {
    if (kind === 'png') return pngSamples(bytes);
    return (kind === 'jpeg' && inWords(() => jpegSamples(bytes))) || lack(kind);
  },
};

/** A host that decodes more lends it, by `pixels` of the plugin. */
function lack(kind: keyof typeof LACKING): never {
  const [expected, came] = ['an ordinary JPEG, PNG or TIFF', LACKING[kind]];
  throw refused(`Expected ${expected}, got ${came}, which is not read here. Give the JPEG or raw file of the camera.`, {
    details: { expected, came },
  });
}
