/** JPEG: only the blocks that show a defect change. */
import { refused, type Written } from '@hotpix/core';
import { JpegError, readJpegHeader, repairJpeg, replaceThumbnail, thumbnailOf, type Spot } from '@hotpix/jpeg';
import { membrane } from '../interpolate/membrane.ts';
import { encodeJpeg } from './encode-jpeg.ts';
import type { FileWriter, RepairJob } from './file-writer.ts';
import { repairInThread } from '../jpeg-in-thread.ts';
import { spotsOf } from './spots.ts';

/**
 * The original with other coefficients in the blocks that show a defect; all else is kept, bit for bit. What these blocks become
 * is estimated from the coefficients, which know more of the smear than the patches do; patches by another plugin are taken at
 * their word, for which the picture must be encoded anew, as it is where the user wishes so.
 * @throws {HotpixError} `refused` where the file cannot be edited, with the reason
 */
export const writeJpeg: FileWriter = async (job) => {
  const isOwn = job.patches.every(({ method }) => method === membrane.name);
  const written = job.reencode || !isOwn ? await encodeJpeg(job) : await editJpeg(job);
  return job.thumbnail === 'keep' ? written : withThumbnail(written, job);
};

async function editJpeg(job: RepairJob): Promise<Written> {
  const { bytes: original, frame, patches } = job;
  const task = { bytes: original, spots: spotsOf(patches), maxPixels: frame.width * frame.height };
  const { bytes, hasNewTables } = await edit(() => repairInThread(task, job));
  const notes = hasNewTables
    ? ['Its Huffman tables had no code for what a repaired block needs: one more was added.']
    : [];
  return { bytes, extension: '.jpg', notes };
}

/** The thumbnail with the same places repaired, at its own scale. */
async function withThumbnail(written: Written, { frame, patches }: RepairJob): Promise<Written> {
  const { bytes: file, notes } = written;
  const place = thumbnailOf(file);
  if (!place) return written;
  try {
    const whole = file.subarray(place.offset, place.offset + place.length);
    // The zeros that many cameras leave behind it are room that the repaired one may need.
    const thumbnail = whole.subarray(0, whole.findLastIndex((byte) => byte !== 0) + 1);
    const { bytes } = await repairJpeg(thumbnail, scaled(spotsOf(patches), frame, readJpegHeader(thumbnail)));
    return { ...written, bytes: replaceThumbnail(file, bytes) };
  } catch (error) {
    if (!(error instanceof JpegError)) throw error;
    return { ...written, notes: [...notes, `The thumbnail was left as it is. ${error.message}`] };
  }
}

type Size = Pick<Spot, 'width' | 'height'>;

/** Less than this part of a pixel of a thumbnail is not seen in it. */
const LEAST = 0.5;

function scaled(spots: readonly Spot[], from: Size, to: Size): Spot[] {
  const isSeen = (spot: Size): boolean => Math.max(spot.width, spot.height) * to.width >= LEAST * from.width;
  return spots.filter(isSeen).map(({ x, y, width, height }) => {
    const [left, top] = [Math.floor((x * to.width) / from.width), Math.floor((y * to.height) / from.height)];
    const right = Math.min(to.width, Math.ceil(((x + width) * to.width) / from.width));
    const bottom = Math.min(to.height, Math.ceil(((y + height) * to.height) / from.height));
    return { x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
  });
}

/** Whoever cannot edit a file says why; only the user may give up the rest of the picture for it. */
async function edit<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof JpegError)) throw error;
    const wayOut = error.code === 'badJpeg' || error.code === 'tooLarge' ? '' : ' The option reencode does so.';
    throw refused(`${error.message}${wayOut}`, { cause: error, details: { code: error.code } });
  }
}
