import { createHash } from 'node:crypto';
import { availableParallelism, totalmem } from 'node:os';
import { constrainedMemory } from 'node:process';
import { Worker } from 'node:worker_threads';
import type { Platform, Thread } from '../platform.ts';
import { ThreadPool } from '../threads/thread-pool.ts';

const SCOPE = new URL('./thread-scope.js', import.meta.url);
const SHA256 = new URL('./sha256-thread.js', import.meta.url);
/** From so many bytes on a thread digests them, if it sees them: to ask it takes as long as to digest a tenth of that. */
const LARGE = 2 ** 20;

interface NodeOptions {
  readonly lanes?: number;
  readonly begun?: number;
}

/**
 * What Node has: `node:crypto`, which is faster than Web Crypto and copies nothing, and worker threads.
 * @param options.lanes processors for threads, with the one that calls
 * @param options.begun threads that are started at once, for whoever has much to load before there is something to do for them
 */
export function nodePlatform({ lanes = availableParallelism(), begun = 0 }: NodeOptions = {}): Platform {
  const platform: Platform = {
    memory: machineMemory(),
    lanes,
    sha256(bytes) {
      const isForThread = lanes > 1 && bytes.length >= LARGE && !(bytes.buffer instanceof ArrayBuffer);
      if (isForThread) return ThreadPool.of(platform)!.run(SHA256, bytes) as Promise<Uint8Array>;
      return createHash('sha256').update(bytes).digest();
    },
    md5: (bytes) => createHash('md5').update(bytes).digest(),
    // Options of the process, such as `--input-type`, may be none that a file can be run with.
    start: (module) => threadOf(new Worker(SCOPE, { workerData: module.href, execArgv: [] })),
  };
  if (begun > 0) ThreadPool.of(platform)!.begin(begun);
  return platform;
}

function threadOf(worker: Worker): Thread {
  return {
    postMessage: (message, handed = []) => worker.postMessage(message, [...handed]),
    on(event, listener) {
      worker.on(event, listener);
      // One that is killed says nothing else.
      if (event === 'error') worker.on('exit', () => listener(new Error('The thread was ended.')));
    },
    ref: () => worker.ref(),
    unref: () => worker.unref(),
    terminate: () => worker.terminate(),
  };
}

/** Of the machine, or of the container, which has the less of it; Node says 0 or an impossible number where there is none. */
function machineMemory(): number {
  const limit = constrainedMemory() || Infinity;
  return Math.min(totalmem(), limit);
}
