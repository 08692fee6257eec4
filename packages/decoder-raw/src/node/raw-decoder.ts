/** The plugin in Node: LibRaw in worker threads. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Plugin } from '@hotpix/core';
import { Piscina } from 'piscina';
import type { Answer, Task } from '../answer.ts';
import { pluginWith } from '../plugin.ts';

export interface RawDecoderOptions {
  /** Worker threads, each with up to 2 GiB of memory. @default as many as there are processors, up to 4 */
  readonly threads?: number;
}

const MOST_THREADS = 4;
/** Milliseconds after which an idle thread, and with it its memory, is given back. */
const IDLE = 10_000;

/** By the number of their threads: whoever asks for as many shares them, for each thread starts a LibRaw of its own. */
const pools = new Map<number, Piscina<Task, Answer>>();

/**
 * Decodes every raw format that LibRaw reads to the untouched mosaic of the whole stored frame. Threads start with the first
 * file, are used again for the next, by all decoders of the process, and do not keep it alive.
 * @throws {RangeError} where `threads` is no whole number from 1
 */
export function rawDecoder(options: RawDecoderOptions = {}): Plugin {
  const threads = options.threads ?? Math.min(MOST_THREADS, availableParallelism());
  if (!(Number.isInteger(threads) && threads >= 1)) {
    throw new RangeError(`Expected threads of rawDecoder to be a whole number from 1, got ${String(threads)}.`);
  }
  return pluginWith((task, signal) => {
    const pool = pools.get(threads) ?? createPool(threads);
    pools.set(threads, pool);
    // A thread takes away what it is handed, and whoever gave the bytes still needs them.
    const bytes = new Uint8Array(task.bytes);
    return pool.run({ ...task, bytes }, { signal, transferList: [bytes.buffer] });
  });
}

function createPool(threads: number): Piscina<Task, Answer> {
  const filename = fileURLToPath(new URL('./worker.js', import.meta.url));
  return new Piscina({ filename, minThreads: 0, maxThreads: threads, idleTimeout: IDLE });
}
