import type { Site } from './site.ts';

/** Samples as bytes, row by row. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  /** Bytes per pixel. */
  readonly size: number;
}

/** Of PNM with 8 bits per sample: its header is three lines or one. */
export function readPnm(pnm: Buffer): Pixels | undefined {
  const header = /^P([56])\s+(\d+)\s+(\d+)\s+255\s/.exec(pnm.subarray(0, 64).toString('latin1'));
  if (!header) return undefined;
  return { data: pnm.subarray(header[0].length), width: Number(header[2]), size: header[1] === '6' ? 3 : 1 };
}

/** How many pixels differ outside of the cells of this size, counted from the corner, in which a site lies. */
export function differencesOutside(
  before: Pixels,
  after: Pixels,
  sites: readonly Site[],
  cell = { width: 1, height: 1 },
): number {
  if (before.data.length !== after.data.length) return Infinity;
  const nameOf = (x: number, y: number): string => `${Math.floor(x / cell.width)},${Math.floor(y / cell.height)}`;
  const allowed = new Set(sites.map(({ x, y }) => nameOf(x, y)));
  const { width, size } = before;
  let differences = 0;
  for (let at = 0; at < before.data.length; at += size) {
    let isSame = true;
    for (let i = at; i < at + size; i++) isSame &&= before.data[i] === after.data[i];
    const pixel = at / size;
    if (!isSame && !allowed.has(nameOf(pixel % width, Math.floor(pixel / width)))) differences++;
  }
  return differences;
}
