/** Black, white and bits of a raw file's samples. */
import type { FrameShape } from '@hotpix/core';
import { TAG } from '@hotpix/tiff';
import type { RawFacts } from './facts.ts';
import { isDng, numbersOf, type RawFile } from './raw-file.ts';

/** Levels that a message tells, at most: those of a 2x2 pattern. */
const MOST_LISTED = 4;

/**
 * In DN. Samples are 16-bit numbers; a claim of 8 bits or fewer is the codec's, not theirs, and so is one of fewer than they take, or
 * of more than their codec can give.
 */
export function readLevels(file: RawFile, facts: RawFacts): Pick<FrameShape, 'bits' | 'black' | 'white'> {
  const claimed = facts.bits > 8 && facts.bits <= 16 ? facts.bits : 16;
  const bits = Math.max(Math.min(claimed, codecBits(file, facts)), linearBits(file));
  const black = readBlack(file, facts);
  return { bits, black, white: facts.maximum > black ? facts.maximum : 2 ** bits - 1 };
}

/**
 * What is wrong with the levels that a file states, in a sentence; `undefined` where they make sense. A fraction whose denominator is 0
 * and a float may be no number at all (TIFF 6.0, section 2; DNG 1.7, BlackLevel and WhiteLevel).
 */
export function faultOfLevels(file: RawFile, facts: RawFacts): string | undefined {
  const { black, white } = readLevels(file, facts);
  const [blacks, whites] = [TAG.BlackLevel, TAG.WhiteLevel].map((tag) => (isDng(file) ? numbersOf(file, tag) : []));
  const highest = blacks.reduce((most, level) => Math.max(most, level), black);
  const lowest = whites.reduce((least, level) => Math.min(least, level), white);
  if (highest < lowest && highest < Infinity) return undefined;
  return `Expected black levels below the white level, got black ${list(blacks, black)} and white ${list(whites, white)}.`;
}

const list = (stated: readonly number[], level: number): string =>
  stated.length === 0 ? String(level) : stated.slice(0, MOST_LISTED).join(' ');

/** DNG and RAF may give a level for each filter, which LibRaw keeps where nobody sees it; their mean is taken then. */
function readBlack(file: RawFile, { black }: RawFacts): number {
  const levels = isDng(file) ? numbersOf(file, TAG.BlackLevel).filter((level) => level >= 0) : [];
  return levels.length > 0 ? levels.reduce((sum, level) => sum + level, 0) / levels.length : (file.raf?.black ?? black);
}

/**
 * Bits of a white level that is all ones, as LibRaw sets it where that is the end of the codec's range: early PowerShots give
 * 10 bits of 12. Other levels are of the sensor, and samples may lie above them, as above the white that a DNG states.
 */
function codecBits(file: RawFile, { maximum }: RawFacts): number {
  const bits = 32 - Math.clz32(maximum);
  return !isDng(file) && bits > 8 && maximum === 2 ** bits - 1 ? bits : 16;
}

/** Bits of the largest sample that the linearization table of a DNG makes; 0 where it has none. */
function linearBits(file: RawFile): number {
  const table = isDng(file) ? numbersOf(file, TAG.LinearizationTable) : [];
  return table.reduce((most, value) => Math.max(most, 32 - Math.clz32(value)), 0);
}
