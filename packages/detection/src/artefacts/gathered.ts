import type { Rectangle } from '@hotpix/core';

/** Pixels to each side in which spots of letters, icons and the like lie together, and those of a line of letters. */
const REACHES = [
  { x: 24, y: 24 },
  { x: 48, y: 48 },
  { x: 96, y: 96 },
  { x: 96, y: 8 },
];
const FARTHEST = 96;
/** Spots within so many pixels in x or y may be parts of one line. */
const LINE = 2;
/** A neighbourhood that is more than this part of the area tells nothing. */
const LARGEST = 1 / 8;
/** Others that lie there at least, and how many for each that chance would put there. */
const LEAST = 4;
const TIMES = 5;

interface Place {
  readonly x: number;
  readonly y: number;
  readonly i: number;
}

/**
 * Of each spot whether so many others lie around it that they do not lie as defects of silicon do, which is anywhere.
 * @param area in which they lie
 */
export function isGathered(boxes: readonly Rectangle[], area: Rectangle): boolean[] {
  const places = boxes.map(({ x, y, width, height }, i) => ({ x: x + width / 2, y: y + height / 2, i }));
  places.sort((a, b) => a.x - b.x);
  const gathered = new Array<boolean>(boxes.length).fill(false);
  places.forEach((place, at) => {
    const others = othersNear(places, at);
    gathered[place.i] = REACHES.some((reach) => {
      const near = others.filter(({ dx, dy }) => dx <= reach.x && dy <= reach.y).length;
      const share = shareOf(area, place, reach);
      return share <= LARGEST && near >= LEAST + TIMES * share * (boxes.length - 1 - near);
    });
  });
  return gathered;
}

/** Part of the area that lies within a reach of a place. */
function shareOf(area: Rectangle, { x, y }: Place, reach: { readonly x: number; readonly y: number }): number {
  const width = Math.min(area.x + area.width, x + reach.x) - Math.max(area.x, x - reach.x);
  const height = Math.min(area.y + area.height, y + reach.y) - Math.max(area.y, y - reach.y);
  return (width * height) / (area.width * area.height);
}

/** Distances to the others that are within the farthest reach and not on one line with the place. */
function othersNear(places: readonly Place[], at: number): { dx: number; dy: number }[] {
  const { x, y } = places[at];
  const others: { dx: number; dy: number }[] = [];
  for (const step of [-1, 1]) {
    for (let j = at + step; places[j] && Math.abs(places[j].x - x) <= FARTHEST; j += step) {
      const [dx, dy] = [Math.abs(places[j].x - x), Math.abs(places[j].y - y)];
      if (dx > LINE && dy > LINE) others.push({ dx, dy });
    }
  }
  return others;
}
