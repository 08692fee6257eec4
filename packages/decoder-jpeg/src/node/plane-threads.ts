/** Threads that decode planes. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { PlanesAnswer, PlanesTask } from '../planes.ts';

const MOST_THREADS = 4;
/** Milliseconds after which an idle thread, and with it its memory, is given back. */
const IDLE = 10_000;

let pool: Piscina<PlanesTask, PlanesAnswer> | undefined;

/**
 * Threads start with the first file, are used again for the next, and do not keep the process alive. `scripts/thread.mjs` makes their
 * program out of plane-thread.ts.
 */
export function decodePlanes(task: PlanesTask, signal: AbortSignal): Promise<PlanesAnswer> {
  pool ??= new Piscina({
    filename: fileURLToPath(new URL('./thread.js', import.meta.url)),
    minThreads: 0,
    maxThreads: Math.min(MOST_THREADS, availableParallelism()),
    idleTimeout: IDLE,
  });
  return pool.run(task, { signal });
}
