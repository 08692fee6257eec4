/** How strong defects are beside what they were: of hot pixels and lines, whose amplitude is their own. */
import { isLine, type Defect } from '@hotpix/result';
import { predict, type Predicted } from './amplitude.ts';
import { warming } from './dark-current.ts';
import type { Conditions, Scan, Site } from './model.ts';

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

/** So many hot pixels tell what all have in common. */
const ENOUGH = 5;
/** Deviations that the part which goes with dark currents must have to tell of them. */
const CLEAR = 1;
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

/**
 * By how much dark currents are larger than in the first scan: the median of what hot pixels say whose amplitude mostly goes with
 * them; undefined where few do.
 */
export function commonGain(compared: readonly Compared[], scans: readonly Scan[]): number | undefined {
  const gains = compared
    .flatMap(({ site, defect, predicted: { offset, rate, deviation } }) => {
      const { gain } = scans[site.reference.scan];
      const isClear = rate > Math.abs(offset) && rate > CLEAR * deviation(1);
      const own = (defect.amplitude - offset) / rate;
      return isClear && gain !== undefined && own > 0 ? [own * gain] : [];
    })
    .sort((a, b) => a - b);
  return gains.length < ENOUGH ? undefined : gains[Math.floor(gains.length / 2)];
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
