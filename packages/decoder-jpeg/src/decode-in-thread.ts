/** Planes of a JPEG, decoded by a thread of the pool. */
import { ThreadPool, type DecodeContext } from '@hotpix/core';
import { decodePlanes, type PlanesAnswer, type PlanesTask } from './planes.ts';

/** Made out of planes-thread.ts. */
const program = (): URL => new URL('./threads/planes-thread.js', import.meta.url);

/** By the thread that calls where there are none, and where the file is all there is to do. */
export async function decodeInThread(
  task: PlanesTask,
  { platform, signal, isAlone = false }: DecodeContext,
): Promise<PlanesAnswer> {
  const pool = isAlone ? undefined : ThreadPool.of(platform);
  return pool ? ((await pool.run(program(), task, { signal })) as PlanesAnswer) : decodePlanes(task);
}
