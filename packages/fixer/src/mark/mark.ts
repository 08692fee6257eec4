/** The mark of a repaired copy: a line in the file that says of which original it is. */
import { isHotpixError } from '@hotpix/core';
import { commentsOf, JpegError, readJpegHeader, withComment } from '@hotpix/jpeg';
import { readTiff, TAG, TiffError, withText } from '@hotpix/tiff';
import { VERSION } from '../version.ts';
import { pictureKind, type PictureKind } from '../write/picture-kind.ts';
import { textsOfPng, withPngText } from './png-text.ts';

/** What a repaired copy says of itself. */
export interface RepairMark {
  /** SHA-256 of the bytes of its original, in lower-case hexadecimal digits. */
  readonly original: string;
}

interface Marker {
  readonly read: (bytes: Uint8Array) => readonly string[];
  readonly add: (bytes: Uint8Array, text: string) => Uint8Array;
}

/** By a comment, by the text that PNG has for that, and by TIFF/EP's record of what was done to an image. */
const MARKERS: Readonly<Record<PictureKind, Marker>> = {
  jpeg: { read: (bytes) => commentsOf(readJpegHeader(bytes)), add: withComment },
  png: { read: textsOfPng, add: withPngText },
  tiff: {
    read: historyOf,
    add: (bytes, text) => withText(bytes, TAG.ImageHistory, [...historyOf(bytes), text].join('; ')),
  },
};

const PATTERN = /Repaired by hotpix \d[^\s;]{0,40} from SHA-256 ([0-9a-f]{64})/;
/** Nobody's history is longer, and what is longer is not searched. */
const LONGEST = 65_536;

/** Whether files of the kind that these bytes begin hold a mark. */
export const holdsMark = (bytes: Uint8Array): boolean => pictureKind(bytes) !== undefined;

/**
 * The file with a line that says that it is a repaired copy, and of what. Nothing of the picture changes.
 * @returns the bytes themselves for files of other kinds than JPEG, PNG, TIFF and DNG, and for those with no room for a line
 */
export function markRepaired(bytes: Uint8Array, { original }: RepairMark): Uint8Array {
  const kind = pictureKind(bytes);
  if (kind === undefined) return bytes;
  return orElse(bytes, () => MARKERS[kind].add(bytes, `Repaired by hotpix ${VERSION} from SHA-256 ${original}`));
}

/** The mark of a copy that hotpix repaired; undefined for every other file, whatever it is. Never throws. */
export function repairMarkOf(bytes: Uint8Array): RepairMark | undefined {
  const kind = pictureKind(bytes);
  if (kind === undefined) return undefined;
  return orElse(undefined, () => {
    for (const text of MARKERS[kind].read(bytes)) {
      const original = PATTERN.exec(text.slice(-LONGEST))?.[1];
      if (original !== undefined) return { original };
    }
    return undefined;
  });
}

function historyOf(bytes: Uint8Array): string[] {
  const text = readTiff(bytes)[0].tags.get(TAG.ImageHistory)?.text() ?? '';
  return text === '' ? [] : [text];
}

/** A file whose structure cannot be read has no mark, and gets none. */
function orElse<T>(otherwise: T, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof JpegError || error instanceof TiffError || isHotpixError(error)) return otherwise;
    throw error;
  }
}
