/** The history of a camera as rows of an index, out and in. */
import { birthsOf } from '../births.ts';
import type { CameraHistory, Scan, Site, Transition } from '../model.ts';
import { insertAll, type Database } from './database.ts';

export async function loadCamera(database: Database, camera: string): Promise<CameraHistory | undefined> {
  const [row] = await database.all<{ facts: string }>('SELECT facts FROM camera WHERE id = ?', [camera]);
  if (!row) return undefined;
  const of = async <T>(table: string, order: string): Promise<T[]> =>
    database.all<T>(`SELECT * FROM ${table} WHERE camera = ? ORDER BY ${order}`, [camera]);
  return {
    ...(JSON.parse(row.facts) as Pick<CameraHistory, 'camera' | 'frame'>),
    scans: (await of<ScanRow>('scan JOIN scan_facts USING (camera, position)', 'position')).map(asScan),
    sites: (await of<{ facts: string }>('site', 'number')).map(({ facts }) => JSON.parse(facts) as Site),
    transitions: (await of<{ facts: string }>('transition', 'position, site, kind')).map(
      ({ facts }) => JSON.parse(facts) as Transition,
    ),
  };
}

interface ScanRow {
  readonly camera: string;
  readonly position: number;
  readonly id: string;
  readonly time: string;
  readonly is_judged: number;
  readonly counts: string;
  readonly facts: string;
}

function asScan({ id, time, is_judged: isJudged, counts, facts }: ScanRow): Scan {
  return {
    ...(JSON.parse(facts) as Pick<Scan, 'conditions' | 'gain'>),
    ...{ id, time, isJudged: isJudged === 1, counts: JSON.parse(counts) as Scan['counts'] },
  };
}

/** @param from the scan from which on the index does not have it yet; its sites and births are all written anew */
export async function saveCamera(
  database: Database,
  camera: string,
  history: CameraHistory,
  from: number,
): Promise<void> {
  const { scans, sites, transitions, ...facts } = history;
  if (from === 0) {
    await insertAll(database, 'camera (id, facts)', [[camera, JSON.stringify(facts)]]);
  }
  for (const table of ['site', 'birth']) await database.run(`DELETE FROM ${table} WHERE camera = ?`, [camera]);
  await saveScans(database, camera, scans, from);
  await insertAll(
    database,
    'site (camera, number, state, kind, x, y, facts)',
    sites.map((site) => {
      const { number, state, last, place } = site;
      return [camera, number, state, last.kind, place.x, place.y, JSON.stringify(site)];
    }),
  );
  await insertAll(
    database,
    'birth (camera, site, position)',
    birthsOf(history).map(({ site, scan }) => [camera, site, scan]),
  );
  await insertAll(
    database,
    'transition (camera, position, site, kind, time, facts)',
    transitions
      .filter(({ scan }) => scan >= from)
      .map((one) => [camera, one.scan, one.site, one.kind, scans[one.scan].time, JSON.stringify(one)]),
  );
}

async function saveScans(database: Database, camera: string, scans: readonly Scan[], from: number): Promise<void> {
  const added = scans.slice(from);
  await insertAll(
    database,
    'scan (camera, position, id, time, is_judged, counts)',
    added.map(({ id, time, isJudged, counts }, i) => [
      ...[camera, from + i, id, time, isJudged ? 1 : 0, JSON.stringify(counts)],
    ]),
  );
  await insertAll(
    database,
    'scan_facts (camera, position, facts)',
    added.map(({ id: _, time: __, isJudged: ___, counts: ____, ...facts }, i) => [
      ...[camera, from + i, JSON.stringify(facts)],
    ]),
  );
}
