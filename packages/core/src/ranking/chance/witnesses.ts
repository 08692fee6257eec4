/** What a site shows where the photographs of one scene are one witness. */
import { CLEARLY, EXCESS_FROM, REACH, STEPS, type EvidencePlanes } from '../../statistics/evidence.ts';

/** What some frames show at a site: the planes of evidence, at one place. */
export interface Shown {
  readonly count: number;
  readonly sum: number;
  readonly excess: number;
}

/** The most that a frame adds which is not clear, or has no excess, in steps. */
const UNCLEAR = CLEARLY * STEPS - 1;
const WITHOUT_EXCESS = EXCESS_FROM * STEPS;

/**
 * What a site shows at least if the photographs of the scene that came most often count as one: planes do not tell which frames
 * those were, so they are taken to be those that speak loudest. What rests on a single scene is then worth one photograph.
 * @param largest photographs of that scene, at least 1
 * @param mean of a step by chance
 */
export function shownAt(planes: EvidencePlanes, i: number, largest: number, mean: number): Shown {
  const [count, sum, excess] = [planes.count[i], planes.sum[i], planes.excess[i]];
  const again = Math.min(largest, count) - 1;
  if (again <= 0) return { count, sum, excess };
  const kept = count - again;
  const frames = again + 1;
  const apart = sum - count * mean;
  const side = (apart > 0 ? planes.above : planes.below)[i];
  const unclear = UNCLEAR * frames + (REACH - UNCLEAR) * Math.min(side, frames);
  const loudest = apart > 0 ? Math.min(unclear, WITHOUT_EXCESS * frames + excess) : unclear;
  const rest = Math.max(0, Math.abs(apart) - (loudest * again) / frames);
  return {
    count: kept,
    sum: kept * mean + Math.sign(apart) * rest,
    excess: Math.max(0, excess - (Math.min(excess, (REACH - WITHOUT_EXCESS) * frames) * again) / frames),
  };
}
