/** What DNG says of the sensor's colours. */
import {
  byteField,
  CFA,
  type Field,
  LINEAR_RAW,
  rationalField,
  shortField,
  signedRationalField,
  TAG,
} from '@hotpix/tiff';
import type { DngImage } from './dng-image.ts';
import { badImage } from './errors.ts';
import { colourCode, planesOf, PRIMARIES } from './filters.ts';
import { patternAt } from './pattern.ts';

/** XYZ (D65) to linear sRGB, IEC 61966-2-1. */
const SRGB = {
  R: [3.2406, -1.5372, -0.4986],
  G: [-0.9689, 1.8758, 0.0415],
  B: [0.0557, -0.204, 1.057],
} as const;

const D65 = 21;
const RECTANGULAR = 1;
/** Of ten-thousandths, a signed 32-bit number holds a little more. */
const LARGEST_COEFFICIENT = 200_000;

/** The filters, for the directory of the raw image. @throws {DngError} `badImage` for letters that DNG has no codes for */
export function filterFields({ mosaic, active }: DngImage): Field[] {
  if (mosaic === undefined) return [shortField(TAG.PhotometricInterpretation, LINEAR_RAW)];
  // DNG anchors the pattern at the active area's corner, not at the stored one.
  const codes = mosaic.map((row) => Array.from(row, colourCode));
  return [
    shortField(TAG.PhotometricInterpretation, CFA),
    shortField(TAG.CFARepeatPatternDim, mosaic.length, mosaic[0].length),
    byteField(TAG.CFAPattern, patternAt(codes, active).flat()),
    byteField(TAG.CFAPlaneColor, planesOf(mosaic)),
    shortField(TAG.CFALayout, RECTANGULAR),
  ];
}

/** What colours they let through, for the first directory. @throws {DngError} `badImage` for what does not fit */
export function profileFields({ mosaic, xyzToCamera, neutral }: DngImage): Field[] {
  if (mosaic === undefined) return [];
  const planes = planesOf(mosaic);
  const matrix = xyzToCamera ?? planes.map(assumedRow);
  if (matrix.length !== planes.length) {
    throw badImage(`a colour matrix of ${planes.length} rows`, String(matrix.length));
  }
  if (!matrix.flat().every((value) => Math.abs(value) <= LARGEST_COEFFICIENT)) {
    throw badImage(`a colour matrix of numbers up to ${LARGEST_COEFFICIENT}`, JSON.stringify(matrix));
  }
  return [
    signedRationalField(TAG.ColorMatrix1, ...matrix.flat()),
    shortField(TAG.CalibrationIlluminant1, D65),
    ...neutralField(neutral, planes.length),
  ];
}

function assumedRow(code: number): [number, number, number] {
  const rows = Array.from(PRIMARIES[code], (letter) => SRGB[letter as keyof typeof SRGB]);
  const mean = (column: 0 | 1 | 2): number => rows.reduce((sum, row) => sum + row[column], 0) / rows.length;
  return [mean(0), mean(1), mean(2)];
}

function neutralField(neutral: readonly number[] | undefined, planes: number): Field[] {
  if (neutral === undefined) return [];
  if (neutral.length !== planes || !neutral.every((value) => value > 0 && Number.isFinite(value))) {
    throw badImage(`a neutral of ${planes} numbers above 0`, JSON.stringify(neutral));
  }
  return [rationalField(TAG.AsShotNeutral, ...neutral)];
}
