/** How strong defects are beside what they were: of hot pixels and lines, whose amplitude is their own. */
import { isLine, type Defect } from '@hotpix/result';
import { predict, type Predicted } from './amplitude.ts';
import { warming } from './dark-current.ts';
import type { Conditions, Scan, ScanRecord, Site } from './model.ts';

/** A site that a scan saw, with what its reference lets expect of that scan. */
export interface Compared {
  readonly site: Site;
  readonly defect: Defect;
  readonly predicted: Predicted;
}

/** A change, with the amplitude before, in DN at the conditions of the scan. */
export interface Change {
  readonly kind: 'worse' | 'better';
  readonly before: number;
}

/** So many hot pixels tell what all have in common, at least. */
const ENOUGH = 5;
/** Standard deviations, as a share of it, that what they tell may have. */
const PRECISE = 0.2;
/** A median scatters by so much more than a mean. */
const OF_MEDIAN = Math.sqrt(Math.PI / 2);
/** By what factor an amplitude must change, and by how many deviations: as of `compareDefects`. */
const CHANGED = 1.25;
const BEYOND_NOISE = 3;

/** Those of whom something can be expected. */
export function comparable(
  seen: Iterable<readonly [Site, Defect]>,
  now: Conditions,
  scans: readonly Scan[],
): Compared[] {
  return [...seen].flatMap(([site, defect]) => {
    const { reference } = site;
    if (!isOwn(reference) || !isOwn(defect) || isLine(reference) !== isLine(defect)) return [];
    const predicted = predict(reference, scans[reference.scan].conditions, now);
    return predicted ? [{ site, defect, predicted }] : [];
  });
}

/** The amplitude of what is stuck, dead or dim is that of the light, and of what blinks how often it happened to be on. */
const isOwn = ({ kind }: Pick<Defect, 'kind'>): boolean => kind === 'hot' || isLine({ kind });

/** What a hot pixel says of the gain, and how much it knows: the reciprocal of its standard deviation. */
interface Told {
  readonly gain: number;
  readonly weight: number;
}

/**
 * By how much dark currents are larger than in the scan that all are measured by: the median of what hot pixels say, each with the weight of what
 * it knows; undefined where that is not precise, or few say it.
 */
export function commonGain(compared: readonly Compared[], scans: readonly Scan[]): number | undefined {
  const told = compared.flatMap(({ site, defect, predicted }) => {
    const { gain } = scans[site.reference.scan];
    return gain === undefined ? [] : toldBy(defect, predicted, gain);
  });
  return medianOf(told);
}

/** Whether the hot pixels of a scan tell its dark currents well enough for others to be measured by it. */
export function tellsGain({ defects, conditions }: Pick<ScanRecord, 'defects' | 'conditions'>): boolean {
  const told = defects.filter(isOwn).flatMap((defect) => {
    const predicted = predict(defect, conditions, conditions);
    return predicted ? toldBy(defect, predicted, 1) : [];
  });
  return medianOf(told) !== undefined;
}

function toldBy({ amplitude, score }: Defect, { offset, rate, deviation }: Predicted, gain: number): Told[] {
  if (rate <= 0) return [];
  return [
    { gain: ((amplitude - offset) / rate) * gain, weight: rate / gain / Math.hypot(deviation(1), amplitude / score) },
  ];
}

function medianOf(told: readonly Told[]): number | undefined {
  if (told.length < ENOUGH) return undefined;
  const half = told.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  const sorted = [...told].sort((a, b) => a.gain - b.gain);
  const median = sorted.find(({ weight }) => (sum += weight) >= half)?.gain ?? 0;
  const deviation = OF_MEDIAN / Math.sqrt(told.reduce((all, { weight }) => all + weight ** 2, 0));
  return deviation <= PRECISE * median ? median : undefined;
}

/**
 * Undefined where it is as before: within a quarter of what was to be expected, or within three standard deviations of both; and where
 * nobody knows by how much the temperature changed what it shows.
 */
export function changeOf(
  { site, defect, predicted: { offset, rate, deviation } }: Compared,
  now: Pick<Scan, 'conditions' | 'gain'>,
  scans: readonly Scan[],
): Change | undefined {
  const warmth = warming(scans[site.reference.scan], now);
  if (warmth === undefined && rate !== 0) return undefined;
  const before = offset + rate * (warmth ?? 1);
  const [from, to] = [Math.abs(before), Math.abs(defect.amplitude)];
  const noise = Math.hypot(deviation(warmth ?? 1), to / defect.score);
  if (before * defect.amplitude < 0 || Math.abs(to - from) <= BEYOND_NOISE * noise) return undefined;
  if (to >= CHANGED * from) return { kind: 'worse', before };
  return from >= CHANGED * to ? { kind: 'better', before } : undefined;
}
