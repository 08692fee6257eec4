/** Brings an index to what the Results say. */
import { messageOf, parseResult } from '@hotpix/result';
import { emptyHistory, follow, inOrder } from '../follow.ts';
import type { CameraHistory, ScanRecord } from '../model.ts';
import { recordOf } from '../record.ts';
import { cameraKey } from './camera-key.ts';
import type { Database } from './database.ts';
import { loadCamera, saveCamera } from './rows.ts';
import { idOf } from './stored.ts';
import { forgetCamera } from './tables.ts';
import type { Entry, Truth } from './truth.ts';

/** All cameras whose number of Results is not that of the index. @returns whether anything was to be done */
export async function bringUpAll(database: Database, truth: Truth): Promise<boolean> {
  const wanted = await truth.cameras();
  const rows = await database.all<{ camera: string; count: number | string }>(
    'SELECT camera, COUNT(*) AS count FROM (SELECT camera, id FROM scan UNION SELECT camera, id FROM unreadable) AS known GROUP BY camera',
  );
  const known = new Map(rows.map(({ camera, count }) => [camera, Number(count)]));
  const gone = [...known.keys()].filter((camera) => !wanted.has(camera));
  for (const camera of gone) await database.transaction((own) => forgetCamera(own, camera));
  const others = [...wanted].filter(([camera, count]) => known.get(camera) !== count);
  let isChanged = gone.length > 0;
  for (const [camera] of others) isChanged = (await bringUp(database, truth, camera)) || isChanged;
  return isChanged;
}

/**
 * Scans that come in the order of time are added to what is known; any other way the camera is begun anew. Both come to the same.
 * @returns whether anything was to be done
 */
export async function bringUp(database: Database, truth: Truth, camera: string): Promise<boolean> {
  const { missing } = await compare(database, truth, camera);
  if (missing?.length === 0) return false;
  await database.transaction(async (own) => {
    await own.lock(camera);
    // Who waited for the lock may find all done.
    const now = await compare(own, truth, camera);
    if (now.missing?.length === 0) return;
    const before = now.missing && (await loadCamera(own, camera));
    if (!before) await forgetCamera(own, camera);
    const after = await extended(before, (before && now.missing) ?? now.wanted, (entry) =>
      readOrSkip(own, truth, camera, entry),
    );
    if (after) await saveCamera(own, camera, after, before?.scans.length ?? 0);
  });
  return true;
}

interface Comparison {
  readonly wanted: readonly Entry[];
  /** What comes behind all that is known; undefined where that is not so. */
  readonly missing?: readonly Entry[];
}

async function compare(database: Database, truth: Truth, camera: string): Promise<Comparison> {
  const wanted = inOrder(await truth.entries(camera));
  const skipped = await database.all<{ id: string }>('SELECT id FROM unreadable WHERE camera = ?', [camera]);
  const known = await database.all<Entry>('SELECT id, time FROM scan WHERE camera = ? ORDER BY position', [camera]);
  const isSkipped = new Set(skipped.map(({ id }) => id));
  const readable = wanted.filter(({ id }) => !isSkipped.has(id));
  const isBehind = known.every(({ id, time }, i) => readable[i]?.id === id && readable[i].time === time);
  return { wanted, ...(isBehind && { missing: readable.slice(known.length) }) };
}

async function extended(
  before: CameraHistory | undefined,
  entries: readonly Entry[],
  read: (entry: Entry) => Promise<ScanRecord | undefined>,
): Promise<CameraHistory | undefined> {
  let history = before;
  for (const entry of entries) {
    const record = await read(entry);
    if (record) history = follow(history ?? emptyHistory(record), record);
  }
  return history;
}

/** What cannot be read is noted, and the others are told all the same. */
async function readOrSkip(
  database: Database,
  truth: Truth,
  camera: string,
  entry: Entry,
): Promise<ScanRecord | undefined> {
  try {
    return recordIn(await truth.read(camera, entry), camera, entry);
  } catch (error) {
    const values = [camera, entry.id, messageOf(error)];
    await database.run('INSERT INTO unreadable (camera, id, reason) VALUES (?, ?, ?)', values);
    return undefined;
  }
}

/** @throws where it is no Result, not the one that was added, or of another camera */
function recordIn(text: string, camera: string, { id, time }: Entry): ScanRecord {
  const result = parseResult(text);
  if (idOf(text) !== id) throw new TypeError('Expected the Result that was added, got one that was changed.');
  const key = result.camera && result.frame ? cameraKey(result.camera, result.frame) : 'no camera';
  if (key !== camera) throw new TypeError(`Expected a Result of ${camera}, got one of ${key}.`);
  return recordOf(result, id, time);
}
