/** Unpacks raw files in threads of the page, or in the engine where it has none. */
import { ThreadPool } from '@hotpix/core';
import { rawUnpacker, type Answer, type Unpack } from '@hotpix/decoder-raw/pure';
import { librawModule } from './libraw.ts';
import program from './raw-thread.ts?worker&url';
import type { RawTask } from './raw-thread.ts';

let here: Promise<Unpack> | undefined;

export const unpack: Unpack = async (task, context) => {
  const pool = ThreadPool.of(context.platform);
  if (!pool) return (await unpackerHere())(task, context);
  // A copy, for the file is read here afterwards: what lies in place, and all of it by the next decoder where this one refuses.
  const bytes = new Uint8Array(task.bytes);
  const own: RawTask = { task: { ...task, bytes }, libraw: await librawModule() };
  const { signal } = context;
  return (await pool.run(new URL(program, import.meta.url), own, { signal, handed: [bytes.buffer] })) as Answer;
};

function unpackerHere(): Promise<Unpack> {
  here ??= librawModule().then((wasm) => rawUnpacker({ wasm }));
  here.catch(() => (here = undefined));
  return here;
}
