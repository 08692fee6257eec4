/** How fast defects come, with an interval, beside what others measured. */
import { birthsOf, isAble, type Birth } from './births.ts';
import type { CameraHistory, Scan } from './model.ts';
import { poissonInterval, type Estimate } from './poisson.ts';
import { chapmanRate } from './references.ts';
import { averageOf } from './amplitude.ts';
import { yearsBetween } from './time.ts';

export interface Growth {
  /** New defects that most scans of the camera would show, as `birthsOf` has them. */
  readonly births: number;
  /** Between the first and the last scan that could show at least half of the known defects. */
  readonly years: number;
  readonly from: string;
  readonly to: string;
  readonly perYear: Estimate;
  readonly perMonth: Estimate;
  /** Per year and million pixels of the active area. */
  readonly perMegapixel: Estimate;
  /** Per year and mm², where the pitch is known. */
  readonly perSquareMillimetre?: Estimate;
  /** What Chapman et al. give for such pixels at the mean ISO, per year and mm²; where the pitch and the ISO are known. */
  readonly chapman?: { readonly iso: number; readonly aps: number; readonly ccd: number };
}

type TimedScan = Pick<Scan, 'time' | 'isJudged' | 'counts'> & Partial<Pick<Scan, 'conditions'>>;

/** A camera in a list, whose births are told. Without the conditions of its scans nothing is told of the rates of others. */
interface ListedCamera extends Pick<CameraHistory, 'frame'> {
  readonly scans: readonly TimedScan[];
  readonly births: readonly Birth[];
}

interface GrowthOptions {
  /** Only after that time, ISO 8601. @default all of the history */
  readonly since?: string;
  /** Distance of two pixels, in micrometres. */
  readonly pitch?: number;
  /** @default 0.95 */
  readonly confidence?: number;
}

const MONTHS = 12;

/** Undefined where fewer than two scans of different times could tell. */
export function growthOf(
  camera: CameraHistory | ListedCamera,
  { since = '', pitch, confidence }: GrowthOptions = {},
): Growth | undefined {
  const { frame } = camera;
  const scans: readonly TimedScan[] = camera.scans;
  const able = scans.filter(isAble);
  // What is new since a date is new beside the last scan before it.
  const before = able.findLast(({ time }) => time < since);
  const [first, ...others] = before ? able.slice(able.indexOf(before)) : able;
  const last = others.at(-1);
  if (!first || !last) return undefined;
  const years = yearsBetween(first.time, last.time);
  if (years <= 0) return undefined;
  const own = 'births' in camera ? camera.births : birthsOf(camera);
  const births = own.filter(({ scan }) => first.time < scans[scan].time && scans[scan].time <= last.time).length;
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

const scaled = ({ value, low, high }: Estimate, by: number): Estimate => ({
  value: value * by,
  low: low * by,
  high: high * by,
});
