/** Results and the history of their cameras. */
import { GROWTH, isHotpixError, isLack, type Result } from '@hotpix/result';
import type { CameraHistory, Growth, History, OpenOptions } from '@hotpix/history';
import { sayWhole, isSystemError } from '../system-errors.ts';
import type { Settings } from '../options/settings.ts';
import { describeBaseline, describeHistoryChanges } from '../terminal/changes.ts';
import { UsageError } from '../usage-error.ts';
import type { Judged, Told } from './judge.ts';

/** What the history of its camera says of a Result. */
export interface Remembered {
  /** What changed, or why nobody can say it. */
  readonly told?: Told;
  /** What the scan could not show, for the terminal. */
  readonly hidden: readonly string[];
  readonly growth?: Growth;
  /** Why the time that was given is not that of the Result. */
  readonly unused?: string;
  /** Why the history did not take it. */
  readonly failure?: UsageError;
}

type Wanted = Pick<Settings, 'history' | 'since' | 'at'>;

/**
 * Opens the history that the settings name, before any work, for one that does not answer must not cost a scan.
 * It is loaded when it is asked for: most runs keep none.
 */
export async function withHistory<T>(
  { history: place }: Wanted,
  work: (history: History | undefined) => Promise<T>,
  options: OpenOptions = {},
): Promise<T> {
  if (place === undefined) return work(undefined);
  const { openHistory } = await import('@hotpix/history');
  const history = await openHistory(place, options);
  return work(history).finally(() => history.close());
}

/** Adds Results to the history, and says what it tells of each; nothing without one. */
export async function rememberAll(
  list: readonly Result[],
  history: History | undefined,
  settings: Wanted,
): Promise<Remembered[]> {
  const all: Remembered[] = [];
  for (const result of list) all.push(history ? await remember(result, history, settings) : { hidden: [] });
  return all;
}

async function remember(result: Result, history: History, { since, at }: Wanted): Promise<Remembered> {
  if (!result.camera || !result.frame) return { hidden: [] };
  try {
    const { camera, id, time } = await history.add(result, at === undefined ? {} : { time: at });
    const known = await history.camera(camera, id);
    const remembered = known ? await toldBy(known, result, since) : lacking(`its Result of ${time} cannot be read.`);
    return at === undefined || at === time ? remembered : { ...remembered, unused: unusedTime(at, time) };
  } catch (error) {
    if (!isSystemError(error) && !isHotpixError(error)) throw error;
    const reason = isSystemError(error) ? sayWhole(error) : error.message;
    return { ...lacking(reason), failure: new UsageError('notKept', `The history did not take the Result: ${reason}`) };
  }
}

const unusedTime = (at: string, time: string): string =>
  `The history has this Result already, of ${time}, and leaves it there: --at ${at} changes nothing.`;

async function toldBy(known: CameraHistory, result: Result, since: string | undefined): Promise<Remembered> {
  const { changesIn, growthOf } = await import('@hotpix/history');
  const { describeHidden } = await import('../terminal/hidden.ts');
  const changes = changesIn(known, result.defects, since);
  const growth = growthOf(known, since === undefined ? {} : { since });
  const { counts, isJudged } = known.scans[known.scans.length - 1];
  return {
    ...(changes ? { told: { changes } } : lacking(isJudged ? first(since) : NO_VERDICT)),
    ...{ hidden: changes ? describeHidden(counts) : [], ...(growth && { growth }) },
  };
}

const NO_VERDICT = 'The history takes no verdict that was forced, nor one of a ranking.';

const first = (since: string | undefined): string =>
  since === undefined
    ? 'This is the first scan of the camera with a verdict.'
    : `The history has no scan of the camera with a verdict before ${since.slice(0, 10)}.`;

function lacking(reason: string): Remembered {
  const lack = `${reason} What is new is not known yet; the next scan will tell.`;
  return { told: { lack }, hidden: [] };
}

const UNKNOWN_GROWTH =
  'The history has fewer than two scans of different times that could show most of the known defects.';

/** Lines of the terminal: what came and went, and what could not be seen; none where the history was not asked. */
export function toldByHistory(result: Result, { told, hidden }: Remembered, top: number): string[] | undefined {
  if (!told) return undefined;
  if (result.status !== 'complete') return [];
  // Of a check it is a warning.
  if ('lack' in told) return result.checks.some(isLack) ? [] : [told.lack];
  const lines = result.baseline ? describeBaseline(result, top) : describeHistoryChanges(told.changes, top);
  return [...lines, ...hidden];
}

/** The judgement with the limit on growth. */
export function withGrowth(judged: Judged, { growth }: Remembered, limit: number | undefined): Judged {
  if (limit === undefined || judged.result.status !== 'complete') return judged;
  const limits = judged.result.limits ?? [];
  if (!growth) {
    const row = { name: GROWTH, limit, exceeded: false, unjudged: UNKNOWN_GROWTH };
    return { ...judged, result: { ...judged.result, limits: [...limits, row] }, isInconclusive: true };
  }
  const actual = growth.perMonth.value;
  const row = { name: GROWTH, limit, actual, exceeded: actual > limit };
  return { ...judged, result: { ...judged.result, limits: [...limits, row] } };
}
