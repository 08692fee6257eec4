import type { CameraHistory, History } from '../../src/index.ts';

/** All that a history answers, but for the Results. */
export async function allOf(history: History): Promise<unknown> {
  const cameras = await history.cameras();
  const each: (CameraHistory | undefined)[] = [];
  for (const { key } of cameras) each.push(await history.camera(key));
  return { cameras, each, transitions: await history.transitions(''), unreadable: await history.unreadable() };
}
