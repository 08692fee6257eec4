import type { Frame } from '../nouns.ts';
import { LUMA, lumaOf, type View } from '../statistics/view.ts';
import { createKernels, layOut, type Kernels } from './module.ts';

/** Pixels a pass. */
const PIXELS = 1 << 15;

/** Luma of RGB, of 8 bits by a kernel where the engine has one. */
export class LumaMaker {
  private readonly kernels: Kernels | undefined;
  private readonly areas: { readonly rgb: number; readonly luma: number } | undefined;
  /** Memory that is no longer needed: to take new pages for every frame costs more than to fill them. */
  private readonly spare: Uint8Array[] = [];

  constructor({ isPlain = false } = {}) {
    this.kernels = isPlain ? undefined : createKernels();
    this.areas = this.kernels && layOut(this.kernels, { rgb: 3 * PIXELS, luma: PIXELS });
  }

  of(frame: Frame): View['samples'] {
    const { kernels, areas } = this;
    const { samples } = frame;
    if (!kernels || !areas || !(samples instanceof Uint8Array)) return lumaOf(frame);
    const { buffer } = kernels.memory;
    const [rgb, luma] = [new Uint8Array(buffer, areas.rgb, 3 * PIXELS), new Uint8Array(buffer, areas.luma, PIXELS)];
    const whole = this.take(samples.length / 3);
    for (let start = 0; start < whole.length; start += PIXELS) {
      const n = Math.min(PIXELS, whole.length - start);
      rgb.set(samples.subarray(3 * start, 3 * (start + n)));
      kernels.luma8(areas.rgb, areas.luma, n, ...LUMA);
      whole.set(luma.subarray(0, n), start);
    }
    return whole;
  }

  /** Takes back luma that nobody will look at any more. */
  release(luma: View['samples']): void {
    if (this.kernels && luma instanceof Uint8Array) this.spare.push(luma);
  }

  private take(pixels: number): Uint8Array {
    const spare = this.spare.pop();
    if (spare?.length === pixels) return spare;
    // Those of another size are of no use.
    this.spare.length = 0;
    return new Uint8Array(pixels);
  }
}
