import type { DefectMapErrorCode } from '@hotpix/defect-maps';
import type { DngErrorCode } from '@hotpix/dng';
import type { JpegErrorCode } from '@hotpix/jpeg';
import type { TiffErrorCode } from '@hotpix/tiff';
import type { Rows } from './row.ts';

const COPY = 'Copy the file again from the card or a backup.';
const CONVERT = 'Convert it to an uncompressed TIFF of grey or RGB, or to PNG.';
const PROGRAM = 'Correct the program that calls the package. If that is hotpix, report it, with the file.';

const DNG: Rows<DngErrorCode> = {
  badSamples: { means: 'Samples of the raw image are missing, cut short or damaged.', do: COPY },
  badPattern: {
    means:
      'The colour filter array of a DNG contradicts itself, so that nobody can tell which filter lies over which pixel.',
    do: 'Copy the file again from the card or a backup. If it is as it was written, convert the original to DNG anew.',
  },
  badImage: {
    means: 'An image that is to be written as DNG contradicts itself, or DNG has no words for it.',
    do: PROGRAM,
  },
  unsupported: {
    means:
      'The samples of this DNG cannot be replaced where they are: they are compressed with loss, or in a way not read.',
    do: 'Convert it to a DNG without lossy compression (Adobe DNG Converter does).',
  },
};

const TIFF: Rows<TiffErrorCode> = {
  badTiff: {
    means:
      'The bytes are no TIFF that can be read, or a damaged one. Raw files and EXIF have the structure of TIFF, too.',
    do: COPY,
  },
  unsupported: {
    means: 'The file may be sound, but its samples are stored in a way that is not read or changed here.',
    do: CONVERT,
  },
  badChange: {
    means: 'A sample that is to be changed is not in the picture, or has another value than expected.',
    do: PROGRAM,
  },
  tooLarge: {
    means: 'With its changes the file would outgrow TIFF, which ends at 4 GiB, or a field of it.',
    do: CONVERT,
  },
};

const JPEG: Rows<JpegErrorCode> = {
  badJpeg: { means: 'The bytes are no JPEG, or a damaged one.', do: COPY },
  unsupported: {
    means: 'The file may be sound, but its blocks cannot be read one by one: arithmetic codes, 12 bits, lossless.',
    do: 'Allow to encode the picture anew as a whole, `--reencode`, or convert it to PNG or TIFF, and repair that.',
  },
  tooLarge: {
    means: 'The picture has more pixels, or more data at a stretch, than the package takes into memory.',
    do: 'Convert it to PNG or TIFF, and repair that.',
  },
  container: {
    means:
      'Something behind the picture counts on its length, such as an index of more pictures, and cannot be set right.',
    do: 'Allow to encode the picture anew as a whole, without what is behind it: `--reencode`.',
  },
  badSpot: {
    means: 'A place to repair lies outside of the picture, or is so large that no good pixels are near it.',
    do: 'Check that the map is of this camera, and of files of this size.',
  },
  badThumbnail: {
    means: 'The repaired thumbnail does not fit in the place of the other. The picture itself is repaired.',
    do: 'Nothing: a note in the summary says so. `--thumbnail keep` does not try.',
  },
};

const DEFECT_MAP: Rows<DefectMapErrorCode> = {
  badList: {
    means: 'The bytes are no list of that format, or a damaged one. The message names the line.',
    do: 'Correct the line as the message says, or write the list anew. [Lists of bad pixels](defect-maps.md) has the formats.',
  },
  outside: {
    means: 'A position lies outside of the frame: the list is of another camera, or counts from another corner.',
    do: 'Use the list of this camera, in the format of the program that made it.',
  },
  badGeometry: {
    means: 'The sizes of the frame, of its active area and of the defects contradict themselves.',
    do: PROGRAM,
  },
  cannotWrite: {
    means: 'The format has no words for the map, such as an opcode list for a sensor that is not Bayer.',
    do: 'Choose [another format](defect-maps.md).',
  },
};

/** Of the packages that work on bytes, by the names of their errors. */
export const FILE_ERRORS: Readonly<Record<string, { readonly from: string; readonly rows: Rows<string> }>> = {
  DngError: { from: '@hotpix/dng', rows: DNG },
  JpegError: { from: '@hotpix/jpeg', rows: JPEG },
  TiffError: { from: '@hotpix/tiff', rows: TIFF },
  DefectMapError: { from: '@hotpix/defect-maps', rows: DEFECT_MAP },
};
