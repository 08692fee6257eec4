/** A JPEG repaired by a thread of the pool. */
import { ThreadPool, type Platform } from '@hotpix/core';
import { JpegError, repairJpeg } from '@hotpix/jpeg';
import { turnsOf } from './turns.ts';
import type { JpegAnswer, JpegRepair, JpegTask } from './jpeg-task.ts';

/** Made out of repair-thread.ts. */
const program = (): URL => new URL('./threads/repair-thread.js', import.meta.url);

/**
 * By the thread that calls where there are none, and where the file is all there is to do.
 * @throws {JpegError} as repairJpeg does
 */
export async function repairInThread(
  task: JpegTask,
  { platform, signal, isAlone }: { platform: Platform; signal: AbortSignal; isAlone: boolean },
): Promise<JpegRepair> {
  const pool = isAlone ? undefined : ThreadPool.of(platform);
  const { bytes, spots, maxPixels } = task;
  if (!pool) return repairJpeg(bytes, spots, { maxPixels, turn: turnsOf(signal) });
  const answer = (await pool.run(program(), task, { signal })) as JpegAnswer;
  if (answer.status === 'failed') throw new JpegError(answer.code, answer.message);
  return answer;
}
