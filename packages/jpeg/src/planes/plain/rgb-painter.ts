/** Rows of RGB without WebAssembly. */
import type { PlaneLayout } from '../layout.ts';
import type { PaintRow } from '../paint.ts';
import { rowsOf } from '../rows.ts';
import { YCBCR } from './ycbcr.ts';

/** The most that a row of a plane is longer than the picture's: repeated samples. */
const OVERHANG = 8;

export function plainPainter(layout: PlaneLayout, planes: readonly Uint8Array[]): PaintRow {
  const { components, colour, width } = layout;
  const rows = components.map((component, i) => rowsOf(layout, component, planes[i]));
  const lines = components.map(() => new Uint8Array(width + OVERHANG));
  const [first, second = first, third = first] = lines;
  const paint = colour === 'ycbcr' ? convert : interleave;
  return (y, into) => {
    rows.forEach((write, i) => write(y, lines[i]));
    paint(first, second, third, into);
  };
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
