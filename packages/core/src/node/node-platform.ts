import { createHash } from 'node:crypto';
import { availableParallelism, totalmem } from 'node:os';
import { constrainedMemory } from 'node:process';
import { Worker } from 'node:worker_threads';
import type { Platform } from '../platform.ts';

const SCOPE = new URL('./thread-scope.js', import.meta.url);

/**
 * What Node has: `node:crypto`, which is faster than Web Crypto and copies nothing, and worker threads.
 * @param options.lanes threads with the one that calls
 */
export function nodePlatform({ lanes = availableParallelism() }: { readonly lanes?: number } = {}): Platform {
  return {
    memory: machineMemory(),
    lanes,
    sha256: (bytes) => createHash('sha256').update(bytes).digest(),
    md5: (bytes) => createHash('md5').update(bytes).digest(),
    // Options of the process, such as `--input-type`, may be none that a file can be run with.
    start: (module) => new Worker(SCOPE, { workerData: module.href, execArgv: [] }),
  };
}

/** Of the machine, or of the container, which has the less of it; Node says 0 or an impossible number where there is none. */
function machineMemory(): number {
  const limit = constrainedMemory() || Infinity;
  return Math.min(totalmem(), limit);
}
