/** The colour filter array of a DNG or TIFF/EP file. */
import { allDirectories, CFA, TAG, type TiffDirectory } from '@hotpix/tiff';
import { badPattern } from './errors.ts';
import { CFA_LETTERS } from './filters.ts';
import { patternAt } from './pattern.ts';

const LETTERS = Array.from(CFA_LETTERS);
/** The largest pattern in use is 8x8. */
const MOST_FILTERS = 64;
/** Filters that a message tells, at most. */
const MOST_LISTED = 16;

/**
 * The mosaic of the largest raw image: rows of colour letters anchored at the stored pixel (0, 0), although the file anchors
 * them at the active area. `undefined` where the file has none.
 * @throws {TiffError} `badTiff` where the tags lie outside the file
 * @throws {DngError} `badPattern` where its size contradicts its filters, or a filter has no colour (DNG 1.7, CFAPattern)
 */
export function readMosaic(directories: readonly TiffDirectory[]): string[] | undefined {
  const raw = allDirectories(directories)
    .filter((directory) => numbers(directory, TAG.PhotometricInterpretation)[0] === CFA)
    .sort((a, b) => area(b) - area(a))[0];
  if (raw === undefined) return undefined;
  const pattern = numbers(raw, TAG.CFAPattern);
  if (pattern.length === 0) return undefined;
  const [height = 0, width = 0] = numbers(raw, TAG.CFARepeatPatternDim);
  if (height * width !== pattern.length || pattern.length > MOST_FILTERS) {
    throw badPattern(`${height} x ${width}, of ${pattern.length} filters`);
  }
  if (!pattern.every((code) => code in LETTERS)) throw badPattern(`the colours ${list(pattern)}`);
  const [top = 0, left = 0] = numbers(raw, TAG.ActiveArea);
  if (!Number.isInteger(top) || !Number.isInteger(left)) return undefined;
  const rows = Array.from({ length: height }, (_, y) => pattern.slice(y * width, (y + 1) * width));
  return patternAt(rows, { x: -left, y: -top }).map((row) => row.map((code) => LETTERS[code]).join(''));
}

const list = (codes: readonly number[]): string =>
  `${codes.slice(0, MOST_LISTED).join(' ')}${codes.length > MOST_LISTED ? ' …' : ''}`;

const numbers = (directory: TiffDirectory, tag: number): number[] => directory.tags.get(tag)?.numbers() ?? [];

const area = (directory: TiffDirectory): number =>
  (numbers(directory, TAG.ImageWidth)[0] ?? 0) * (numbers(directory, TAG.ImageLength)[0] ?? 0);
