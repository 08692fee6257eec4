/** Linear equations, and where they are solved. */
import { KernelMemory } from '../planes/wasm/kernels.ts';
import { solve } from './solve.ts';

/** The compiler keeps the beginning for itself. */
const START = 1024;

export interface System {
  /** n x n, row by row: the lower half is to be filled in, positive definite, and is destroyed. */
  readonly matrix: Float64Array;
  /** The right side, which becomes the solution. */
  readonly vector: Float64Array;
  solve(): void;
}

/** Of the largest system so far: less than a megabyte, for there are never more unknowns than estimate-block.ts allows. */
let own: KernelMemory | undefined;

/** A system of n unknowns, whose memory the next one takes. @param kernels as for `createPlaneDecoder` */
export function systemOf(n: number, kernels: 'auto' | 'reference' = 'auto'): System {
  if (kernels === 'auto') own ??= KernelMemory.create();
  if (kernels === 'reference' || !own) {
    const [matrix, vector] = [new Float64Array(n * n), new Float64Array(n)];
    return { matrix, vector, solve: () => solve(matrix, vector) };
  }
  const [memory, behind] = [own, START + 8 * n * n];
  const { buffer } = memory.reserve(behind + 8 * n);
  return {
    matrix: new Float64Array(buffer, START, n * n),
    vector: new Float64Array(buffer, behind, n),
    solve: () => memory.kernels.solve(START, behind, n),
  };
}
