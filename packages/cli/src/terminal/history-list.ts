/** The cameras of a history, a line each. */
import { plural, significant, whole } from '@hotpix/result';
import type { CameraEntry, Growth, TransitionKind } from '@hotpix/history';
import { formatTable } from './table.ts';

/** A camera, and what happened since a date, or in its last scan. */
export interface ListedCamera extends CameraEntry {
  readonly transitions: Readonly<Partial<Record<TransitionKind, number>>>;
  readonly growth?: Growth;
}

const HEADS = ['camera', 'scans', 'last', 'defects', 'new', 'back', 'worse', 'better', 'gone', 'new per month'];

/** Those with the most new defects first. */
export function describeList(cameras: readonly ListedCamera[], since: string | undefined): string[] {
  if (cameras.length === 0) return ['No cameras yet.'];
  const sorted = [...cameras].sort((a, b) => (b.transitions.new ?? 0) - (a.transitions.new ?? 0));
  const rows = sorted.map(({ key, scans, transitions, growth }) => {
    const last = scans[scans.length - 1];
    const from = since ?? last.time;
    // Nobody can say what is new in a first scan.
    const isFirst = !scans.some(({ isJudged, time }) => isJudged && time < from);
    const kinds = (['new', 'back', 'worse', 'better', 'gone'] as const).map((kind) =>
      isFirst ? '–' : whole(transitions[kind] ?? 0),
    );
    const rate = growth ? significant(growth.perMonth.value, 2) : scans.length === 1 ? 'first scan' : '';
    return [key, whole(scans.length), last.time.slice(0, 10), whole(last.counts.present), ...kinds, rate];
  });
  const what = since === undefined ? 'in the last scan of each' : `since ${since.slice(0, 10)}`;
  return [`${plural(cameras.length, 'camera')}; what changed ${what}.`, '', ...formatTable(HEADS, rows)];
}
