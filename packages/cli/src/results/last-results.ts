/** The last scans that a history has, and what changed in each. */
import { describeCamera, type DefectChanges } from '@hotpix/result';
import type { Result } from '@hotpix/core';
import type { CameraEntry, History } from '@hotpix/history';
import { noneCalled } from '../accept-errors.ts';

export interface LastResult {
  readonly result: Result;
  /** Undefined where it is the first, so that nobody can say it. */
  readonly changes: DefectChanges | undefined;
}

/**
 * The Result of the last scan of each camera: of the last with a verdict, where there is one.
 * @param called any text in the name of a camera, or in what the history calls it; all cameras where it is left out
 * @param since changes from that time on, ISO 8601; those of the scan alone where it is left out
 * @throws {UsageError} where no camera is called so
 */
export async function lastResults(history: History, called?: string, since?: string): Promise<LastResult[]> {
  const cameras = await history.cameras();
  const found = cameras.filter((entry) => called === undefined || isCalled(entry, called));
  if (found.length === 0)
    throw noneCalled(
      called ?? '',
      'the history',
      cameras.map(({ key }) => key),
    );
  const { changesIn } = await import('@hotpix/history');
  const list: LastResult[] = [];
  for (const { key, scans } of found) {
    const scan = scans.findLast(({ isJudged }) => isJudged) ?? scans.at(-1);
    if (!scan) continue;
    const [result, known] = [await history.result(key, scan.id), await history.camera(key, scan.id)];
    list.push({ result, changes: known && changesIn(known, result.defects, since) });
  }
  return list;
}

function isCalled({ key, camera, frame }: CameraEntry, text: string): boolean {
  return `${key} ${describeCamera(camera, frame)}`.toLowerCase().includes(text.toLowerCase());
}
