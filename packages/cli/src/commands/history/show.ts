/** hotpix history show: all of a camera. */
import { describeCamera } from '@hotpix/result';
import { growthOf, type CameraEntry, type History } from '@hotpix/history';
import { describeHistory } from '../../terminal/history-camera.ts';
import type { Settings } from '../../options/settings.ts';
import { UsageError } from '../../usage-error.ts';
import type { CommandContext, ExitCode } from '../context.ts';
import { answer } from './answer.ts';
import { writePage } from './write-page.ts';

/** With a page and without a name, all cameras are on it, and the terminal tells of none. */
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

async function tell(history: History, key: string, settings: Settings): Promise<void> {
  const { since, pitch, top } = settings;
  const camera = await history.camera(key);
  if (!camera) throw noSuchCamera(key, []);
  const growth = growthOf(camera, { ...(since !== undefined && { since }), ...(pitch !== undefined && { pitch }) });
  const lines = describeHistory(key, camera, growth, { top, ...(since !== undefined && { since }) });
  await answer({ key, ...camera, ...(growth && { growth }) }, lines, settings);
}

/** By its whole name in the history, or any words in it or in that of the camera; the only one, where nothing is said. */
function cameraCalled(name: string, cameras: readonly CameraEntry[]): CameraEntry {
  const words = name.toLowerCase().split(/\s+/);
  const isMeant = ({ key, camera, frame }: CameraEntry): boolean => {
    const called = `${key} ${describeCamera(camera, frame)}`.toLowerCase();
    return words.every((word) => called.includes(word));
  };
  const exact = cameras.find(({ key }) => key === name);
  const found = exact ? [exact] : cameras.filter(isMeant);
  if (found.length !== 1) throw noSuchCamera(name, found.length > 0 ? found : cameras);
  return found[0];
}

/** How many are named. */
const NAMED = 10;

function noSuchCamera(name: string, cameras: readonly Pick<CameraEntry, 'key'>[]): UsageError {
  const keys = cameras.slice(0, NAMED).map(({ key }) => key);
  const more = cameras.length > NAMED ? `, and ${cameras.length - NAMED} more` : '';
  const known = keys.length === 0 ? 'The history has no camera.' : `Cameras: ${keys.join(', ')}${more}.`;
  return new UsageError(
    'noSuchCamera',
    `Expected a name that one camera of the history has, got ${name === '' ? 'none' : `'${name}'`}. ${known}`,
  );
}
