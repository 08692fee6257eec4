/** Patches by a thread of the pool. */
import { HotpixError, shapeOf, ThreadPool, type FixContext, type Patch } from '@hotpix/core';
import { isPicture } from '@hotpix/statistics';
import { METHODS } from './methods.ts';
import { proposePatches } from './propose-patches.ts';
import type { ProposeAnswer, ProposeTask } from './propose-task.ts';

/** Made out of repair-thread.ts. */
const program = (): URL => new URL('./threads/repair-thread.js', import.meta.url);

/**
 * By the thread that calls where there are none, where the photograph is all there is to do, and for pictures: the whole of one takes
 * longer to send than its membranes to stretch.
 * @throws {HotpixError} as proposePatches does
 */
export async function proposeInThread(
  { method, subtractsDark }: Pick<ProposeTask, 'method' | 'subtractsDark'>,
  { frame, defects, signal, platform, isAlone = false }: FixContext,
): Promise<readonly Patch[]> {
  const pool = isAlone || isPicture(frame) ? undefined : ThreadPool.of(platform);
  if (!pool) return proposePatches(frame, defects, METHODS[method], { subtractsDark });
  // What else a decoder put on its frame may be nothing that can be sent.
  const { capture, samples } = frame;
  const task: ProposeTask = { frame: { ...shapeOf(frame), capture, samples }, defects, method, subtractsDark };
  const answer = (await pool.run(program(), task, { signal })) as ProposeAnswer;
  if (answer.status === 'proposed') return answer.patches;
  throw new HotpixError(answer.code, answer.message, { details: answer.details });
}
