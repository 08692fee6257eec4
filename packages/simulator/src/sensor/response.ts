/** How the sensor's colours answer to light. */
import { COLOURS } from './mosaic.ts';
import type { Sensor } from './sensor.ts';

/** One row of three for each colour of the camera, or for each of another space. */
export type Matrix = readonly (readonly [number, number, number])[];

/** Camera colour of white light, green at 1. */
export const NEUTRAL = [0.5, 1, 0.65] as const;

/** Linear sRGB to balanced camera colour: each filter lets in some light of its neighbours; rows sum to 1. */
const BALANCED: Matrix = [
  [0.72, 0.24, 0.04],
  [0.1, 0.78, 0.12],
  [0.02, 0.24, 0.74],
];

/** Luminance of linear sRGB: ITU-R BT.709. */
const LUMINANCE: Matrix = [[0.2126, 0.7152, 0.0722]];

/** CIE XYZ (D65) to linear sRGB: IEC 61966-2-1. */
const XYZ_TO_SRGB: Matrix = [
  [3.2406, -1.5372, -0.4986],
  [-0.9689, 1.8758, 0.0415],
  [0.0557, -0.204, 1.057],
];

/** Linear sRGB to signal, one row for each colour of the mosaic (one in all for a monochrome sensor); white light of 1 gives green 1. */
export function responseOf({ mosaic }: Pick<Sensor, 'mosaic'>): Matrix {
  if (mosaic === undefined) return LUMINANCE;
  return BALANCED.map((row, i) => scaled(row, NEUTRAL[i]));
}

/** Signal of white light at 1 for the filter of that letter; for a monochrome sensor of no letter. */
export function sensitivityTo(letter: string | undefined): number {
  return letter === undefined ? 1 : NEUTRAL[COLOURS.indexOf(letter)];
}

/** CIE XYZ (D65) to camera colour: the DNG ColorMatrix1. */
export function xyzToCamera(): Matrix {
  return multiply(responseOf({ mosaic: [] }), XYZ_TO_SRGB);
}

/** Balanced camera colour to linear sRGB. */
export function balancedToSrgb(): Matrix {
  return inverse(BALANCED);
}

function scaled(row: Matrix[number], factor: number): Matrix[number] {
  return [row[0] * factor, row[1] * factor, row[2] * factor];
}

function multiply(a: Matrix, b: Matrix): Matrix {
  const cell = (row: Matrix[number], k: number): number => row[0] * b[0][k] + row[1] * b[1][k] + row[2] * b[2][k];
  return a.map((row) => [cell(row, 0), cell(row, 1), cell(row, 2)]);
}

/** By Cramer's rule: the cross products of its columns over the determinant. */
function inverse([a, b, c]: Matrix): Matrix {
  const columns = [0, 1, 2].map((k) => [a[k], b[k], c[k]] as const);
  const rows = [cross(columns[1], columns[2]), cross(columns[2], columns[0]), cross(columns[0], columns[1])];
  const determinant = columns[0].reduce((sum, value, k) => sum + value * rows[0][k], 0);
  return rows.map((row) => scaled(row, 1 / determinant));
}

function cross(u: Matrix[number], v: Matrix[number]): Matrix[number] {
  return [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
}
