/** How fast defects come, with an interval, beside what others measured. */
import type { CameraHistory, Scan, Transition } from './model.ts';
import { poissonInterval, type Estimate } from './poisson.ts';
import { chapmanRate } from './references.ts';
import { averageOf } from './amplitude.ts';
import { yearsBetween } from './time.ts';

export interface Growth {
  /** New defects, each of which an earlier scan would have shown; without those that one scan alone saw, and that are gone. */
  readonly births: number;
  /** Between the first and the last scan that could show at least half of the known defects. */
  readonly years: number;
  readonly from: string;
  readonly to: string;
  readonly perYear: Estimate;
  readonly perMonth: Estimate;
  /** A year and million pixels of the active area. */
  readonly perMegapixel: Estimate;
  /** A year and mm², where the pitch is known. */
  readonly perSquareMillimetre?: Estimate;
  /** What Chapman et al. give for such pixels at the mean ISO, a year and mm²; where the pitch and the ISO are known. */
  readonly chapman?: { readonly iso: number; readonly aps: number; readonly ccd: number };
}

type TimedScan = Pick<Scan, 'time' | 'isJudged' | 'counts'> & Partial<Pick<Scan, 'conditions'>>;

/** A camera in a list will do: only the rates of others need the conditions. */
interface GrowingCamera extends Pick<CameraHistory, 'frame'> {
  readonly scans: readonly TimedScan[];
  readonly transitions: readonly Pick<Transition, 'kind' | 'scan' | 'site' | 'seen'>[];
}

interface GrowthOptions {
  /** Only after that time, ISO 8601. @default all of the history */
  readonly since?: string;
  /** Distance of two pixels, in micrometres. */
  readonly pitch?: number;
  /** @default 0.95 */
  readonly confidence?: number;
}

/** Half of what is known: a scan that shows less says little of what is new. */
const REACH = 0.5;
const MONTHS = 12;

/** Undefined where fewer than two scans of different times could tell. */
export function growthOf(
  { scans, transitions, frame }: GrowingCamera,
  { since = '', pitch, confidence }: GrowthOptions = {},
): Growth | undefined {
  const able = scans.filter(isAble);
  // What is new since a date is new beside the last scan before it.
  const before = able.findLast(({ time }) => time < since);
  const [first, ...others] = before ? able.slice(able.indexOf(before)) : able;
  const last = others.at(-1);
  if (!first || !last) return undefined;
  const years = yearsBetween(first.time, last.time);
  if (years <= 0) return undefined;
  const passing = new Set(transitions.filter(({ seen }) => seen === 1).map(({ site }) => site));
  const births = transitions.filter(({ kind, scan, site }) => {
    const { time } = scans[scan];
    return kind === 'new' && !passing.has(site) && time > first.time && time <= last.time;
  }).length;
  const interval = poissonInterval(births, confidence);
  const per = (amount: number): Estimate => scaled(interval, 1 / amount);
  const { width, height } = frame.active;
  const area = pitch === undefined ? undefined : (width * height * pitch ** 2) / 1e6;
  const iso = averageOf(
    able.flatMap(({ conditions }) => conditions?.shots ?? []),
    'iso',
  );
  return {
    ...{ births, years, from: first.time, to: last.time },
    ...{ perYear: per(years), perMonth: per(years * MONTHS), perMegapixel: per((years * width * height) / 1e6) },
    ...(area !== undefined && { perSquareMillimetre: per(years * area) }),
    ...(pitch !== undefined && iso !== undefined && { chapman: { iso, ...chapmanRate(pitch, iso) } }),
  };
}

const isAble = ({ isJudged, counts }: TimedScan): boolean => isJudged && counts.reach >= REACH;

const scaled = ({ value, low, high }: Estimate, by: number): Estimate => ({
  value: value * by,
  low: low * by,
  high: high * by,
});
