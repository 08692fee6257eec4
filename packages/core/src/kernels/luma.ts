import { LUMA, lumaOf, type Luma } from '../statistics/view.ts';
import { createKernels, layOut } from './module.ts';

/** Pixels a pass. */
const PIXELS = 1 << 15;

/** Luma of 8-bit RGB by a kernel; undefined where the engine has none. */
export function lumaKernel(): Luma | undefined {
  const kernels = createKernels();
  if (!kernels) return undefined;
  const areas = layOut(kernels, { rgb: 3 * PIXELS, luma: PIXELS });
  const { buffer } = kernels.memory;
  const [rgb, luma] = [new Uint8Array(buffer, areas.rgb, 3 * PIXELS), new Uint8Array(buffer, areas.luma, PIXELS)];
  return (frame) => {
    const { samples } = frame;
    if (!(samples instanceof Uint8Array)) return lumaOf(frame);
    const whole = new Uint8Array(samples.length / 3);
    for (let start = 0; start < whole.length; start += PIXELS) {
      const n = Math.min(PIXELS, whole.length - start);
      rgb.set(samples.subarray(3 * start, 3 * (start + n)));
      kernels.luma8(areas.rgb, areas.luma, n, ...LUMA);
      whole.set(luma.subarray(0, n), start);
    }
    return whole;
  };
}
