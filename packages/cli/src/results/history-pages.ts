/** Pages of a history: of its cameras side by side, and of each. */
import { decisionsOn, NO_DECISIONS, type CameraDecisions, type Decisions } from '@hotpix/result';
import { growthOf, type CameraHistory, type History, type TransitionKind } from '@hotpix/history';
import {
  acceptedChanges,
  packCamera,
  renderHistory,
  type AcceptedChanges,
  type HistoryEntry,
  type HistoryPage,
} from '@hotpix/reporter-html';
import type { Settings } from '../options/settings.ts';
import { listCameras } from './listed-cameras.ts';
import { readAccepted } from './read-accepted.ts';

export type PageSettings = Pick<Settings, 'since' | 'pitch' | 'baseline'>;

/**
 * The page of some cameras in one file.
 * @param keys as the history calls them
 * @param done told how many are read
 */
export async function pageOfCameras(
  history: History,
  settings: PageSettings,
  keys: readonly string[],
  done: (count: number) => void,
): Promise<string> {
  const decisions = await decisionsIn(settings);
  const cameras: OnPage[] = [];
  for (const [i, key] of keys.entries()) {
    cameras.push(...(await read(history, key, settings, decisions)));
    done(i + 1);
  }
  return renderHistory({ ...sides(cameras), ...since(settings), unreadable: await history.unreadable() });
}

/** The list of all cameras, for a server that has a page of each. */
export async function listPage(history: History, settings: PageSettings): Promise<string> {
  const decisions = await decisionsIn(settings);
  const cameras: HistoryEntry[] = [];
  for (const camera of await listCameras(history, settings)) {
    const own = decisionsOn(decisions, camera);
    const known = own && (await history.camera(camera.key));
    cameras.push(own && known ? { ...camera, accepted: accepted(known, own, settings) } : camera);
  }
  const unreadable = await history.unreadable();
  return renderHistory({ ...since(settings), cameras, packed: [], unreadable, isServed: true });
}

/** The page of a camera for such a server; undefined where there is none of that name. */
export async function cameraPage(history: History, key: string, settings: PageSettings): Promise<string | undefined> {
  const cameras = await read(history, key, settings, await decisionsIn(settings));
  return cameras.length === 0 ? undefined : renderHistory({ ...sides(cameras), ...since(settings), isServed: true });
}

/** A camera in the list, and all of it. */
interface OnPage {
  readonly entry: HistoryEntry;
  readonly packed: ReturnType<typeof packCamera>;
}

const sides = (cameras: readonly OnPage[]): Pick<HistoryPage, 'cameras' | 'packed'> => ({
  cameras: cameras.map(({ entry }) => entry),
  packed: cameras.map(({ packed }) => packed),
});

/** None where the history has none of that name. */
async function read(history: History, key: string, settings: PageSettings, decisions: Decisions): Promise<OnPage[]> {
  const known = await history.camera(key);
  if (!known) return [];
  const { pitch } = settings;
  const found = growthOf(known, { ...since(settings), ...(pitch !== undefined && { pitch }) });
  const growth = found ? { growth: found } : {};
  const own = decisionsOn(decisions, known);
  const { camera, frame, scans } = known;
  const entry = { key, camera, frame, scans, transitions: transitionsSince(known, settings.since), ...growth };
  const decided = own ? { accepted: accepted(known, own, settings) } : {};
  return [
    { entry: { ...entry, ...decided }, packed: packCamera(key, known, { ...growth, ...(own && { decisions: own }) }) },
  ];
}

/** Of what happened since a date, or in the last scan. */
const accepted = (known: CameraHistory, own: CameraDecisions, { since: from }: PageSettings): AcceptedChanges[] =>
  acceptedChanges(known, from ?? known.scans[known.scans.length - 1].time, own);

/** How many of each kind since a date, or in the last scan. */
function transitionsSince(
  { scans, transitions }: CameraHistory,
  from: string = scans[scans.length - 1].time,
): HistoryEntry['transitions'] {
  const counts: Partial<Record<TransitionKind, number>> = {};
  for (const { kind, scan } of transitions) if (scans[scan].time >= from) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** A baseline that is a Result decides nothing of single defects. */
async function decisionsIn({ baseline }: PageSettings): Promise<Decisions> {
  const accepted = baseline === undefined ? undefined : await readAccepted(baseline);
  return accepted && 'decisions' in accepted ? accepted.decisions : NO_DECISIONS;
}

const since = ({ since: from }: PageSettings): { since?: string } => (from === undefined ? {} : { since: from });
