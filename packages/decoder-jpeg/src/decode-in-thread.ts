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
  if (!pool) return decodePlanes(task);
  const { bytes, handed } = toSend(task.bytes);
  return (await pool.run(program(), { ...task, bytes }, { signal, handed })) as PlanesAnswer;
}

/** Of memory that is not shared all goes along of which bytes are a part, hence a copy. */
function toSend(bytes: Uint8Array): { bytes: Uint8Array; handed: ArrayBuffer[] } {
  if (!(bytes.buffer instanceof ArrayBuffer)) return { bytes, handed: [] };
  const copy = new Uint8Array(bytes);
  return { bytes: copy, handed: [copy.buffer] };
}
