/** Columns and rows: lines of pixels from their position, the upper or left end. Of a picture their extent holds what they smeared, too. */
import type { Defect, Rectangle } from './schema.ts';

export function isLine({ kind }: Pick<Defect, 'kind'>): boolean {
  return kind === 'column' || kind === 'row';
}

/** In pixels, along a line; of all else along the longer side. */
export function lengthOf({ kind, extent: { width, height } }: Pick<Defect, 'kind' | 'extent'>): number {
  if (kind === 'column') return height;
  return kind === 'row' ? width : Math.max(width, height);
}

/** The pixels that are defective, whatever they smeared: of a line those from end to end, one wide, of all else the one that shows most. */
export function placeOf(defect: Pick<Defect, 'kind' | 'x' | 'y' | 'extent'>): Rectangle {
  const { kind, x, y, extent } = defect;
  if (kind === 'column') return { x, y: extent.y, width: 1, height: extent.height };
  return kind === 'row' ? { x: extent.x, y, width: extent.width, height: 1 } : { x, y, width: 1, height: 1 };
}
