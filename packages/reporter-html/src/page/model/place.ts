/** Where a defect is: a pixel, or a line of them. */
import { contains, isLine, lengthOf, placeOf, plural, type Defect } from '@hotpix/result';
import { KINDS } from './kinds.ts';

/** A defect as far as its place goes. */
export type Placed = Pick<Defect, 'kind' | 'x' | 'y' | 'extent'>;

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** The pixel to look at: its own, or the middle one of a line. */
export function middleOf(defect: Placed): Position {
  const { x, y, width, height } = placeOf(defect);
  return { x: x + Math.floor(width / 2), y: y + Math.floor(height / 2) };
}

/** The middle of that pixel. */
export function centreOf(defect: Placed): Position {
  const { x, y } = middleOf(defect);
  return { x: x + 0.5, y: y + 0.5 };
}

/** Whether a line has this pixel; a defect that is none has its own alone. */
export function holds(defect: Placed, { x, y }: Position): boolean {
  return contains(placeOf(defect), x, y);
}

/** `x 7, y 9`; `x 7, y 9 to 462` of a column. */
export function whereOf(defect: Placed): string {
  const { x, y, width, height } = placeOf(defect);
  const to = (from: number, length: number) => (length > 1 ? ` to ${from + length - 1}` : '');
  return `x ${x}${to(x, width)}, y ${y}${to(y, height)}`;
}

/** `Hot pixel at 7, 9`; `Column at x 7, y 9 to 462`. */
export function titleOf(defect: Placed): string {
  const { name } = KINDS[defect.kind];
  if (!isLine(defect)) return `${name} pixel at ${defect.x}, ${defect.y}`;
  // An axis does not stand at the end of a line of text without its number.
  return `${name} at ${whereOf(defect).replace(/([xy]) /g, '$1\u00a0')}`;
}

/** `454 pixels`. */
export function lengthInWords(defect: Placed): string {
  return plural(lengthOf(defect), 'pixel');
}
