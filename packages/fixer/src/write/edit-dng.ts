/** DNG: the samples of the raw image change, and nothing else. */
import { refused } from '@hotpix/core';
import { DngError, replaceSamples } from '@hotpix/dng';
import { allDirectories, readTiff, TAG, TiffError } from '@hotpix/tiff';
import type { FileWriter } from './file-writer.ts';

/** NewSubFileType of what is shown in place of the raw image, or made of it: DNG 1.7.1. */
const REDUCED = 1;
const ENHANCED = 16;

const PREVIEWS = 'Its previews stayed as they are, and show the defects until a raw developer makes them anew.';
const ENHANCEMENT =
  'Beside the raw image it has an enhanced one, made of it before the repair, which some programs show in its place.';
/** A way out for everything that is not damaged. */
const CONVERT = 'Convert it to a DNG without lossy compression (Adobe DNG Converter does), and repair that.';

/**
 * The original with other samples, stored as they were. A DNG written anew would lose what its maker or a converter put into it,
 * and develop to another picture: lens corrections and gain maps are in its opcode lists, matrices and profiles in its tags.
 * @throws {HotpixError} `refused` for samples that cannot be replaced where they are, with the reason
 */
export const editDng: FileWriter = async ({ bytes: original, frame, patches, ports }) => {
  try {
    const bytes = replaceSamples(original, frame, patches, ports.md5);
    return { bytes, extension: '.dng', notes: notesOf(original) };
  } catch (error) {
    if (!(error instanceof DngError || error instanceof TiffError)) throw error;
    throw refused(
      error.code === 'unsupported' || error.code === 'tooLarge' ? `${error.message} ${CONVERT}` : error.message,
      { cause: error, details: { code: error.code } },
    );
  }
};

function notesOf(bytes: Uint8Array): string[] {
  const kinds = allDirectories(readTiff(bytes)).map(({ tags }) => tags.get(TAG.NewSubfileType)?.numbers()[0] ?? 0);
  return [
    ...(kinds.some((kind) => (kind & REDUCED) !== 0) ? [PREVIEWS] : []),
    ...(kinds.includes(ENHANCED) ? [ENHANCEMENT] : []),
  ];
}
