/** Edges that stand still in pictures: of a bar, a frame, a mask. */
import { contains } from '@hotpix/result';
import { isPicture, type Moments } from '@hotpix/statistics';
import type { Hit } from '../hits/hit.ts';

/** Pixels from a hit to where its own smear ends, how many are averaged from there on, and to each side along the edge. */
const FROM = 5;
const DEEP = 4;
const ALONG = 4;
/** What the two sides of a hit differ by: part of the range of levels, and times what the hit differs by. */
const STEP = { range: 0.15, times: 25 };

/** Codecs draw faint lines along edges, which stand still where the edges do. */
export class PictureEdges {
  private readonly moments: Moments;

  constructor(moments: Moments) {
    this.moments = moments;
  }

  /** Whether a weak hit lies beside such an edge, and is what a codec makes of it. */
  isBeside({ x, y, amplitude }: Hit): boolean {
    const { shape } = this.moments;
    if (!isPicture(shape)) return false;
    const least = Math.max(STEP.range * (shape.white - shape.black), STEP.times * Math.abs(amplitude));
    const step = (dx: number, dy: number): number => Math.abs(this.side(x, y, dx, dy) - this.side(x, y, -dx, -dy));
    return step(1, 0) >= least || step(0, 1) >= least;
  }

  /** Mean level on one side. */
  private side(x: number, y: number, dx: number, dy: number): number {
    const { moments } = this;
    const { active } = moments.shape;
    let [sum, n] = [0, 0];
    for (let deep = FROM; deep < FROM + DEEP; deep++) {
      for (let along = -ALONG; along <= ALONG; along++) {
        const [column, row] = [x + deep * dx + along * dy, y + deep * dy + along * dx];
        if (!contains(active, column, row)) continue;
        sum += moments.mean(column, row);
        n++;
      }
    }
    return n === 0 ? NaN : sum / n;
  }
}
