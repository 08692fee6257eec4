import type { Frame, Plane } from '../nouns.ts';
import { LUMA, lumaOf, type View } from '../statistics/view.ts';
import { homeOf, Workspace } from './workspace.ts';

/** Pixels a pass. */
const PIXELS = 1 << 15;
/** Rows of a view above the first and below the last that kernels may read, whatever they find there. */
const MARGIN = 4;

/** Luma of RGB, of 8 bits by a kernel where the engine has one. */
export class LumaMaker {
  private readonly spare: Workspace | undefined;

  constructor({ isPlain = false } = {}) {
    this.spare = isPlain ? undefined : Workspace.create();
  }

  /** @param plane of those that the frame will be added to: the luma then lies beside it */
  of(frame: Frame, plane?: Plane): View['samples'] {
    const { samples, width } = frame;
    const workspace = this.spare && ((plane && homeOf(plane)) ?? this.spare);
    if (!workspace || !(samples instanceof Uint8Array)) return lumaOf(frame);
    const luma = workspace.lend(samples.length / 3, MARGIN * width);
    const areas = workspace.layOut('luma', { rgb: 3 * PIXELS });
    const rgb = new Uint8Array(workspace.buffer, areas.rgb, 3 * PIXELS);
    for (let start = 0; start < luma.length; start += PIXELS) {
      const n = Math.min(PIXELS, luma.length - start);
      rgb.set(samples.subarray(3 * start, 3 * (start + n)));
      workspace.kernels.luma8(areas.rgb, luma.byteOffset + start, n, ...LUMA);
    }
    return luma;
  }

  /** Takes back luma that nobody will look at any more. */
  release(luma: View['samples']): void {
    if (luma instanceof Uint8Array) homeOf(luma)?.takeBack(luma);
  }
}
