/** The last scans that a history has. */
import { describeCamera } from '@hotpix/result';
import type { Result } from '@hotpix/core';
import type { CameraEntry, History } from '@hotpix/history';
import { noneCalled } from '../accept-errors.ts';

/**
 * The Result of the last scan of each camera: of the last with a verdict, where there is one.
 * @param called any text in the name of a camera, or in what the history calls it; all cameras where it is left out
 * @throws {UsageError} where no camera is called so
 */
export async function lastResults(history: History, called?: string): Promise<Result[]> {
  const cameras = await history.cameras();
  const found = cameras.filter((entry) => called === undefined || isCalled(entry, called));
  if (found.length === 0)
    throw noneCalled(
      called ?? '',
      'the history',
      cameras.map(({ key }) => key),
    );
  const list: Result[] = [];
  for (const { key, scans } of found) {
    const scan = scans.findLast(({ isJudged }) => isJudged) ?? scans.at(-1);
    if (scan) list.push(await history.result(key, scan.id));
  }
  return list;
}

function isCalled({ key, camera, frame }: CameraEntry, text: string): boolean {
  return `${key} ${describeCamera(camera, frame)}`.toLowerCase().includes(text.toLowerCase());
}
