/** Columns and rows, whose extent is their place; their position is the upper or left end. */
import type { Defect } from './schema.ts';

export function isLine({ kind }: Pick<Defect, 'kind'>): boolean {
  return kind === 'column' || kind === 'row';
}

/** In pixels, along the longer side. */
export function lengthOf({ extent }: Pick<Defect, 'extent'>): number {
  return Math.max(extent.width, extent.height);
}
