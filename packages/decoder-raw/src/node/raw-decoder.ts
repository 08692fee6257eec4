/** The plugin in Node. */
import { ThreadPool, type Plugin } from '@hotpix/core';
import type { Answer } from '../answer.ts';
import type { Unpack } from '../decode.ts';
import { isShared } from '../own/shared.ts';
import { pluginWith } from '../plugin.ts';

const PROGRAM = new URL('./raw-thread.js', import.meta.url);

/**
 * Decodes every raw format that LibRaw reads to the untouched mosaic of the whole stored frame: in threads of the platform, each with a
 * LibRaw of its own and up to 2 GiB of memory, and where it has none, one file after another on the thread that calls.
 */
export function rawDecoder(): Plugin {
  return pluginWith(unpack);
}

const unpack: Unpack = async (task, { signal, platform }) => {
  const pool = ThreadPool.of(platform);
  if (!pool) return (await import('./unpack-here.ts')).unpackHere(task, { signal });
  if (isShared(task.bytes)) return (await pool.run(PROGRAM, task, { signal })) as Answer;
  // A thread takes away what it is handed, and whoever gave the bytes still needs them.
  const bytes = new Uint8Array(task.bytes);
  return (await pool.run(PROGRAM, { ...task, bytes }, { signal, handed: [bytes.buffer] })) as Answer;
};
