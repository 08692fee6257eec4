/** hotpix history list: a line per camera, or of those that have a name. */
import type { History } from '@hotpix/history';
import { camerasCalled } from '../../results/cameras-called.ts';
import { listCameras } from '../../results/listed-cameras.ts';
import { describeList } from '../../terminal/history-list.ts';
import { describeUnreadable } from '../../terminal/unreadable.ts';
import type { CommandContext, ExitCode } from '../context.ts';
import { answer } from './answer.ts';

/** @param args words in the names of the cameras; all where they are left out */
export async function list(history: History, args: readonly string[], { settings }: CommandContext): Promise<ExitCode> {
  const { since } = settings;
  const listed = camerasCalled(args.join(' '), await listCameras(history, { since }));
  const lines = [...describeList(listed, since), ...describeUnreadable(await history.unreadable())];
  await answer(listed, lines, settings);
  return 0;
}
