/** Black, white and bits of a raw file's samples. */
import type { FrameShape } from '@hotpix/core';
import { TAG } from '@hotpix/tiff';
import type { RawFacts } from './facts.ts';
import { isDng, numbersOf, type RawFile } from './raw-file.ts';

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
