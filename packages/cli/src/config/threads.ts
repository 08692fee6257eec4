import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Threads } from '@hotpix/statistics';

const MOST = 4;

/** Threads that accumulate beside the main one, which has enough to do with the frames themselves. */
export function accumulatingThreads(): Threads {
  return {
    count: Math.min(MOST, Math.max(1, availableParallelism() - 1)),
    start: (script) => new Worker(`${script}; serve(require('node:worker_threads').parentPort)`, { eval: true }),
  };
}
