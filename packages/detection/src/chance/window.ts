import type { Sites } from './sites.ts';

interface WindowShape {
  /** Pixels from the middle to the rim. */
  readonly reach: number;
  /** Pixels to each side of the middle that are left out with it. */
  readonly hole: number;
  /** Whether the row and the column of the middle are left out: lines are defects too, and would count against their own pixels. */
  readonly withoutLines: boolean;
}

/** The pixels around one, without itself. */
export class Window {
  /** Runs of pixels one after another: the row of each, its first column, and the one behind its last. */
  readonly runs: Int32Array;
  /** Numbers of `runs` that are those of the window. */
  length = 0;
  /** Pixels of a window that no border cuts. */
  readonly size: number;
  readonly sites: Sites;
  private readonly shape: WindowShape;

  constructor(sites: Sites, shape: WindowShape) {
    const side = 2 * shape.reach + 1;
    this.sites = sites;
    this.shape = shape;
    this.runs = new Int32Array(3 * 2 * side);
    this.size = side ** 2;
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

  /** The indices of those that count in a frame. */
  get indices(): number[] {
    const { runs, length } = this;
    const { planes, rows } = this.sites;
    const indices: number[] = [];
    for (let run = 0; run < length; run += 3) {
      const { start } = rows[runs[run]];
      for (let i = start + runs[run + 1]; i < start + runs[run + 2]; i++) if (planes.count[i] > 0) indices.push(i);
    }
    return indices;
  }

  private take(row: number, from: number, to: number): void {
    if (from > to) return;
    const { runs, length } = this;
    runs[length] = row;
    runs[length + 1] = from;
    runs[length + 2] = to + 1;
    this.length = length + 3;
  }
}
