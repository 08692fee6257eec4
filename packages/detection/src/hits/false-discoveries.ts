/** How many of the finds may be made by chance. */
import { log } from '@hotpix/statistics';
import type { Hit } from './hit.ts';

/** Share of the finds that chance may make, on average. */
const RATE = 0.05;

/**
 * The finds without the doubtful ones that certain ones do not outweigh: of two hundred defects it does not matter that chance makes
 * one, of two it does. With E the number of finds that chance makes at least as certain as one, as its confidence e^−E has it, the
 * k most certain are kept, for the largest k of which the last has E ≤ 0.05 k: the procedure of Benjamini & Hochberg (1995).
 * @param finds of whose hits each has already passed the threshold, in any order
 */
export function withoutFalseDiscoveries<T extends Pick<Hit, 'confidence'>>(finds: readonly T[]): T[] {
  const byChance = finds.map(({ confidence }) => -log(confidence)).sort((a, b) => a - b);
  const last = byChance.findLastIndex((expected, i) => expected <= RATE * (i + 1));
  return last < 0 ? [] : finds.filter(({ confidence }) => -log(confidence) <= byChance[last]);
}
