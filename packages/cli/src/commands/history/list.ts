/** hotpix history list: a line per camera. */
import type { History } from '@hotpix/history';
import { listCameras } from '../../results/listed-cameras.ts';
import { describeList } from '../../terminal/history-list.ts';
import { describeUnreadable } from '../../terminal/unreadable.ts';
import type { CommandContext, ExitCode } from '../context.ts';
import { answer } from './answer.ts';

export async function list(history: History, _: readonly string[], { settings }: CommandContext): Promise<ExitCode> {
  const { since } = settings;
  const listed = await listCameras(history, { since });
  const lines = [...describeList(listed, since), ...describeUnreadable(await history.unreadable())];
  await answer(listed, lines, settings);
  return 0;
}
