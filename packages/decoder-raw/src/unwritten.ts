/** Samples that LibRaw left as it found its memory. */
import type { RawMosaic } from './answer.ts';
import { UNWRITTEN } from './blank-memory.ts';

/** A run of so many pairs of samples is no coincidence. */
const LEAST_PAIRS = 2;

/**
 * Whether samples of the active area were never written, as where a file lacks a strip or a tile. Those beside it, which the
 * codecs of some cameras do not reach, become 0.
 */
export function lacksSamples(mosaic: RawMosaic): boolean {
  const { samples } = mosaic;
  const pairs = new Uint32Array(samples.buffer, 0, samples.length >> 1);
  let lacking = false;
  for (let at = pairs.indexOf(UNWRITTEN); at >= 0;) {
    let end = at + 1;
    while (pairs[end] === UNWRITTEN) end++;
    if (end - at >= LEAST_PAIRS) {
      lacking ||= touchesActive(mosaic, 2 * at, 2 * end);
      pairs.fill(0, at, end);
    }
    at = pairs.indexOf(UNWRITTEN, end);
  }
  return lacking;
}

/** Whether any of the samples from `from` to before `to` lies in the active area. */
function touchesActive({ width, left, top, activeWidth, activeHeight }: RawMosaic, from: number, to: number): boolean {
  for (let at = from; at < to;) {
    const [x, y] = [at % width, Math.floor(at / width)];
    const rowEnd = Math.min(to, (y + 1) * width);
    const isRow = y >= top && y < top + activeHeight;
    if (isRow && x < left + activeWidth && x + rowEnd - at > left) return true;
    at = rowEnd;
  }
  return false;
}
