/** Defects of a picture by the filters under it: their places tell the filters, and the filters what is doubtful of colour and place. */
import type { Defect, FrameShape } from '@hotpix/core';
import { isLine } from '@hotpix/result';
import { CHROMA_STEP, letterAt } from '@hotpix/statistics';
import { bayerOf, chanceOf } from './bayer.ts';
import type { Components } from './components.ts';
import { filterColourOf } from './filter-colour.ts';
import { asPlaced } from './find-in-chroma.ts';
import { placeOf } from './place.ts';

/** Places that are less sure tell nothing of the filters. */
const SURE = 0.8;

/** The mosaic under a picture, where enough of its defects tell it. */
export function mosaicOf(defects: readonly Defect[], components: Components): readonly string[] | undefined {
  const placed = defects.filter((defect) => !isLine(defect) && (defect.placeConfidence ?? 1) >= SURE);
  return bayerOf(placed.map(({ x, y }) => ({ x, y, ...filterColourOf(components, x, y) })));
}

/** What only chroma shows, at a pixel whose filter has the colour that it shows. */
export function placedByMosaic(
  defects: readonly Defect[],
  mosaic: readonly string[],
  components: Components,
  { active }: FrameShape,
): Defect[] {
  return defects.map((defect) => {
    if (defect.placeConfidence === undefined) return defect;
    const named = filterColourOf(components, defect.x, defect.y);
    const [column, row] = [defect.x, defect.y].map((at) => Math.floor(at / CHROMA_STEP));
    const odds = (x: number, y: number): number => chanceOf(named, letterAt(mosaic, x, y));
    return asPlaced(defect, placeOf(components, column, row, odds), active);
  });
}
