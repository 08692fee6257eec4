/** The chroma that a file holds, on the grid of half the resolution. */
import type { Component, Components, Frame, PrepareContext } from '@hotpix/core';
import { CHROMA_STEP, type ChromaSamples } from './chroma.ts';

/**
 * As the file holds it, where it is halved both ways; else the mean of the two or four samples of a place.
 * @param lend gives memory for so many bytes, whatever it holds, if there is some
 */
export function storedChroma(
  { cb, cr }: Components,
  frame: Pick<Frame, 'width' | 'height'>,
  lend?: PrepareContext['lend'],
): ChromaSamples {
  return { cb: halved(cb, frame, lend), cr: halved(cr, frame, lend) };
}

/** A component on the grid. At an odd border the last sample counts twice. */
function halved(
  { samples, width, height }: Component,
  frame: Pick<Frame, 'width' | 'height'>,
  lend: PrepareContext['lend'],
): Uint8Array {
  const [columns, rows] = [frame.width, frame.height].map((size) => Math.ceil(size / CHROMA_STEP));
  if (width === columns && height === rows) return samples;
  const [across, down] = [width === columns ? 1 : CHROMA_STEP, height === rows ? 1 : CHROMA_STEP];
  const means = lend?.(columns * rows) ?? new Uint8Array(columns * rows);
  const inside = across === 1 ? columns : width >> 1;
  for (let y = 0, i = 0; y < rows; y++) {
    const top = down * y * width;
    const bottom = Math.min(down * y + down - 1, height - 1) * width;
    for (let x = 0; x < inside; x++, i++) {
      const left = across * x;
      const right = left + across - 1;
      means[i] =
        (samples[top + left] + samples[top + right] + samples[bottom + left] + samples[bottom + right] + 2) >> 2;
    }
    if (inside < columns) means[i++] = (samples[top + width - 1] + samples[bottom + width - 1] + 1) >> 1;
  }
  return means;
}
