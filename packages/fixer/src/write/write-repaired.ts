/** Chooses the writer that suits the original. */
import { HotpixError, type Frame, type Patch, type WriteJob, type Written } from '@hotpix/core';
import { isDng, isPicture, TiffError } from '@hotpix/tiff';
import type { WriterPorts } from '../ports.ts';
import type { FileWriter, WriteOptions } from './file-writer.ts';
import { writeDngFile } from './dng.ts';
import { editDng } from './edit-dng.ts';
import { writeJpeg } from './jpeg.ts';
import { pictureKind, type PictureKind } from './picture-kind.ts';
import { writePng } from './png.ts';
import { writeTiff } from './tiff.ts';

const WRITERS: Readonly<Record<PictureKind | 'dng', { write: FileWriter; extension: string }>> = {
  dng: { write: editDng, extension: '.dng' },
  jpeg: { write: writeJpeg, extension: '.jpg' },
  png: { write: writePng, extension: '.png' },
  tiff: { write: writeTiff, extension: '.tif' },
};

/**
 * A repaired copy: DNG, JPEG, PNG and TIFF as what they are, everything else with one sample per pixel as a new DNG. Without
 * patches those come back byte for byte.
 * @returns undefined for a file of a kind that nobody here writes
 * @throws {HotpixError} `refused`, or `badPatch` for a patch that does not fit the frame
 */
export async function writeRepaired(
  { source, frame, patches, signal, platform, isAlone = false }: WriteJob,
  options: Required<WriteOptions>,
  ports: WriterPorts,
): Promise<Written | undefined> {
  patches.forEach((patch) => assertPatch(patch, frame));
  const bytes = await source.read();
  if (signal.aborted) throw new HotpixError('aborted', 'The run was stopped.', { cause: signal.reason });
  const job = { bytes, path: source.path, frame, patches, signal, platform, isAlone, ports, ...options };
  const kind = frame.channels === 1 && isDng(bytes) ? 'dng' : pictureOf(bytes, frame);
  if (kind === undefined) return frame.channels === 1 ? writeDngFile(job) : undefined;
  const { write, extension } = WRITERS[kind];
  if (patches.length > 0) return write(job);
  return { bytes, extension, notes: ['There was nothing to repair: this is a copy of the original, byte for byte.'] };
}

/** The kind of picture; undefined for raw files, of which many are built as TIFF. */
function pictureOf(bytes: Uint8Array, { mosaic }: Frame): PictureKind | undefined {
  if (mosaic !== undefined) return undefined;
  const kind = pictureKind(bytes);
  return kind === 'tiff' && !isPictureOrDamaged(bytes) ? undefined : kind;
}

/** A TIFF that cannot be read is left to the TIFF writer, which says why. */
function isPictureOrDamaged(bytes: Uint8Array): boolean {
  try {
    return isPicture(bytes);
  } catch (error) {
    if (error instanceof TiffError) return true;
    throw error;
  }
}

function assertPatch(patch: Patch, { width, height, channels, bits }: Frame): void {
  const { x, y, channel, to } = patch;
  const fits = (value: number, limit: number): boolean => Number.isInteger(value) && value >= 0 && value < limit;
  if (fits(x, width) && fits(y, height) && fits(channel, channels) && fits(to, 2 ** bits)) return;
  throw new HotpixError(
    'badPatch',
    `Expected patches inside ${width} x ${height} pixels, ${channels} channels and ${bits} bits, got one at (${x}, ${y}), channel ${channel}, to ${to}.`,
    { details: { patch, width, height, channels, bits } },
  );
}
