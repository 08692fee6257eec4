/** Pages of a history: of its cameras side by side, and of each. */
import { decisionsOn, NO_DECISIONS, type Decisions } from '@hotpix/result';
import { growthOf, type History } from '@hotpix/history';
import { packCamera, renderHistory, type HistoryPage } from '@hotpix/reporter-html';
import type { Settings } from '../options/settings.ts';
import type { ListedCamera } from '../terminal/history-list.ts';
import { listCameras } from './listed-cameras.ts';
import { readAccepted } from './read-accepted.ts';

export type PageSettings = Pick<Settings, 'since' | 'pitch' | 'baseline'>;

type Packed = ReturnType<typeof packCamera>;

/**
 * The page of some cameras in one file.
 * @param isMeant which of them
 * @param done told how many are read
 */
export async function pageOfCameras(
  history: History,
  settings: PageSettings,
  isMeant: (camera: ListedCamera) => boolean,
  done: (count: number, all: number) => void,
): Promise<string> {
  const cameras = (await listCameras(history, settings)).filter(isMeant);
  const decisions = await decisionsIn(settings);
  const packed: Packed[] = [];
  for (const { key } of cameras) {
    packed.push(...(await pack(history, key, settings, decisions)));
    done(packed.length, cameras.length);
  }
  return renderHistory({ ...(await surroundings(history, settings)), cameras, packed });
}

/** The list of all cameras, for a server that has a page of each. */
export async function listPage(history: History, settings: PageSettings): Promise<string> {
  const cameras = await listCameras(history, settings);
  return renderHistory({ ...(await surroundings(history, settings)), cameras, packed: [], isServed: true });
}

/** The page of a camera for such a server; undefined where there is none of that name. */
export async function cameraPage(history: History, key: string, settings: PageSettings): Promise<string | undefined> {
  const cameras = (await listCameras(history, settings)).filter((camera) => camera.key === key);
  if (cameras.length === 0) return undefined;
  const packed = await pack(history, key, settings, await decisionsIn(settings));
  return renderHistory({ ...since(settings), cameras, packed, isServed: true });
}

async function pack(history: History, key: string, settings: PageSettings, decisions: Decisions): Promise<Packed[]> {
  const known = await history.camera(key);
  if (!known) return [];
  const { pitch } = settings;
  const growth = growthOf(known, { ...since(settings), ...(pitch !== undefined && { pitch }) });
  const own = decisionsOn(decisions, known);
  return [packCamera(key, known, { ...(growth && { growth }), ...(own && { decisions: own }) })];
}

/** A baseline that is a Result decides nothing of single defects. */
async function decisionsIn({ baseline }: PageSettings): Promise<Decisions> {
  const accepted = baseline === undefined ? undefined : await readAccepted(baseline);
  return accepted && 'decisions' in accepted ? accepted.decisions : NO_DECISIONS;
}

async function surroundings(
  history: History,
  settings: PageSettings,
): Promise<Pick<HistoryPage, 'since' | 'unreadable'>> {
  return { ...since(settings), unreadable: await history.unreadable() };
}

const since = ({ since: from }: PageSettings): { since?: string } => (from === undefined ? {} : { since: from });
