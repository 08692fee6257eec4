/** The cameras of a history that a name means. */
import { describeCamera } from '@hotpix/result';
import type { CameraEntry } from '@hotpix/history';
import { UsageError } from '../usage-error.ts';

/**
 * By the whole name in the history, or all words in it or in that of the camera; all cameras, where nothing is said.
 * @throws {UsageError} `noSuchCamera` where none is called so
 */
export function camerasCalled<T extends Pick<CameraEntry, 'key' | 'camera' | 'frame'>>(
  name: string,
  cameras: readonly T[],
): T[] {
  const words = name.toLowerCase().split(/\s+/);
  const exact = cameras.filter(({ key }) => key === name);
  const found = cameras.filter(({ key, camera, frame }) => {
    const called = `${key} ${describeCamera(camera, frame)}`.toLowerCase();
    return words.every((word) => called.includes(word));
  });
  if (name !== '' && found.length === 0) throw noSuchCamera('a name that a camera of the history has', name, cameras);
  return exact.length > 0 ? exact : found;
}

/** @throws {UsageError} `noSuchCamera` where none, or more than one is called so */
export function cameraCalled<T extends Pick<CameraEntry, 'key' | 'camera' | 'frame'>>(
  name: string,
  cameras: readonly T[],
): T {
  const found = camerasCalled(name, cameras);
  if (found.length !== 1) throw noSuchCamera('a name that one camera of the history has', name, found);
  return found[0];
}

/** How many are named. */
const NAMED = 10;

function noSuchCamera(expected: string, name: string, cameras: readonly Pick<CameraEntry, 'key'>[]): UsageError {
  const keys = cameras.slice(0, NAMED).map(({ key }) => key);
  const more = cameras.length > NAMED ? `, and ${cameras.length - NAMED} more` : '';
  const known = keys.length === 0 ? 'The history has no camera.' : `Cameras: ${keys.join(', ')}${more}.`;
  return new UsageError('noSuchCamera', `Expected ${expected}, got ${name === '' ? 'none' : `'${name}'`}. ${known}`);
}
