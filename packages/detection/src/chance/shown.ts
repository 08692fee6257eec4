/** What a site shows without the photographs of one scene. */
import { CLEARLY, EXCESS_FROM, REACH, STEPS, type SitePlanes } from '@hotpix/statistics';

/** What some frames show at a site: the planes of evidence, at one place. */
export interface Shown {
  readonly count: number;
  readonly sum: number;
  readonly excess: number;
  readonly above: number;
  readonly below: number;
}

/** The most that a frame adds which is not clear, or has no excess, in steps. */
const UNCLEAR = CLEARLY * STEPS - 1;
const WITHOUT_EXCESS = EXCESS_FROM * STEPS;

export function shownAt({ count, sum, excess, above, below }: SitePlanes, i: number): Shown {
  return { count: count[i], sum: sum[i], excess: excess[i], above: above[i], below: below[i] };
}

/**
 * What a site shows at least without some frames: planes do not tell which those were, so they are taken to be the ones that speak
 * loudest.
 * @param frames to leave out
 * @param mean of a step by chance
 */
export function shownWithout(shown: Shown, frames: number, mean: number): Shown {
  const { count, sum, excess, above, below } = shown;
  const kept = Math.max(0, count - frames);
  const apart = sum - count * mean;
  const unclear = UNCLEAR * frames + (REACH - UNCLEAR) * Math.min(apart > 0 ? above : below, frames);
  const loudest = apart > 0 ? Math.min(unclear, WITHOUT_EXCESS * frames + excess) : unclear;
  return {
    count: kept,
    sum: kept * mean + Math.sign(apart) * Math.max(0, Math.abs(apart) - loudest),
    excess: Math.max(0, excess - (REACH - WITHOUT_EXCESS) * frames),
    above: Math.max(0, above - frames),
    below: Math.max(0, below - frames),
  };
}
