/** Results and the history of their cameras. */
import { compareDefects, isHotpixError, isLack, type Result } from '@hotpix/result';
import type { CameraHistory, Growth, History, OpenOptions } from '@hotpix/history';
import { sayWhole, isSystemError } from '../system-errors.ts';
import type { Settings } from '../options/settings.ts';
import { besideOthers, describeChanges } from '../terminal/changes.ts';
import { describeHidden } from '../terminal/hidden.ts';
import { UsageError } from '../usage-error.ts';
import type { Accepted, Judged } from './judge.ts';

/** What the history of its camera says of a Result. */
export interface Remembered {
  /** What it is to be held against. */
  readonly accepted?: Extract<Accepted, { list: unknown }>;
  /** What the scan could not show, for the terminal. */
  readonly hidden: readonly string[];
  readonly growth?: Growth;
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

/** Adds Results to the history, and says what each is to be held against; nothing without one. */
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
    return known ? await toldBy(known, result, since) : lacking(`its Result of ${time} cannot be read.`);
  } catch (error) {
    if (!isSystemError(error) && !isHotpixError(error)) throw error;
    const reason = isSystemError(error) ? sayWhole(error) : error.message;
    return { ...lacking(reason), failure: new UsageError('notKept', `The history did not take the Result: ${reason}`) };
  }
}

async function toldBy(known: CameraHistory, result: Result, since: string | undefined): Promise<Remembered> {
  const { before, growthOf } = await import('@hotpix/history');
  const was = before(known, since);
  const growth = growthOf(known, since === undefined ? {} : { since });
  const { counts } = known.scans[known.scans.length - 1];
  return {
    ...(was ? { accepted: { path: WHAT, list: [{ ...result, ...was }] } } : lacking(first(since))),
    ...{ hidden: was ? describeHidden(counts) : [], ...(growth && { growth }) },
  };
}

const WHAT = 'the history';

const first = (since: string | undefined): string =>
  since === undefined
    ? 'This is the first scan of the camera with a verdict.'
    : `The history has no scan of the camera with a verdict before ${since.slice(0, 10)}.`;

function lacking(reason: string): Remembered {
  const lack = `${reason} What is new is not known yet; the next scan will tell.`;
  return { accepted: { path: WHAT, list: [], lack }, hidden: [] };
}

/** The limit on new defects per month. */
const GROWTH = 'growth';
const UNKNOWN_GROWTH =
  'The history has fewer than two scans of different times that could show most of the known defects.';

/** Lines of the terminal: what came and went, and what could not be seen; none where the history was not asked. */
export function toldByHistory(result: Result, { accepted, hidden }: Remembered, top: number): string[] | undefined {
  if (!accepted) return undefined;
  if (result.status !== 'complete') return [];
  const [was] = accepted.list;
  // Of a check it is a warning.
  if (!was) return result.checks.some(isLack) ? [] : [accepted.lack ?? ''];
  const [numbers, ...rows] = describeChanges(compareDefects(was, result), top, besideOthers(top));
  return [`Against the history: ${numbers}`, ...rows, ...hidden];
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
