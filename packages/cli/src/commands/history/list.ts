/** hotpix history list: a line per camera. */
import { growthOf, type CameraEntry, type DatedTransition, type History } from '@hotpix/history';
import { describeList, type ListedCamera } from '../../terminal/history-list.ts';
import { describeUnreadable } from '../../terminal/unreadable.ts';
import type { CommandContext, ExitCode } from '../context.ts';
import { answer } from './answer.ts';

export async function list(history: History, _: readonly string[], { settings }: CommandContext): Promise<ExitCode> {
  const { since } = settings;
  const cameras = await history.cameras();
  const transitions = new Map<string, DatedTransition[]>(cameras.map(({ key }) => [key, []]));
  for (const one of await history.transitions('')) transitions.get(one.key)?.push(one);
  const listed = cameras.map((camera) => listedOf(camera, transitions.get(camera.key) ?? [], since));
  const lines = [...describeList(listed, since), ...describeUnreadable(await history.unreadable())];
  await answer(listed, lines, settings);
  return 0;
}

function listedOf(camera: CameraEntry, happened: readonly DatedTransition[], since: string | undefined): ListedCamera {
  const from = since ?? camera.scans.at(-1)?.time ?? '';
  const counts: Partial<Record<DatedTransition['kind'], number>> = {};
  for (const { kind, time } of happened) if (time >= from) counts[kind] = (counts[kind] ?? 0) + 1;
  const growth = growthOf({ ...camera, transitions: happened }, since === undefined ? {} : { since });
  return { ...camera, transitions: counts, ...(growth && { growth }) };
}
