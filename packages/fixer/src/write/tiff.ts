/** TIFF: the samples of the defects change as they are stored, and nothing else does. */
import { refused } from '@hotpix/core';
import { openTiff, TiffError } from '@hotpix/tiff';
import type { FileWriter } from './file-writer.ts';

/**
 * A copy of the file in which the strips or tiles with a defect are others, by the compression that they had. Whatever else the
 * file holds stays, byte for byte.
 * @throws {HotpixError} `refused` for samples that would have to be converted, and could not be put back as they were
 */
export const writeTiff: FileWriter = async ({ bytes, patches, ports }) => {
  try {
    return { bytes: openTiff(bytes, ports).change(patches), extension: '.tif', notes: [] };
  } catch (error) {
    if (!(error instanceof TiffError)) throw error;
    throw refused(`${error.message} Convert it to an uncompressed TIFF of grey or RGB, and repair that.`, {
      cause: error,
      details: { code: error.code },
    });
  }
};
