/** hotpix history index: the index made anew of the Results. */
import { plural } from '@hotpix/result';
import type { History } from '@hotpix/history';
import { describeUnreadable } from '../../terminal/unreadable.ts';
import type { CommandContext, ExitCode } from '../context.ts';
import { answer } from './answer.ts';

/** Ends with 2 where a Result cannot be read. */
export async function makeAnew(
  history: History,
  _: readonly string[],
  { settings }: CommandContext,
): Promise<ExitCode> {
  await history.rebuild();
  const cameras = await history.cameras();
  const unreadable = await history.unreadable();
  const scans = cameras.reduce((sum, camera) => sum + camera.scans.length, 0);
  const lines = [`${plural(scans, 'scan')} of ${plural(cameras.length, 'camera')}.`, ...describeUnreadable(unreadable)];
  await answer({ cameras: cameras.length, scans, unreadable }, lines, settings);
  return unreadable.length > 0 ? 2 : 0;
}
