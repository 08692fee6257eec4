/** The sensor's colours. */
import type { SensorColour } from '@hotpix/core';
import type { RawFacts } from './facts.ts';

/** Exif LightSource codes of D55, D65, D75 and D50: near enough to D65. */
const DAYLIGHTS: ReadonlySet<number> = new Set([20, 21, 22, 23]);
const D65 = 21;

type Row = readonly [number, number, number];

/**
 * The matrix is that of LibRaw's own table of cameras, or of a DNG for daylight. `undefined` where nothing is known: many a
 * camera tells how it balances white, and no table knows its colours.
 */
export function readColour(facts: RawFacts): SensorColour | undefined {
  const xyzToCamera = readMatrix(facts);
  const neutral = readNeutral(facts);
  if (xyzToCamera === undefined && neutral === undefined) return undefined;
  return { ...(xyzToCamera && { xyzToCamera }), ...(neutral && { neutral }) };
}

/** Whether there is a matrix. */
export const knowsColours = (facts: RawFacts): boolean => readMatrix(facts) !== undefined;

function readMatrix(facts: RawFacts): readonly Row[] | undefined {
  return toRows(facts.camXyz, facts.colors) ?? daylightMatrix(facts);
}

function daylightMatrix({ dngColours, colors }: RawFacts): readonly Row[] | undefined {
  const daylights = dngColours.filter(({ illuminant }) => DAYLIGHTS.has(illuminant));
  const best = daylights.find(({ illuminant }) => illuminant === D65) ?? daylights[0];
  return best && toRows(best.colormatrix, colors);
}

/** One row per colour; `undefined` for a matrix of zeros. Ten-thousandths, as these matrices are published. */
function toRows(matrix: readonly (readonly number[])[], colors: number): readonly Row[] | undefined {
  const rows = matrix.slice(0, colors).map(([x, y, z]): Row => [tidy(x), tidy(y), tidy(z)]);
  return rows.every((row) => row.some((value) => value !== 0)) ? rows : undefined;
}

/** Multipliers that make a neutral grey, as the camera colour of that grey with green at 1. */
function readNeutral({ camMul, colors }: RawFacts): readonly number[] | undefined {
  const multipliers = camMul.slice(0, colors);
  const green = multipliers[colors === 3 ? 1 : 0];
  if (!multipliers.every((multiplier) => multiplier > 0 && Number.isFinite(multiplier))) return undefined;
  return multipliers.map((multiplier) => Math.round((green / multiplier) * 1e6) / 1e6);
}

const tidy = (value: number): number => Math.round(value * 1e4) / 1e4;
