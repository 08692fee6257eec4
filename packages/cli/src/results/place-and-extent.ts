/** Which pixels a list means. */
import type { MappedDefect } from '@hotpix/defect-maps';
import { grow } from '@hotpix/result';
import { isPicture } from '@hotpix/statistics';
import type { Defect, FrameShape } from '@hotpix/core';

/** Pixels to each side over which a demosaiced picture smears a defect. */
const SMEAR = 2;

/** What a list names as it stands; of a picture with the smear where it names but the pixel or the line itself. */
export function placeAndExtent(
  { x, y, width, height }: Pick<MappedDefect, 'x' | 'y' | 'width' | 'height'>,
  kind: Defect['kind'],
  frame: FrameShape,
): Pick<Defect, 'x' | 'y' | 'extent'> {
  const named = { x, y, width, height };
  if (!isPicture(frame)) return { x, y, extent: named };
  const [isColumn, isRow] = [kind === 'column', kind === 'row'];
  // A line that is wide is in the middle of its smear.
  const place = {
    x: isColumn ? x + Math.floor(width / 2) : x,
    y: isRow ? y + Math.floor(height / 2) : y,
  };
  const isNarrow = (isRow || width === 1) && (isColumn || height === 1);
  if (!isNarrow) return { ...place, extent: named };
  const grown = grow(named, SMEAR, frame.active);
  if (isColumn) return { ...place, extent: { ...grown, y, height } };
  return { ...place, extent: isRow ? { ...grown, x, width } : grown };
}
