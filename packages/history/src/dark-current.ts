/** By how much dark currents differ between two scans: with the temperature of the sensor. */
import { averageOf } from './amplitude.ts';
import type { Scan } from './model.ts';

/** Degrees in which the dark current of silicon doubles: 6 to 8. */
const DOUBLING = 7;

/** What is known of a scan in this respect. */
export type Warmth = Pick<Scan, 'conditions' | 'gain'>;

/** By what all hot pixels have in common; undefined where it is not known of both. */
export function warming(then: Pick<Scan, 'gain'>, now: Pick<Scan, 'gain'>): number | undefined {
  return then.gain === undefined || now.gain === undefined ? undefined : now.gain / then.gain;
}

/** Whether any of its photographs tells the temperature. */
export const hasTemperature = ({ conditions }: Pick<Scan, 'conditions'>): boolean =>
  averageOf(conditions.shots, 'temperature') !== undefined;

/** By temperatures; undefined where they are not known of both. */
export function warmingByTemperature(
  then: Pick<Scan, 'conditions'>,
  now: Pick<Scan, 'conditions'>,
): number | undefined {
  const [before, after] = [then, now].map(({ conditions }) => averageOf(conditions.shots, 'temperature'));
  return before === undefined || after === undefined ? undefined : 2 ** ((after - before) / DOUBLING);
}
