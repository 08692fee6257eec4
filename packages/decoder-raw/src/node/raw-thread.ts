/** Unpacks raw files in a thread of the pool. */
import type { TaskScope } from '@hotpix/core';
import type { Task } from '../answer.ts';
import { LibRawUnpacker } from '../libraw.ts';
import { loaderByReading } from '../load-libraw.ts';
import { readWasm } from './read-wasm.ts';

declare const serveTasks: TaskScope['serveTasks'];

const unpacker = new LibRawUnpacker(loaderByReading(readWasm));

// The samples are handed over without a copy, if they are not in shared memory anyway.
serveTasks(async (task: Task) => {
  const value = await unpacker.unpack(task);
  if (value.status !== 'mosaic') return { value };
  const { buffer } = value.mosaic.samples;
  return { value, handed: buffer instanceof ArrayBuffer ? [buffer] : [] };
});
