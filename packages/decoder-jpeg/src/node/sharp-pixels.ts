/** Pictures by sharp. */
import sharp, { type Metadata } from 'sharp';
import { assertGoing, unsuitable } from '../errors.ts';
import type { Expected } from '../picture.ts';
import type { PictureHeader, PixelOptions, Pixels } from '../pixels.ts';
import { rawSamples } from './raw-samples.ts';
import { withSharpSettings } from './sharp-settings.ts';
import { listen, withWarnings } from './sharp-warnings.ts';

/** The spaces in which sharp shows samples as they are stored. */
const SPACES: ReadonlySet<string> = new Set(['b-w', 'grey16', 'srgb', 'rgb16']);
const DEPTHS: Readonly<Record<string, 8 | 16>> = { uchar: 8, ushort: 16 };

export const sharpPixels: Pixels = {
  header: (bytes, options) => withSharpSettings(() => readHeader(bytes, options)),
  samples: (bytes, expected, options) =>
    withSharpSettings(() =>
      options.kind === 'jpeg' ? jpegSamples(bytes, expected, options) : rawSamples(bytes, expected, options),
    ),
};

async function readHeader(bytes: Uint8Array, { failOn }: PixelOptions): Promise<PictureHeader> {
  const metadata = await listen(sharp(bytes, { limitInputPixels: false, failOn })).metadata();
  const expected = expectedOf(metadata);
  const exif = metadata.exif && withoutMarker(metadata.exif);
  const { xmp, bitsPerSample } = metadata;
  return { ...expected, white: whiteOf(expected.bits, bitsPerSample), ...(exif && { exif }), ...(xmp && { xmp }) };
}

/** Works that libjpeg warned of are done again, one at a time, so that the signal counts before each. */
async function jpegSamples(
  bytes: Uint8Array,
  expected: Expected,
  options: PixelOptions,
): Promise<Uint8Array | Uint16Array> {
  const { result, warning } = await withWarnings(async () => {
    assertGoing(options.signal);
    return rawSamples(bytes, expected, options);
  });
  if (warning !== undefined) throw new Error(warning);
  return result;
}

function expectedOf({ width, height, channels, hasAlpha, space, depth }: Metadata): Expected {
  const bits = DEPTHS[depth];
  if (!bits || !SPACES.has(space)) {
    throw unsuitable(
      'a grey or RGB picture of whole numbers of up to 16 bits',
      `one of colour space '${space}' and depth '${depth}'`,
      'Export it as RGB.',
    );
  }
  const colours = channels - (hasAlpha ? 1 : 0);
  if (colours !== 1 && colours !== 3) {
    throw unsuitable('a picture of 1 or 3 colours and at most one alpha', `one of ${channels} channels`);
  }
  return { width, height, channels: colours, bits };
}

/** The library moves the 10 or 12 bits of an AVIF to the upper end of its 16; below 8 it stretches them to the full range. */
function whiteOf(bits: 8 | 16, stored = bits as number): number {
  return stored > 8 && stored < bits ? (2 ** stored - 1) * 2 ** (bits - stored) : 2 ** bits - 1;
}

/** Libraries hand Exif over with the marker of a JPEG segment in front. */
function withoutMarker(exif: Uint8Array): Uint8Array {
  return String.fromCharCode(...exif.subarray(0, 6)) === 'Exif\0\0' ? exif.subarray(6) : exif;
}
