/** What runs in each worker thread. */
import { move, transferableSymbol, valueSymbol } from 'piscina';
import type { Task } from '../answer.ts';
import { LibRawUnpacker } from '../libraw.ts';
import { loaderByReading } from '../load-libraw.ts';
import { readWasm } from './read-wasm.ts';

const unpacker = new LibRawUnpacker(loaderByReading(readWasm));

/** Answers a task; the samples are handed over without a copy. */
export default async function answer(task: Task): Promise<unknown> {
  const value = await unpacker.unpack(task);
  if (value.status !== 'mosaic') return value;
  const { buffer } = value.mosaic.samples;
  // Shared memory is where it was.
  return buffer instanceof ArrayBuffer ? move({ [transferableSymbol]: [buffer], [valueSymbol]: value }) : value;
}
