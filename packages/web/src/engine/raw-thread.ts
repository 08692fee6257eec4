/** Unpacks raw files in a thread of the pool. */
import type { TaskScope } from '@hotpix/core';
import { rawUnpacker, type Task, type Unpack } from '@hotpix/decoder-raw/pure';

declare const serveTasks: TaskScope['serveTasks'];

/** Nobody stops a thread: who waits for it looks away. */
const GOING = { signal: new AbortController().signal };
let unpack: Unpack | undefined;

serveTasks(async ({ task, libraw }: RawTask) => {
  unpack ??= rawUnpacker({ wasm: libraw });
  try {
    const value = await unpack(task, GOING);
    if (value.status !== 'mosaic') return { value };
    const { buffer } = value.mosaic.samples;
    return { value, handed: buffer instanceof ArrayBuffer ? [buffer] : [] };
  } finally {
    free(task.bytes);
  }
});

export interface RawTask {
  readonly task: Task;
  readonly libraw: WebAssembly.Module;
}

/** The thread has the file for itself, and would keep it until it looks for what is not needed any more. */
function free({ buffer }: Uint8Array): void {
  if (buffer.byteLength > 0) (buffer as { transfer?(length: number): unknown }).transfer?.(0);
}
