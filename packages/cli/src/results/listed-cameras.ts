/** The cameras of a history, each with what happened since a date, or in its last scan, and its growth. */
import { growthOf, type CameraEntry, type History, type TransitionKind } from '@hotpix/history';
import type { ListedCamera } from '../terminal/history-list.ts';

export interface ListedSince {
  /** ISO 8601 without a zone. */
  readonly since?: string | undefined;
  /** In micrometres. */
  readonly pitch?: number | undefined;
}

export async function listCameras(history: History, options: ListedSince): Promise<ListedCamera[]> {
  return (await history.cameras()).map((camera) => listed(camera, options));
}

function listed(camera: CameraEntry, { since, pitch }: ListedSince): ListedCamera {
  const { scans } = camera;
  const from = since ?? scans.at(-1)?.time ?? '';
  const happened: Partial<Record<TransitionKind, number>> = {};
  for (const { counts } of scans.filter(({ time }) => time >= from)) {
    for (const [kind, count] of Object.entries(counts.transitions) as [TransitionKind, number][]) {
      happened[kind] = (happened[kind] ?? 0) + count;
    }
  }
  const growth = growthOf(camera, { ...(since !== undefined && { since }), ...(pitch !== undefined && { pitch }) });
  return { ...camera, transitions: happened, ...(growth && { growth }) };
}
