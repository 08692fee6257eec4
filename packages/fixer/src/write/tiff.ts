/** TIFF: lossless, and changed in as few places as its compression allows. */
import { refused, type Written } from '@hotpix/core';
import { readTiff } from '@hotpix/dng';
import sharp from 'sharp';
import type { FileWriter, RepairJob } from './file-writer.ts';
import { patchTiff } from './patch-tiff.ts';
import { recompressTiff } from './recompress-tiff.ts';
import { repairedSamples, type StoredSamples } from './repaired-samples.ts';
import { isLossless, isUncompressed, tiffLayout } from './tiff-layout.ts';

const MILLIMETRES_PER_INCH = 25.4;

/**
 * An uncompressed TIFF is copied, and only the samples of the defects change. In a compressed one in strips the strips are
 * compressed anew and all else stays. Anything else (tiles, planes, palettes, JPEG inside) is encoded anew.
 */
export const writeTiff: FileWriter = async (job) => {
  const [first] = readTiff(job.bytes);
  const layout = tiffLayout(first, job.bytes[0] === 0x49);
  const patched = layout && isUncompressed(layout) ? patchTiff(job, layout) : undefined;
  if (patched) return { bytes: patched, extension: '.tif', notes: [] };
  const stored = await repairedSamples(job);
  const recompressed =
    layout && isLossless(layout) && layout.channels === stored.channels
      ? await recompressTiff(job.bytes, first, layout, { samples: stored.samples, width: job.frame.width })
      : undefined;
  if (recompressed) return { bytes: recompressed, extension: '.tif', notes: [RECOMPRESSED] };
  return encodeAnew(job, stored);
};

const RECOMPRESSED = 'Its samples are compressed by Deflate now, without loss; all else of the file stayed as it was.';
const ENCODED = [
  'Encoded anew with Deflate compression, without further loss.',
  'Colour profile, XMP and resolution were kept. Camera facts (EXIF), IPTC, smaller copies and private tags were not, since the encoder cannot write them.',
];

/** By exclusive or with what changes: sharp carries metadata over only from a file that it reads itself. */
async function encodeAnew({ bytes, frame, patches }: RepairJob, stored: StoredSamples): Promise<Written> {
  const { width, height } = frame;
  const { channels, space } = stored;
  if (channels === 2)
    throw refused('Expected a TIFF in strips, got one of grey and alpha in tiles. Save it without tiles.');
  const changes = stored.samples.slice().fill(0);
  for (const { x, y, channel, to } of patches) {
    const pixel = y * width + x;
    changes[pixel * channels + channel] = frame.samples[pixel * frame.channels + channel] ^ to;
  }
  const original = sharp(bytes, { ignoreIcc: true, failOn: 'error', limitInputPixels: false });
  const { density = MILLIMETRES_PER_INCH } = await original.metadata();
  const resolution = density / MILLIMETRES_PER_INCH;
  const encoded = await original
    .keepMetadata()
    // It takes any typed array, whose type tells it the depth; its declaration knows Buffers only.
    .boolean(changes as unknown as Buffer, 'eor', { raw: { width, height, channels } })
    .toColourspace(space)
    .tiff({ compression: 'deflate', xres: resolution, yres: resolution, resolutionUnit: 'inch' })
    .toBuffer();
  return { bytes: encoded, extension: '.tif', notes: ENCODED };
}
