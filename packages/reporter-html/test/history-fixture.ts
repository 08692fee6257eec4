/** Histories of cameras, as pages show them. */
import { growthOf, historyOf, recordOf, type CameraHistory } from '@hotpix/history/pure';
import type { CameraDecisions, Defect } from '@hotpix/result';
import { hotAt, resultOf, type Day } from '../../history/test/support/results.ts';
import { acceptedChanges } from '../src/history/accepted-changes.ts';
import { packCamera } from '../src/history/pack.ts';
import { renderHistory, type HistoryEntry, type HistoryPage } from '../src/history/render-history.ts';

const SUNNY: Day = { exposure: 1 / 500, iso: 100, level: 0.4 };

const grown = (amplitude: number): Defect => hotAt(100, { amplitude });
const change = { photograph: 'b.dng', from: 'a.dng', to: 'b.dng', after: '2026-02-03', by: '2026-02-05' };
const dated = hotAt(300, { course: { state: 'appeared', blinks: false, photographs: 9, amplitude: 60, change } });

/**
 * Six scans of 2026, on the 15th of each month: a defect at x 300 that is new in February, bright days in March, one at x 100 that is worse
 * from April on, and one at x 200 that is gone in May and back in June.
 */
export const SIX_SCANS: readonly Day[] = [
  { defects: [grown(60), hotAt(200)] },
  { defects: [grown(60), hotAt(200), dated] },
  SUNNY,
  { defects: [grown(150), hotAt(300)] },
  { defects: [grown(150), hotAt(300)] },
  { defects: [grown(150), hotAt(200), hotAt(300)] },
].map((day) => ({ temperature: 20, ...day }));

export function historyAfter(days: readonly Day[], camera: Partial<CameraHistory['camera']> = {}): CameraHistory {
  const records = days.map((day, month) => {
    const time = `2026-0${month + 1}-15T22:00:00`;
    const result = resultOf({ ...day, taken: time });
    const own = { ...result, camera: { make: 'Acme', model: 'One', serial: '7', ...camera } };
    return recordOf(own, String(month + 1).repeat(16), time);
  });
  return historyOf(records)!;
}

export interface Unit {
  readonly key: string;
  readonly history: CameraHistory;
  readonly decisions?: CameraDecisions['accepted'];
}

/** The page of some cameras. */
export function pageOf(units: readonly Unit[], more: Partial<HistoryPage> = {}): string {
  const packed = units.map(({ key, history, decisions: accepted = [] }) => {
    const { camera, frame } = history;
    return packCamera(key, history, { growth: growthOf(history), decisions: { camera, frame, accepted } });
  });
  return renderHistory({ cameras: units.map(entryOf), packed, ...more });
}

function entryOf({ key, history, decisions: accepted = [] }: Unit): HistoryEntry {
  const { camera, frame, scans } = history;
  const growth = growthOf(history);
  const { transitions } = scans[scans.length - 1].counts;
  const decided = acceptedChanges(history, scans[scans.length - 1].time, { accepted });
  return { key, camera, frame, scans, transitions, accepted: decided, ...(growth && { growth }) };
}
