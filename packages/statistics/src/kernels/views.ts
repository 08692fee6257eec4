import type { Frame, Plane } from '@hotpix/core';
import { REACH } from '../neighbours.ts';
import { LUMA, valuesOf, type View } from '../view.ts';
import { homeOf, Workspace } from './workspace.ts';

/** Pixels a pass. */
const PIXELS = 1 << 15;

type Samples = View['samples'];

/** Makes the values in which frames are looked at, where the planes are that they will be added to if there is room. */
export class ViewMaker {
  private readonly spare = Workspace.create();

  /** @param plane one of those */
  of(frame: Frame, plane: Plane): Samples {
    const { samples, channels, width } = frame;
    const home = homeOf(plane);
    if (channels === 3 && samples instanceof Uint8Array) {
      return lumaBy(home, width, samples) ?? lumaBy(this.spare, width, samples) ?? valuesOf(frame);
    }
    const values = valuesOf(frame);
    return copyTo(home, width, values) ?? values;
  }

  /** Takes back values that nobody will look at any more. */
  release(values: Samples): void {
    homeOf(values)?.takeBack(values);
  }
}

/** Values above the first row and below the last that kernels may read, whatever they find there. */
const marginOf = (width: number): number => REACH * (width + 1);

function lumaBy(workspace: Workspace | undefined, width: number, samples: Uint8Array): Samples | undefined {
  const luma = workspace?.lend(samples.length / 3, marginOf(width));
  if (!workspace || !luma) return undefined;
  const areas = workspace.layOut('luma', { rgb: 3 * PIXELS });
  const rgb = new Uint8Array(workspace.buffer, areas.rgb, 3 * PIXELS);
  for (let start = 0; start < luma.length; start += PIXELS) {
    const n = Math.min(PIXELS, luma.length - start);
    rgb.set(samples.subarray(3 * start, 3 * (start + n)));
    workspace.kernels.luma8(areas.rgb, luma.byteOffset + start, n, ...LUMA);
  }
  return luma;
}

function copyTo(workspace: Workspace | undefined, width: number, values: Samples): Samples | undefined {
  const { length, BYTES_PER_ELEMENT: size } = values;
  const loan = workspace?.lend(length * size, size * marginOf(width));
  if (!loan) return undefined;
  const { buffer, byteOffset } = loan;
  const there = size === 1 ? new Uint8Array(buffer, byteOffset, length) : new Uint16Array(buffer, byteOffset, length);
  there.set(values);
  return there;
}
