/** The samples around a block, side by side. */
import { SPAN } from './similarity.ts';
import type { Smear } from './smear.ts';

/** What is known of the samples of a rectangle, row by row. */
export class Window {
  readonly smear: Smear;
  /** In samples of the component. */
  left = 0;
  top = 0;
  width = 0;
  height = 0;
  /** As the file has them. */
  readonly values = new Float64Array(SPAN * SPAN);
  /** The numbers of their rings: 0 of good ones. */
  readonly rings = new Int32Array(SPAN * SPAN);
  /** 1 where the block shows a spot. */
  readonly touched = new Uint8Array(SPAN * SPAN);

  constructor(smear: Smear) {
    this.smear = smear;
  }

  /** Looks at what of the picture lies so near to a block. @param span up to FURTHEST */
  move(block: number, span: number): void {
    const { plane } = this.smear;
    const [x, y] = [8 * (block % plane.stride), 8 * Math.floor(block / plane.stride)];
    this.left = Math.max(x - span, 0);
    this.top = Math.max(y - span, 0);
    this.width = Math.min(x + 8 + span, plane.width) - this.left;
    this.height = Math.min(y + 8 + span, plane.height) - this.top;
    for (let row = this.top >> 3; row <= (this.top + this.height - 1) >> 3; row++) {
      for (let column = this.left >> 3; column <= (this.left + this.width - 1) >> 3; column++) this.take(column, row);
    }
  }

  /** What of a block lies inside. */
  private take(column: number, row: number): void {
    const { smear, left, top, width, height } = this;
    const { samples, rings, spots } = smear.at(row * smear.plane.stride + column);
    const isTouched = spots.length > 0 ? 1 : 0;
    const from = Math.max(left - 8 * column, 0);
    const to = Math.min(left + width - 8 * column, 8);
    const last = Math.min(top + height - 8 * row, 8);
    for (let y = Math.max(top - 8 * row, 0); y < last; y++) {
      let at = (8 * row + y - top) * width + 8 * column + from - left;
      for (let place = 8 * y + from; place < 8 * y + to; place++, at++) {
        this.values[at] = samples[place];
        this.rings[at] = rings ? rings[place] : 0;
        this.touched[at] = isTouched;
      }
    }
  }
}
