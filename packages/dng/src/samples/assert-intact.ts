/** Looks for damage in samples that somebody else reads. */
import { allDirectories, numberOf, STRIPS, TAG, type TiffDirectory, TILES } from '@hotpix/tiff';
import { badSamples } from '../errors.ts';
import { LosslessJpegDecoder } from '../lossless-jpeg/decode.ts';
import { isRecentDng } from './find-samples.ts';
import { isRawImage } from './is-raw-image.ts';

const LOSSLESS_JPEG = 7;
/** A sample takes a bit or more. */
const SAMPLES_A_BYTE = 8;
/** Samples that are gone through for each one of the image: tiles are padded. */
const MOST_TIMES = 4;

/**
 * Goes through the lossless JPEG of a DNG's raw images, whatever becomes of the samples: other readers fill in what is missing.
 * @param bytes the whole file
 * @param directories of this file, as `readTiff` gives them
 * @throws {DngError} `badSamples` where a strip or tile is damaged
 * @throws {TiffError} `badTiff` where the tags lie outside the file
 */
export function assertIntact(bytes: Uint8Array, directories: readonly TiffDirectory[]): void {
  const all = allDirectories(directories);
  if (!isRecentDng(all)) return;
  for (const raw of all.filter(isRawImage)) {
    if (numberOf(raw, TAG.Compression) === LOSSLESS_JPEG) assertPieces(bytes, raw);
  }
}

function assertPieces(bytes: Uint8Array, raw: TiffDirectory): void {
  const [width = 0, height = 0] = [numberOf(raw, TAG.ImageWidth), numberOf(raw, TAG.ImageLength)];
  const samples = numberOf(raw, TAG.SamplesPerPixel) ?? 1;
  const tags = raw.tags.has(TILES.offsets) ? TILES : STRIPS;
  const [offsets, lengths] = [tags.offsets, tags.lengths].map((tag) => raw.tags.get(tag)?.numbers() ?? []);
  const decoder = new LosslessJpegDecoder();
  let target = new Uint16Array(0);
  let left = MOST_TIMES * width * height * samples;
  for (const [index, offset] of offsets.entries()) {
    const piece = bytes.subarray(offset, offset + (lengths[index] ?? 0));
    const room = Math.min(SAMPLES_A_BYTE * piece.length, left);
    if (target.length < room) target = new Uint16Array(room);
    const headers = decoder.decode(piece, target);
    if (headers === 'damaged')
      throw badSamples(`intact lossless JPEG in strip or tile ${index + 1} of ${offsets.length}`, 'damage');
    if (headers === 'unusual' || (left -= headers.width * headers.height) <= 0) return;
  }
}
