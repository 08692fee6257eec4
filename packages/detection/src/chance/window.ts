import type { Sites } from './sites.ts';

interface WindowShape {
  /** Pixels from the middle to the rim. */
  readonly reach: number;
  /** Pixels to each side of the middle that are left out with it. */
  readonly hole: number;
  /** Whether the row and the column of the middle are left out: lines are defects too, and would count against their own pixels. */
  readonly withoutLines: boolean;
}

/** The sites around one that count, without itself. */
export class Window {
  /** The first `length` are those of the window. */
  readonly indices: Int32Array;
  /** The numbers of their classes. */
  readonly numbers: Int32Array;
  length = 0;
  private readonly sites: Sites;
  private readonly shape: WindowShape;

  constructor(sites: Sites, shape: WindowShape) {
    this.sites = sites;
    this.shape = shape;
    this.indices = new Int32Array((2 * shape.reach + 1) ** 2);
    this.numbers = new Int32Array(this.indices.length);
  }

  moveTo(x: number, y: number): void {
    const { active } = this.sites.shape;
    const { reach, hole, withoutLines } = this.shape;
    const [top, bottom] = [Math.max(active.y, y - reach), Math.min(active.y + active.height - 1, y + reach)];
    const [left, right] = [Math.max(active.x, x - reach), Math.min(active.x + active.width - 1, x + reach)];
    this.length = 0;
    for (let row = top; row <= bottom; row++) {
      if (withoutLines && row === y) continue;
      if (!withoutLines && Math.abs(row - y) > hole) {
        this.take(row, left, right);
        continue;
      }
      const aside = Math.abs(row - y) <= hole ? hole : 0;
      this.take(row, left, x - aside - 1);
      this.take(row, x + aside + 1, right);
    }
  }

  private take(row: number, from: number, to: number): void {
    const { rows, columns } = this.sites;
    const { count } = this.sites.planes;
    const { start, first } = rows[row];
    const { indices, numbers } = this;
    let { length } = this;
    for (let x = from; x <= to; x++) {
      const frames = count[start + x];
      if (frames === 0) continue;
      indices[length] = start + x;
      numbers[length++] = first + columns[x] + frames;
    }
    this.length = length;
  }
}
