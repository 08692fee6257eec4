/** The picture that planes are of. */
import type { PlaneLayout } from './layout.ts';
import { assertPlanes } from './lent.ts';
import { rowsOf } from './rows.ts';
import { YCBCR } from './ycbcr.ts';

/** The most that a row of a plane is longer than the picture's: repeated samples. */
const OVERHANG = 8;

/**
 * RGB as libjpeg-turbo shows it: its smooth upsampling, and T.871's colours in whole numbers; grey three times.
 * @param planes of `layout`, row by row, as a decoder writes them
 * @param into takes 3 * width * height bytes, row by row, interleaved
 * @throws {JpegError} `unsupported` where components do not fit into each other a whole number of times
 * @throws {RangeError} for memory that is too small
 */
export function planesToRgb(layout: PlaneLayout, planes: readonly Uint8Array[], into: Uint8Array): void {
  const { width, height, colour, components } = layout;
  assertPlanes(layout, planes);
  if (into.length < 3 * width * height) {
    throw new RangeError(`Expected room for ${3 * width * height} bytes of RGB, got ${into.length}.`);
  }
  const rows = components.map((component, i) => rowsOf(layout, component, planes[i]));
  const [first, second, third] = components.map(() => new Uint8Array(width + OVERHANG));
  for (let y = 0; y < height; y++) {
    rows.forEach((write, i) => write(y, [first, second, third][i]));
    const target = into.subarray(3 * width * y, 3 * width * (y + 1));
    if (colour === 'ycbcr') convert(first, second, third, target);
    else interleave(first, second ?? first, third ?? first, target);
  }
}

function interleave(red: Uint8Array, green: Uint8Array, blue: Uint8Array, into: Uint8Array): void {
  for (let x = 0, at = 0; at < into.length; x++) {
    into[at++] = red[x];
    into[at++] = green[x];
    into[at++] = blue[x];
  }
}

function convert(luma: Uint8Array, cb: Uint8Array, cr: Uint8Array, into: Uint8Array): void {
  const { red, greenOfCb, greenOfCr, blue, clamped, offset } = YCBCR;
  for (let x = 0, at = 0; at < into.length; x++) {
    const y = luma[x] + offset;
    into[at++] = clamped[y + red[cr[x]]];
    into[at++] = clamped[y + ((greenOfCb[cb[x]] + greenOfCr[cr[x]]) >> 16)];
    into[at++] = clamped[y + blue[cb[x]]];
  }
}
