/** What else a raw file says of its sensor: facts that go into a DNG made of it. */
import { overlaps, type Frame, type Rectangle } from '@hotpix/core';
import { patternAt } from '@hotpix/dng';
import { TAG } from '@hotpix/tiff';
import type { RawFacts } from './facts.ts';
import { isDng, numbersOf, type RawFile } from './raw-file.ts';

/** Pixels whose sides differ by less are square, and none have sides that differ by more. */
const [SQUARE, OBLONG] = [1.01, 4];
const MOST_MASKED = 64;
const LARGEST_PATTERN = 64;

type Stored = Pick<Frame, 'width' | 'height' | 'active'>;

/** Masked areas and black levels are those of a DNG, since LibRaw in WebAssembly shows neither. */
export function readSensorFacts(
  file: RawFile,
  { pixelAspect }: RawFacts,
  stored: Stored,
): Pick<Frame, 'masked' | 'blackPattern' | 'pixelAspect'> {
  const masked = isDng(file) ? readMasked(numbersOf(file, TAG.MaskedAreas), stored) : undefined;
  const blackPattern = isDng(file) ? readBlackPattern(file) : undefined;
  const ratio = Math.max(pixelAspect, 1 / pixelAspect);
  return {
    ...(masked && { masked }),
    ...(blackPattern && { blackPattern }),
    ...(ratio > SQUARE && ratio <= OBLONG && { pixelAspect }),
  };
}

/** Edges are top, left, bottom and right of each. `undefined` for none, and for areas that do not fit the frame. */
function readMasked(edges: readonly number[], stored: Stored): Rectangle[] | undefined {
  if (edges.length === 0 || edges.length % 4 !== 0 || edges.length > 4 * MOST_MASKED) return undefined;
  const areas = Array.from({ length: edges.length / 4 }, (_, index): Rectangle => {
    const [top, left, bottom, right] = edges.slice(4 * index, 4 * index + 4);
    return { x: left, y: top, width: right - left, height: bottom - top };
  });
  const isApart = areas.every((area, index) =>
    [stored.active, ...areas.slice(0, index)].every((other) => !overlaps(area, other)),
  );
  return isApart && areas.every((area) => isInside(area, stored)) ? areas : undefined;
}

function isInside({ x, y, width, height }: Rectangle, stored: Stored): boolean {
  const isWhole = [x, y, width, height].every(Number.isInteger);
  const isSomewhere = x >= 0 && y >= 0 && width > 0 && height > 0;
  return isWhole && isSomewhere && x + width <= stored.width && y + height <= stored.height;
}

/** `undefined` where all levels are the same, or there are not as many as the pattern has pixels. */
function readBlackPattern(file: RawFile): number[][] | undefined {
  const [height = 1, width = 1] = numbersOf(file, TAG.BlackLevelRepeatDim);
  const levels = numbersOf(file, TAG.BlackLevel);
  const [top = 0, left = 0] = numbersOf(file, TAG.ActiveArea);
  const isWhole = levels.length === height * width && levels.length <= LARGEST_PATTERN;
  const isPattern =
    isWhole && levels.some((level) => level !== levels[0]) && levels.every((level) => level >= 0 && level < Infinity);
  if (!isPattern || !Number.isInteger(top) || !Number.isInteger(left)) return undefined;
  const rows = Array.from({ length: height }, (_, y) => levels.slice(y * width, (y + 1) * width));
  return patternAt(rows, { x: -left, y: -top });
}
