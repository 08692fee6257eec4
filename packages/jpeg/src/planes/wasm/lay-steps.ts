import { ZIGZAG } from '../../structure/zigzag.ts';
import { STEPS } from './areas.ts';
import type { Work } from './work.ts';

/** Lays out the quantisation steps of all components, as the kernels take them. */
export function laySteps({ heap, areas, structure }: Work): void {
  for (const [i, steps] of structure.quantisation.entries()) {
    const ofFile = new Uint32Array(heap.buffer, areas.steps + 4 * STEPS * i, STEPS);
    for (let k = 0; k < STEPS; k++) {
      const place = ZIGZAG[Math.min(k, 63)];
      ofFile[k] = steps[place] * 0x1_0000 + 2 * place;
    }
  }
}
