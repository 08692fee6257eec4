/** How much sites of a frame differ from their neighbours, level by level. */
import { SIGMA_PER_MAD } from '../median.ts';
import type { FrameShape } from '@hotpix/core';
import { valueAt } from '../counts.ts';
import type { Neighbourhood } from '../neighbours.ts';
import type { View } from '../view.ts';
import { sampleSites, type Sites } from './sites.ts';

/** Levels at which the noise is measured; each gets an equal share of the sites. */
const LEVELS = 32;

export interface Point {
  readonly level: number;
  readonly sigma: number;
}

/** Some sites in the order of their levels. */
export interface Share {
  readonly from: number;
  readonly to: number;
  /** How many of them are taken: the calmer half. */
  readonly half: number;
}

/** The levels and residuals of a frame against a ring of neighbours, at the sites of a grid, in the order of the levels. */
export function measureLevelsPlainly(
  shape: FrameShape,
  samples: View['samples'],
  ring: Neighbourhood,
): readonly Point[] {
  return levelsOf(sampleSites(shape, samples, ring));
}

/** Those of so many sites that are not empty. */
export function sharesOf(sites: number): readonly Share[] {
  return Array.from({ length: LEVELS }, (_, i) => {
    const [from, to] = [i, i + 1].map((end) => Math.floor((end * sites) / LEVELS));
    return { from, to, half: Math.ceil((to - from) / 2) };
  }).filter(({ half }) => half > 0);
}

/** @param levels of what is taken of a share, in half DN together @param residuals the two in the middle, in half DN together */
export function pointOf({ half }: Share, levels: number, residuals: number): Point {
  return { level: levels / half / 2, sigma: (SIGMA_PER_MAD * (residuals / 2)) / 2 };
}

/** At each level the calmer half of the sites, of equals the first, and the median of its residuals. */
export function levelsOf({ levels, spreads, residuals }: Sites): Point[] {
  const byLevel = orderByLevel(levels);
  const [ofSpreads, ofResiduals] = [spreads, residuals].map((values) => new Uint32Array(greatest(values) + 1));
  return sharesOf(byLevel.length).map((share) => {
    const { from, to, half } = share;
    ofSpreads.fill(0);
    ofResiduals.fill(0);
    for (let i = from; i < to; i++) ofSpreads[spreads[byLevel[i]]]++;
    const limit = valueAt(ofSpreads, half - 1);
    let equals = half - countBelow(ofSpreads, limit);
    let sum = 0;
    for (let i = from; i < to; i++) {
      const site = byLevel[i];
      if (spreads[site] > limit || (spreads[site] === limit && equals-- <= 0)) continue;
      sum += levels[site];
      ofResiduals[residuals[site]]++;
    }
    return pointOf(share, sum, valueAt(ofResiduals, (half - 1) >> 1) + valueAt(ofResiduals, half >> 1));
  });
}

/** Sites in the order of their levels; equals keep their order. Counting is many times faster than comparing. */
function orderByLevel(levels: Uint32Array): Uint32Array {
  const starts = new Uint32Array(greatest(levels) + 2);
  for (let site = 0; site < levels.length; site++) starts[levels[site] + 1]++;
  for (let level = 1; level < starts.length; level++) starts[level] += starts[level - 1];
  const ordered = new Uint32Array(levels.length);
  for (let site = 0; site < levels.length; site++) ordered[starts[levels[site]]++] = site;
  return ordered;
}

function greatest(values: Uint32Array): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) if (values[i] > most) most = values[i];
  return most;
}

function countBelow(counts: Uint32Array, value: number): number {
  let n = 0;
  for (let i = 0; i < value; i++) n += counts[i];
  return n;
}
