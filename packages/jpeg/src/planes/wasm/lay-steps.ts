import { ZIGZAG } from '../../structure/zigzag.ts';
import { STEPS } from './areas.ts';
import type { Work } from './work.ts';

/** Lays out what coefficients are multiplied by, of all components: their quantisation steps, or others. */
export function laySteps({ heap, areas, structure }: Work, quantisation = structure.quantisation): void {
  for (const [i, steps] of quantisation.entries()) {
    const ofFile = new Uint32Array(heap.buffer, areas.steps + 4 * STEPS * i, STEPS);
    for (let k = 0; k < STEPS; k++) {
      const place = ZIGZAG[Math.min(k, 63)];
      ofFile[k] = steps[place] * 0x1_0000 + 2 * place;
    }
  }
}
