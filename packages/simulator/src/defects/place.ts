/** Finds room for defects. */
import { invalid } from '../invalid.ts';
import type { Random } from '../random/random.ts';
import type { Rectangle } from '../sensor/sensor.ts';

const TRIES = 10_000;

/** Hands out places in a rectangle that keep a distance from each other. */
export class Places {
  private readonly area: Rectangle;
  private readonly spacing: number;
  private readonly taken: Rectangle[] = [];

  /** @param spacing Least distance in pixels, in the larger of its two directions. */
  constructor(area: Rectangle, spacing: number) {
    this.area = area;
    this.spacing = spacing;
  }

  /**
   * A free place of that size, anywhere with equal probability. Columns and rows may cross.
   * @throws {RangeError} when there is no room left.
   */
  take(random: Random, width: number, height: number): Rectangle {
    const { x, y, width: columns, height: rows } = this.area;
    for (let i = 0; i < TRIES; i++) {
      const left = random.integer(x, x + columns - width + 1);
      const place = { x: left, y: random.integer(y, y + rows - height + 1), width, height };
      if (this.taken.some((other) => isNear(place, other, this.spacing) && !doCross(place, other))) continue;
      this.taken.push(place);
      return place;
    }
    throw invalid(
      'the number of defects',
      `small enough to leave ${this.spacing} pixels between them`,
      `${this.taken.length + 1} on ${columns}x${rows} pixels`,
      'Ask for fewer, a smaller spacing or a larger sensor.',
    );
  }
}

function isNear(a: Rectangle, b: Rectangle, spacing: number): boolean {
  const across = Math.max(a.x - (b.x + b.width - 1), b.x - (a.x + a.width - 1));
  const along = Math.max(a.y - (b.y + b.height - 1), b.y - (a.y + a.height - 1));
  return Math.max(across, along) < spacing;
}

function doCross(a: Rectangle, b: Rectangle): boolean {
  return (a.width > a.height && b.height > b.width) || (a.height > a.width && b.width > b.height);
}
