/** What DNG says of the sensor's colours. */
import type { DngImage } from './dng-image.ts';
import { badImage } from './errors.ts';
import { byteField, rationalField, shortField, signedRationalField, type Field } from './fields.ts';
import { CFA, CFA_LETTERS, LINEAR_RAW, PLANE_LETTERS, TAG } from './tags.ts';

/** XYZ (D65) to linear sRGB, IEC 61966-2-1. */
const SRGB = {
  R: [3.2406, -1.5372, -0.4986],
  G: [-0.9689, 1.8758, 0.0415],
  B: [0.0557, -0.204, 1.057],
} as const;

/** The primaries that each filter colour lets through. */
const PRIMARIES = ['R', 'G', 'B', 'GB', 'RB', 'RG', 'RGB'] as const;

const D65 = 21;
const RECTANGULAR = 1;

/** @throws {DngError} `badImage` for a mosaic, a matrix or a neutral that does not fit */
export function colourFields(image: DngImage): Field[] {
  const { mosaic } = image;
  if (mosaic === undefined) return [shortField(TAG.PhotometricInterpretation, LINEAR_RAW)];
  const pattern = patternAtActiveArea(mosaic, image.active);
  const planes = [...new Set(pattern)].sort((a, b) => planeOrder(a) - planeOrder(b));
  const matrix = image.xyzToCamera ?? planes.map(assumedRow);
  if (matrix.length !== planes.length) {
    throw badImage(`a colour matrix of ${planes.length} rows`, String(matrix.length));
  }
  return [
    shortField(TAG.PhotometricInterpretation, CFA),
    shortField(TAG.CFARepeatPatternDim, mosaic.length, mosaic[0].length),
    byteField(TAG.CFAPattern, pattern),
    byteField(TAG.CFAPlaneColor, planes),
    shortField(TAG.CFALayout, RECTANGULAR),
    signedRationalField(TAG.ColorMatrix1, ...matrix.flat()),
    shortField(TAG.CalibrationIlluminant1, D65),
    ...neutralField(image.neutral, planes.length),
  ];
}

/** DNG anchors the pattern at the active area's corner, not at the stored one. */
function patternAtActiveArea(mosaic: readonly string[], active: DngImage['active']): number[] {
  const height = mosaic.length;
  const width = mosaic[0]?.length ?? 0;
  if (width === 0 || mosaic.some((row) => row.length !== width)) {
    throw badImage('a mosaic of equally long rows', JSON.stringify(mosaic));
  }
  return Array.from({ length: width * height }, (_, index) => {
    const row = mosaic[(active.y + Math.floor(index / width)) % height];
    return colourCode(row[(active.x + index) % width]);
  });
}

function colourCode(letter: string): number {
  const code = letter === 'E' ? CFA_LETTERS.indexOf('C') : CFA_LETTERS.indexOf(letter);
  if (code < 0) throw badImage(`mosaic letters out of ${CFA_LETTERS} and E`, JSON.stringify(letter));
  return code;
}

const planeOrder = (code: number): number => PLANE_LETTERS.indexOf(CFA_LETTERS[code]);

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
