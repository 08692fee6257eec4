/** What the directory of the raw image says, but where its samples lie. */
import { type Field, longField, rationalField, shortField, TAG } from '@hotpix/tiff';
import { filterFields } from './colour-fields.ts';
import type { Area, DngImage } from './dng-image.ts';
import { patternAt } from './pattern.ts';

/** @throws {DngError} `badImage` for filters that DNG has no codes for */
export function rawFields(image: DngImage): Field[] {
  const { width, height, active, masked = [], white, pixelAspect } = image;
  return [
    longField(TAG.NewSubfileType, 0),
    longField(TAG.ImageWidth, width),
    longField(TAG.ImageLength, height),
    shortField(TAG.BitsPerSample, 16),
    shortField(TAG.SamplesPerPixel, 1),
    shortField(TAG.PlanarConfiguration, 1),
    ...blackFields(image),
    longField(TAG.WhiteLevel, white),
    ...(pixelAspect ? [rationalField(TAG.DefaultScale, pixelAspect, 1)] : []),
    longField(TAG.DefaultCropOrigin, 0, 0),
    longField(TAG.DefaultCropSize, active.width, active.height),
    longField(TAG.ActiveArea, ...edgesOf(active)),
    ...(masked.length > 0 ? [longField(TAG.MaskedAreas, ...masked.flatMap(edgesOf))] : []),
    ...filterFields(image),
  ];
}

/** DNG anchors the levels at the active area's corner. */
function blackFields({ black, blackPattern = [[black]], active }: DngImage): Field[] {
  return [
    shortField(TAG.BlackLevelRepeatDim, blackPattern.length, blackPattern[0].length),
    rationalField(TAG.BlackLevel, ...patternAt(blackPattern, active).flat()),
  ];
}

/** Top, left, bottom, right. */
const edgesOf = ({ x, y, width, height }: Area): number[] => [y, x, y + height, x + width];
