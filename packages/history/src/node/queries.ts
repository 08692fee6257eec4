/** What an index answers about all cameras, in a statement or two. */
import type { Birth } from '../births.ts';
import type { ScanCounts, Transition, TransitionKind } from '../model.ts';
import type { Database } from './database.ts';
import type { CameraEntry, DatedTransition, ScanEntry } from './history.ts';

export async function listCameras(database: Database): Promise<CameraEntry[]> {
  const cameras = await database.all<{ id: string; facts: string }>('SELECT id, facts FROM camera ORDER BY id');
  const rows = await database.all<{ camera: string; id: string; time: string; is_judged: number; counts: string }>(
    'SELECT camera, id, time, is_judged, counts FROM scan ORDER BY camera, position',
  );
  const scans = new Map<string, ScanEntry[]>();
  for (const { camera, id, time, is_judged: isJudged, counts } of rows) {
    const entry = { id, time, isJudged: isJudged === 1, counts: JSON.parse(counts) as ScanCounts };
    scans.set(camera, [...(scans.get(camera) ?? []), entry]);
  }
  const births = new Map<string, Birth[]>();
  const born = await database.all<{ camera: string } & Birth>(
    'SELECT camera, site, position AS scan FROM birth ORDER BY camera, site',
  );
  for (const { camera, site, scan } of born) births.set(camera, [...(births.get(camera) ?? []), { site, scan }]);
  return cameras.map(({ id, facts }) => ({
    key: id,
    ...(JSON.parse(facts) as Pick<CameraEntry, 'camera' | 'frame'>),
    scans: scans.get(id) ?? [],
    births: births.get(id) ?? [],
  }));
}

export async function listTransitions(
  database: Database,
  since: string,
  kinds: readonly TransitionKind[] | undefined,
): Promise<DatedTransition[]> {
  const wanted = kinds ? `AND kind IN (${kinds.map(() => '?').join(', ') || 'NULL'})` : '';
  const rows = await database.all<{ camera: string; time: string; facts: string }>(
    `SELECT camera, time, facts FROM transition WHERE time >= ? ${wanted} ORDER BY time, camera, site, kind`,
    [since, ...(kinds ?? [])],
  );
  return rows.map(({ camera: key, time, facts }) => ({ key, time, ...(JSON.parse(facts) as Transition) }));
}
