/** What of a picture a repair reads. */
import { codeMcu, mcuOf } from '../entropy/block-coder.ts';
import type { Wanted } from '../planes/wasm/coefficients-by-kernels.ts';
import type { FrameComponent } from '../structure/frame.ts';
import type { Structure } from '../structure/read-structure.ts';
import { FURTHEST } from './similarity.ts';
import { assertInside, mostOf, spotIn, type Spot } from './spot.ts';

/**
 * The blocks that show a spot and those that an estimate of these looks at; and what it takes to code them: the whole MCUs of the
 * former, and the MCUs before and behind, as DC coefficients are stored as differences.
 * @throws {JpegError} `badSpot` for spots outside the picture
 */
export function blocksAround({ frame, scans }: Structure, spots: readonly Spot[]): Wanted {
  for (const spot of spots) assertInside(spot, frame);
  const most = mostOf(frame.components);
  const wanted = frame.components.map(({ stride, storedRows }) => new Uint8Array(stride * storedRows));
  frame.components.forEach((component, index) => {
    const shown = new Uint8Array(component.stride * component.storedRows);
    for (const spot of spots) {
      const own = spotIn(component, spot, most);
      mark(component, own, 0, shown);
      mark(component, own, FURTHEST, wanted[index]);
    }
    for (const scan of scans.filter(({ components }) => components.some((own) => own.index === index))) {
      const want = { block: (i: number, base: number) => void (wanted[scan.components[i].index][base / 64] = 1) };
      for (let block = shown.indexOf(1); block >= 0; block = shown.indexOf(1, block + 1)) {
        const mcu = mcuOf(frame, scan, index, block);
        for (let near = Math.max(mcu - 1, 0); near <= Math.min(mcu + 1, scan.mcus - 1); near++) {
          codeMcu(frame, scan, near, want);
        }
      }
    }
  });
  return wanted;
}

/** Marks the blocks with a sample so near to one that shows the spot. @param reach in samples */
function mark({ columns, rows, stride }: FrameComponent, spot: Spot, reach: number, into: Uint8Array): void {
  const [left, top] = [(spot.x >> 3) * 8 - reach, (spot.y >> 3) * 8 - reach].map((at) => Math.max(at, 0) >> 3);
  const right = Math.min(((((spot.x + spot.width - 1) >> 3) * 8 + 7 + reach) >> 3) + 1, columns);
  const bottom = Math.min((((spot.y + spot.height - 1) >> 3) * 8 + 7 + reach) >> 3, rows - 1);
  for (let row = top; row <= bottom; row++) into.fill(1, row * stride + left, row * stride + right);
}
