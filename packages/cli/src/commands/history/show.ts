/** hotpix history show: all of a camera. */
import { growthOf, type History } from '@hotpix/history';
import { cameraCalled } from '../../results/cameras-called.ts';
import { describeHistory } from '../../terminal/history-camera.ts';
import type { Settings } from '../../options/settings.ts';
import type { CommandContext, ExitCode } from '../context.ts';
import { answer } from './answer.ts';
import { writePage } from './write-page.ts';

/** With a page and without a name, all cameras are on it. */
export async function show(history: History, args: readonly string[], context: CommandContext): Promise<ExitCode> {
  const { settings } = context;
  const name = args.join(' ');
  const cameras = await history.cameras();
  const isOfAll = settings.html !== undefined && name === '' && cameras.length !== 1;
  const keys = isOfAll ? cameras.map(({ key }) => key) : [cameraCalled(name, cameras).key];
  if (!isOfAll && settings.html !== '-') await tell(history, keys[0], settings);
  await writePage(history, keys, context);
  return 0;
}

/** The lines only where no page holds the same; JSON is for programs. */
async function tell(history: History, key: string, settings: Settings): Promise<void> {
  const { since, pitch, top, html } = settings;
  if (html !== undefined && settings.json === undefined) return;
  const camera = await history.camera(key);
  if (!camera) return;
  const growth = growthOf(camera, { ...(since !== undefined && { since }), ...(pitch !== undefined && { pitch }) });
  const lines = describeHistory(key, camera, growth, { top, ...(since !== undefined && { since }) });
  const quiet = settings.quiet || html !== undefined;
  await answer({ key, ...camera, ...(growth && { growth }) }, lines, { ...settings, quiet });
}
