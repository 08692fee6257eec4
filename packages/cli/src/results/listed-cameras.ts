/** The cameras of a history, each with what happened since a date, or in its last scan, and its growth. */
import { growthOf, type CameraEntry, type DatedTransition, type History } from '@hotpix/history';
import type { ListedCamera } from '../terminal/history-list.ts';

/** @param since ISO 8601 without a zone @param pitch in micrometres */
export async function listCameras(
  history: History,
  { since, pitch }: { readonly since?: string | undefined; readonly pitch?: number | undefined },
): Promise<ListedCamera[]> {
  const cameras = await history.cameras();
  const transitions = new Map<string, DatedTransition[]>(cameras.map(({ key }) => [key, []]));
  for (const one of await history.transitions('')) transitions.get(one.key)?.push(one);
  return cameras.map((camera) => listed(camera, transitions.get(camera.key) ?? [], since, pitch));
}

function listed(
  camera: CameraEntry,
  happened: readonly DatedTransition[],
  since: string | undefined,
  pitch: number | undefined,
): ListedCamera {
  const from = since ?? camera.scans.at(-1)?.time ?? '';
  const counts: Partial<Record<DatedTransition['kind'], number>> = {};
  for (const { kind, time } of happened) if (time >= from) counts[kind] = (counts[kind] ?? 0) + 1;
  const options = { ...(since !== undefined && { since }), ...(pitch !== undefined && { pitch }) };
  const growth = growthOf(camera, options);
  return { ...camera, transitions: counts, ...(growth && { growth }) };
}
